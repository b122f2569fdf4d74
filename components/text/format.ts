// Numbers and dates as readers see them. Western digits in every language, because symbols, sessions and
// prices stand beside them; a real minus sign, because a hyphen is hard to see in a column.

import { languageOf } from "../../lib/i18n/routing.ts";
import { utcDay } from "../../lib/market/utc-day.ts";
import { asLanguage, leftToRight } from "./left-to-right.ts";

const MINUS = "−";
const numberFormats = new Map<string, Intl.NumberFormat>();
const currencyNames = new Map<string, Intl.DisplayNames>();

function plain(locale: string, value: number, digits: number): string {
  const key = `${locale} ${digits}`;
  const format =
    numberFormats.get(key) ??
    new Intl.NumberFormat(`${locale}-u-nu-latn`, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  numberFormats.set(key, format);
  return format.format(Math.abs(value));
}

/** What is shown for a value that is not there. */
export const MISSING = "–";

function signedText(locale: string, value: number, digits: number, withPlus: boolean): string {
  const rounded = Number(value.toFixed(digits));
  const sign = rounded < 0 ? MINUS : rounded > 0 && withPlus ? "+" : "";
  return `${sign}${plain(locale, value, digits)}`;
}

/** A number with a fixed count of decimals. */
export function decimal(locale: string, value: number | null, digits = 2): string {
  return value === null ? MISSING : leftToRight(locale, signedText(locale, value, digits, false));
}

/** A signed number: `+1.96`, `−2.02`, `0.00`. */
export function signed(locale: string, value: number | null, digits = 2): string {
  return value === null ? MISSING : leftToRight(locale, signedText(locale, value, digits, true));
}

/** A fraction as a signed percentage: 0.0839 is `+8.39%`. */
export function percent(locale: string, fraction: number | null, digits = 2): string {
  return fraction === null
    ? MISSING
    : leftToRight(locale, `${signedText(locale, fraction * 100, digits, true)}%`);
}

/** A fraction's size as a percentage without a sign, beside a word that says which way: −0.0202 is `2.0%`. */
export const percentSize = (locale: string, fraction: number, digits = 1): string =>
  leftToRight(locale, `${plain(locale, fraction * 100, digits)}%`);

/** A p-value: three decimals, and `<0.001` below them. */
export function probability(locale: string, value: number | null): string {
  if (value === null) return MISSING;
  return leftToRight(locale, value < 0.001 ? `<${plain(locale, 0.001, 3)}` : plain(locale, value, 3));
}

/** A test's two figures as one fragment, `t +2.41, p 0.018`: a letter never leaves its number, in whichever direction the text runs. */
export const testFigures = (locale: string, t: number | null, p: number | null): string =>
  leftToRight(locale, `t\u00A0${signed(locale, t)}, p\u00A0${probability(locale, p)}`);

/** A bare p with its letter: `p 0.018`. */
export const labelledProbability = (locale: string, p: number | null): string =>
  leftToRight(locale, `p\u00A0${probability(locale, p)}`);

/** A number inside a formula or a count of seconds: bare digits and a hyphen in every language, as LaTeX reads them. */
export const bareNumber = (value: number, digits: number): string => value.toFixed(digits);

/** A p-value beside a formula: three significant digits, however small it is. */
export const bareProbability = (value: number): string => value.toPrecision(3);

/** A product of doubles: six digits tell them apart, seventeen only tire the reader. */
export const sixDigits = (value: number): string => String(Number(value.toPrecision(6)));

/**
 * What was and what is, `129.90 → 140.80 HKD`, in the direction of reading: an arrow does not mirror by itself, and
 * from left to right a currency in Arabic words would be torn from its number where the line ends.
 */
export const beforeAfter = (locale: string, before: string, after: string): string =>
  languageOf(locale) === "ar" ? asLanguage(locale, `${before} ← ${after}`) : `${before} → ${after}`;

/**
 * A large count in short form, with two decimals and four digits at most: 404,900,000 is `404.9M`, `4.05 亿` and
 * `404.9 مليون`.
 */
export function short(locale: string, value: number | null, withPlus = false): string {
  return value === null ? MISSING : shortText(locale, value, withPlus);
}

/** A count of shares in short form: `4.05 亿股`. English and Arabic say beside it what is counted. */
export const shortShares = (locale: string, shares: number): string =>
  languageOf(locale) === "zh" ? `${shortText(locale, shares, false)}股` : short(locale, shares);

/** A price with its currency where a sentence has no room: as `money`, with the letters of the currency in Arabic. */
export const shortPrice = (locale: string, price: number | null, currency: string | null): string =>
  languageOf(locale) === "ar" && price !== null && currency !== null
    ? leftToRight(locale, `${signedText(locale, price, 2, false)} ${currency}`)
    : money(locale, price, currency);

/** A price or an amount with its currency: `140.80 HKD`, `140.80 港元`, `140.80 دولار هونغ كونغ`; points of an index have none. */
export const money = (locale: string, amount: number | null, currency: string | null, digits = 2): string =>
  amount === null || currency === null
    ? decimal(locale, amount, digits)
    : asLanguage(locale, `${decimal(locale, amount, digits)} ${currencyName(locale, currency)}`);

/** A large amount in short form with its sign and currency: `+26.03B USD`, `+260.3 亿美元`. */
export function shortMoney(locale: string, amount: number, currency: string): string {
  const gap = languageOf(locale) === "zh" ? "" : " ";
  return asLanguage(locale, `${shortText(locale, amount, true)}${gap}${currencyName(locale, currency)}`);
}

/** A currency of three letters as readers of a language call it; in English its letters, as tables of prices have them. */
export function currencyName(locale: string, currency: string): string {
  if (languageOf(locale) === "en") return currency;
  const names = currencyNames.get(locale) ?? new Intl.DisplayNames([locale], { type: "currency" });
  currencyNames.set(locale, names);
  return names.of(currency) ?? currency;
}

const shortFormats = new Map<string, Intl.NumberFormat>();

function shortText(locale: string, value: number, withPlus: boolean): string {
  const format =
    shortFormats.get(locale) ??
    new Intl.NumberFormat(`${locale}-u-nu-latn`, {
      notation: "compact",
      maximumFractionDigits: 2,
      maximumSignificantDigits: 4,
      roundingPriority: "lessPrecision",
    });
  shortFormats.set(locale, format);
  const sign = value < 0 ? MINUS : withPlus && value > 0 ? "+" : "";
  const parts = format.formatToParts(Math.abs(value));
  const digits = parts.filter(({ type }) => !["compact", "literal"].includes(type));
  const unit = parts.find(({ type }) => type === "compact")?.value;
  const number = leftToRight(locale, `${sign}${digits.map((part) => part.value).join("")}`);
  if (unit === undefined) return number;
  return asLanguage(locale, `${number}${languageOf(locale) === "en" ? "" : " "}${unit}`);
}

const DAY_MILLISECONDS = 86_400_000;

/** A day number as a reader's date, `6 Mar 2025`. */
export function longDay(locale: string, day: number): string {
  const format = dateFormat(locale, { day: "numeric", month: "short", year: "numeric" });
  return asLanguage(locale, format.format(day * DAY_MILLISECONDS));
}

/** A day number as a reader's date with the whole month, `6 March 2025`. */
export function fullDay(locale: string, day: number): string {
  return dateFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(
    day * DAY_MILLISECONDS,
  );
}

/** The month of a day number as a reader's, `March 2025`. */
export function longMonth(locale: string, day: number): string {
  const format = dateFormat(locale, { month: "long", year: "numeric" });
  return asLanguage(locale, format.format(day * DAY_MILLISECONDS));
}

/** A tick on a time axis: the year; the month, with the year in January and on the first tick; or the day, with the year on the first. */
export function dayTick(
  locale: string,
  day: number,
  unit: "day" | "month" | "year",
  isFirst: boolean,
): string {
  const withYear = unit === "year" || isFirst || (unit === "month" && utcDay(day).getUTCMonth() === 0);
  const parts: Intl.DateTimeFormatOptions = {
    ...(unit === "day" ? { day: "numeric" } : {}),
    ...(unit === "year" ? {} : { month: "short" }),
    ...(withYear ? { year: "numeric" } : {}),
  };
  return asLanguage(locale, dateFormat(locale, parts).format(day * DAY_MILLISECONDS));
}

/** An instant (milliseconds) as date and time in a zone: with its offset in English, elsewhere with the zone's name. */
export function instantIn(locale: string, instant: number, zone: string): string {
  const name = languageOf(locale) === "en" ? "shortOffset" : zone === "UTC" ? "long" : "longGeneric";
  const format = dateFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: name,
  });
  const parts = format.formatToParts(instant);
  return asLanguage(
    locale,
    parts.map(({ type, value }) => (type === "timeZoneName" ? inZone(value) : value)).join(""),
  );
}

