import type { Interval } from "../../lib/claims/figure/interval.ts";
import type { FigureUnit } from "../../lib/claims/figure/reported-figure.ts";
import type { Measured } from "../../lib/claims/measured/step.ts";
import { dateMeasured, daysSince, stepsOf, type Verdict } from "../../lib/claims/verdict.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import { fill } from "../text/fill.ts";
import {
  currencyName,
  decimal,
  longDay,
  MISSING,
  money,
  percent,
  percentSize,
  short,
} from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";

type ClaimTexts = Messages["claims"];

/** What a figure counts, as it is written: fractions as a percentage, days of a time or a date. */
interface Counted {
  readonly unit: FigureUnit | NonNullable<Verdict["unit"]>;
  readonly currency: string | null;
  /** A part of a whole, which no sign belongs to. */
  readonly isShare?: boolean;
}

/** Whether a claim is about a part of a whole, not about a change. */
const isShare = ({ readings }: Verdict): boolean =>
  readings.some(({ measured }) => stepsOf(measured)[0]?.kind === "ratio");

/** A value in the unit of a claim: `+8.39%`, `140.80 HKD`, `344.3B USD`, `2.1×`, `13 days`. */
function claimValue(
  value: number,
  { unit, currency, isShare: share }: Counted,
  locale: string,
  texts: ClaimTexts,
): string {
  switch (unit) {
    case "fraction":
    case "percent":
    case "limit":
      return share ? percentSize(locale, value, 2) : percent(locale, value);
    case "price":
      return money(locale, value, currency);
    case "money":
      return Math.abs(value) < 100_000 ? money(locale, value, currency) : amount(value, currency, locale);
    case "multiple":
      return `${decimal(locale, value)}×`;
    case "days":
    case "time":
      return fill(texts.days, { count: decimal(locale, value, 0) });
    case "sessions":
      return fill(texts.sessions, { count: decimal(locale, value, 0) });
    case "date":
      return longDay(locale, value);
    default:
      return decimal(locale, value, Number.isInteger(value) ? 0 : 2);
  }
}

const amount = (value: number, currency: string | null, locale: string): string =>
  currency === null ? short(locale, value) : `${short(locale, value)} ${currencyName(locale, currency)}`;

/** What a claim's measure comes to, as stated; a dash where it has no value. */
export function measuredValue(verdict: Verdict, locale: string, texts: ClaimTexts): string {
  const [stated] = verdict.readings;
  return stated ? readingValue(stated.measured, verdict, locale, texts) : MISSING;
}

/** What a reading of a claim comes to: a value, the ends of a day's range, or a dash. */
export function readingValue(
  measured: Measured,
  verdict: Verdict,
  locale: string,
  texts: ClaimTexts,
): string {
  if (measured.is === "missing") return MISSING;
  const counted = { unit: measured.unit, currency: verdict.currency, isShare: isShare(verdict) };
  if (measured.is === "bounded") {
    const [low, high] = [measured.low, measured.high].map((end) => claimValue(end, counted, locale, texts));
    return fill(texts.range, { low: low ?? "", high: high ?? "" });
  }
  const [step] = stepsOf(measured);
  if (step?.kind === "limit") return atLimit(step.state, measured.value, locale, texts);
  if (step?.kind === "since") {
    const since = step.last?.session ?? step.firstStored;
    return verdict.figure?.unit === "date" || verdict.figure === null
      ? longDay(locale, dayNumber(since))
      : claimValue(
          verdict.figure.unit === "sessions" ? step.sessions : step.calendarDays,
          { unit: verdict.figure.unit, currency: null },
          locale,
          texts,
        );
  }
  return claimValue(measured.value, counted, locale, texts);
}

function atLimit(state: "up" | "down" | null, value: number, locale: string, texts: ClaimTexts): string {
  const move = percent(locale, value);
  if (state === null) return move;
  return fill(state === "up" ? texts.limitUp : texts.limitDown, { move });
}

