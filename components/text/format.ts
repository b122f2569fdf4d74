// Numbers and dates as readers see them. Western digits in every language, because symbols, sessions and
// prices stand beside them; a real minus sign, because a hyphen is hard to see in a column.

import { utcDay } from "../../lib/market/utc-day.ts";

const MINUS = "−";
const numberFormats = new Map<string, Intl.NumberFormat>();

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

/**
 * Keeps a figure in its own order inside a text from right to left, where a sign or a percent sign would
 * otherwise change sides.
 */
function isolated(locale: string, text: string): string {
  return locale === "ar" ? `\u2066${text}\u2069` : text;
}

function signedText(locale: string, value: number, digits: number, withPlus: boolean): string {
  const rounded = Number(value.toFixed(digits));
  const sign = rounded < 0 ? MINUS : rounded > 0 && withPlus ? "+" : "";
  return `${sign}${plain(locale, value, digits)}`;
}

/** A number with a fixed count of decimals. */
export function decimal(locale: string, value: number | null, digits = 2): string {
  return value === null ? MISSING : isolated(locale, signedText(locale, value, digits, false));
}

/** A signed number: `+1.96`, `−2.02`, `0.00`. */
export function signed(locale: string, value: number | null, digits = 2): string {
  return value === null ? MISSING : isolated(locale, signedText(locale, value, digits, true));
}

/** A fraction as a signed percentage: 0.0839 is `+8.39%`. */
export function percent(locale: string, fraction: number | null, digits = 2): string {
  return fraction === null
    ? MISSING
    : isolated(locale, `${signedText(locale, fraction * 100, digits, true)}%`);
}

/** A p-value: three decimals, and `<0.001` below them. */
export function probability(locale: string, value: number | null): string {
  if (value === null) return MISSING;
  return isolated(locale, value < 0.001 ? `<${plain(locale, 0.001, 3)}` : plain(locale, value, 3));
}

/** A number inside a formula or a count of seconds: bare digits and a hyphen in every language, as LaTeX reads them. */
export const bareNumber = (value: number, digits: number): string => value.toFixed(digits);

/** A p-value beside a formula: three significant digits, however small it is. */
export const bareProbability = (value: number): string => value.toPrecision(3);

/** A product of doubles: six digits tell them apart, seventeen only tire the reader. */
export const sixDigits = (value: number): string => String(Number(value.toPrecision(6)));

/** What was and what is, `129.90 → 140.80 HKD`, from left to right in every language: an arrow does not mirror. */
export const beforeAfter = (locale: string, before: string, after: string): string =>
  isolated(locale, `${before} → ${after}`);

/** A large count in short form: 374,000,000 is `374M`. */
export function short(locale: string, value: number | null, withPlus = false): string {
  if (value === null) return MISSING;
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    notation: "compact",
    maximumFractionDigits: 1,
  });
  const sign = value < 0 ? MINUS : withPlus && value > 0 ? "+" : "";
  return isolated(locale, `${sign}${format.format(Math.abs(value))}`);
}

const DAY_MILLISECONDS = 86_400_000;

/** A day number as a reader's date, `6 Mar 2025`. */
export function longDay(locale: string, day: number): string {
  return dateFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(
    day * DAY_MILLISECONDS,
  );
}

/** A tick on a time axis: the month, with the year in January and on the first tick; or the day. */
export function dayTick(locale: string, day: number, unit: "day" | "month", isFirst: boolean): string {
  const instant = day * DAY_MILLISECONDS;
  if (unit === "day") return dateFormat(locale, { day: "numeric", month: "short" }).format(instant);
  const withYear = isFirst || utcDay(day).getUTCMonth() === 0;
  return dateFormat(locale, withYear ? { month: "short", year: "numeric" } : { month: "short" }).format(
    instant,
  );
}

/** An instant (milliseconds) as date and time in a zone, with the zone's offset. */
export function instantIn(locale: string, instant: number, zone: string): string {
  return dateFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).format(instant);
}

/** A date as the clocks of a zone have it at an instant (milliseconds), with or without its year. */
export function dateIn(locale: string, instant: number, zone: string, withYear: boolean): string {
  return dateFormat(locale, {
    day: "numeric",
    month: "short",
    ...(withYear ? { year: "numeric" } : {}),
    timeZone: zone,
  }).format(instant);
}

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

/** A format made once: making one takes longer than a whole row of a table. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    const tag = locale === "en" ? "en-GB" : `${locale}-u-nu-latn`;
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