/** «Hong Kong Standard Time» of an Arabic clock as its readers say it: «in the time of Hong Kong». Other languages stay. */
const inZone = (name: string): string => name.replace(/^(?=توقيت)/u, "ب").replace(/ الرسمي$/u, "");

/** A date as the clocks of a zone have it at an instant (milliseconds), with or without its year. */
export function dateIn(locale: string, instant: number, zone: string, withYear: boolean): string {
  const format = dateFormat(locale, {
    day: "numeric",
    month: "short",
    ...(withYear ? { year: "numeric" } : {}),
    timeZone: zone,
  });
  return asLanguage(locale, format.format(instant));
}

/** The year that the clocks of a zone show at an instant (milliseconds), in bare digits. */
export const yearIn = (instant: number, zone: string): string =>
  dateFormat("en", { year: "numeric", timeZone: zone }).format(instant);

/** The time of day as the clocks of a zone show it at an instant (milliseconds): `02:55`. */
export function timeOfDayIn(locale: string, instant: number, zone: string): string {
  return dateFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(instant);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
/** Far more than the product's own; a reader's dates may name zones in any spelling. */
const MOST_DATE_FORMATS = 500;

/** A format made once: making one takes longer than a whole row of a table, and tens of kB outside of the heap. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    const tag = locale === "en" ? "en-GB" : `${locale}-u-nu-latn`;
    if (dateFormats.size >= MOST_DATE_FORMATS) dateFormats.clear();
    format = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
    dateFormats.set(key, format);
  }
  return format;
}

/** The direction of a change, for colour; none when it rounds to zero or is missing. */
export function direction(value: number | null): "up" | "down" | null {
  if (value === null || Math.abs(value) < 0.000_05) return null;
  return value > 0 ? "up" : "down";
}