/** What a figure as written can stand for: `8.35% to 8.45%`, `above 6.50%`. */
export function intervalValue(
  interval: Interval,
  verdict: Verdict,
  locale: string,
  texts: ClaimTexts,
): string {
  const written = verdict.figure?.unit ?? "number";
  const counted = {
    unit: written === "number" ? (verdict.unit ?? written) : written,
    currency: verdict.figure?.currency ?? verdict.currency,
    isShare: isShare(verdict),
  };
  const end = (value: number | null) => (value === null ? "" : claimValue(value, counted, locale, texts));
  const [low, high] = [end(interval.low), end(interval.high)];
  if (interval.low === null) return fill(interval.highIncluded ? texts.atMost : texts.below, { high });
  if (interval.high === null) return fill(interval.lowIncluded ? texts.atLeast : texts.above, { low });
  return fill(texts.range, { low, high });
}

/** How far a figure is from what is measured, without a sign: `0.63 points`; null where nothing can be said. */
export function differenceSize(verdict: Verdict, locale: string, texts: ClaimTexts): string | null {
  const { difference, unit, currency, figure } = verdict;
  if (difference === null || unit === null) return null;
  const size = Math.abs(difference);
  if (unit === "fraction" || unit === "limit")
    return fill(texts.points, { count: decimal(locale, size * 100) });
  if (unit === "time")
    return fill(figure?.unit === "sessions" ? texts.sessions : texts.days, {
      count: decimal(locale, size, 0),
    });
  return claimValue(size, { unit, currency }, locale, texts);
}

/** How a claim compares, in words: `as written`, `on another basis: the day’s high`, `off by 0.63 points`. */
export function verdictPhrase(verdict: Verdict, locale: string, texts: ClaimTexts): string {
  const { comparison, basis, why } = verdict;
  const said = texts.comparisons[comparison];
  if (comparison === "off") {
    const size = differenceSize(verdict, locale, texts);
    return size === null ? said : fill(texts.offBy, { size });
  }
  if (comparison === "on another basis" && basis)
    return fill(texts.because, { said, why: basisPhrase(basis, locale, texts) });
  if (comparison === "cannot be checked" && why !== null)
    return fill(texts.because, { said, why: texts.whys[why] });
  return said;
}

/** A reading in words, with the instrument and the session where they are others. */
export function basisPhrase(
  { basis, symbol, session }: Pick<Verdict["readings"][number], "basis" | "symbol" | "session">,
  locale: string,
  texts: ClaimTexts,
): string {
  const name = basis === "as stated" ? texts.asStated : texts.bases[basis];
  const detail = [
    ...(symbol === null ? [] : [leftToRight(locale, symbol)]),
    ...(session === null ? [] : [longDay(locale, dayNumber(session))]),
  ];
  return detail.length === 0 ? name : fill(texts.basisOf, { basis: name, detail: listed(locale, detail) });
}

/** How unusual the move of a claim's day was, as a sentence; null where nothing is said. */
export function unusualPhrase({ unusual }: Verdict, locale: string, texts: ClaimTexts): string | null {
  if (!unusual) return null;
  const words = {
    move: percentSize(locale, unusual.size, 2),
    sessions: unusual.sessions,
    asLarge: unusual.asLarge,
    from: longDay(locale, dayNumber(unusual.from)),
    to: longDay(locale, dayNumber(unusual.to)),
  };
  return unusual.oneIn === null
    ? fill(texts.unusual.none, words)
    : fill(texts.unusual.oneIn, { ...words, count: unusual.oneIn });
}

/** What a kept verdict measured, which has lost its unit: in that of the claim as it is judged now. */
export function keptValue(value: number | null, verdict: Verdict, locale: string, texts: ClaimTexts): string {
  if (value === null || verdict.unit === null) return MISSING;
  if (verdict.unit === "time") {
    if (dateMeasured(verdict) !== null && verdict.figure?.unit === "date") return longDay(locale, value);
    return daysSince(verdict) === null
      ? decimal(locale, value, 0)
      : claimValue(
          value,
          { unit: verdict.figure?.unit === "sessions" ? "sessions" : "days", currency: null },
          locale,
          texts,
        );
  }
  return claimValue(value, { unit: verdict.unit, currency: verdict.currency }, locale, texts);
}
