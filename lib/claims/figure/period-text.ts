import { dayNumber } from "../../market/session-date.ts";
import { numberInWords } from "./figure-words.ts";
import { numbersIn } from "./number-text.ts";

/** A length of time, in calendar days. */
export interface WrittenPeriod {
  readonly days: number;
  /** One of what it is counted in, in days. */
  readonly step: number;
  /** Whether it is counted in sessions, and not in days. */
  readonly inSessions: boolean;
}

const YEAR_DAYS = 365.25;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:years?|yr)\b|年|سنوات|سنة|عام|أعوام|سنتين|عامين/i, YEAR_DAYS],
  [/\bmonths?\b|个月|月|أشهر|شهر|شهور|شهرين/i, YEAR_DAYS / 12],
  [/\bweeks?\b|周|星期|أسابيع|أسبوع|أسبوعين/i, 7],
  [/\b(?:trading days?|sessions?)\b|个交易日|交易日|جلسات|جلسة|جلستين/i, 1],
  [/\bdays?\b|天|日|أيام|يوم|يومين/i, 1],
];
const DUAL = /سنتين|عامين|شهرين|أسبوعين|يومين|جلستين/;
const SESSIONS = /\b(?:trading days?|sessions?)\b|交易日|جلس/i;

/** The length of time of a text: `nearly two weeks`, `近四年`, `أسبوعين`; null where it has none. */
export function periodIn(text: string): WrittenPeriod | null {
  const unit = UNITS.find(([words]) => words.test(text));
  if (!unit) return null;
  const written = numbersIn(text)[0];
  const count = written?.size ?? (DUAL.test(text) ? 2 : numberInWords(text));
  if (count === null) return null;
  return { days: count * unit[1], step: unit[1] * (written?.step ?? 1), inSessions: SESSIONS.test(text) };
}

/** Days in a row, as numbers since 1970-01-01, both included. */
export interface WrittenDates {
  readonly first: number;
  readonly last: number;
}

/** In English and Arabic, by their names in Egypt and the Gulf and by those in the Levant and Iraq. */
const MONTHS = [
  /\bjan(?:uary)?\b|يناير|كانون الثاني/iu,
  /\bfeb(?:ruary)?\b|فبراير|شباط/iu,
  /\bmar(?:ch)?\b|مارس|آذار/iu,
  /\bapr(?:il)?\b|أبريل|نيسان/iu,
  /\bmay\b|مايو|أيار/iu,
  /\bjune?\b|يونيو|حزيران/iu,
  /\bjuly?\b|يوليو|تموز/iu,
  /\baug(?:ust)?\b|أغسطس|(?<!\p{L})آب(?!\p{L})/iu,
  /\bsep(?:t(?:ember)?)?\b|سبتمبر|أيلول/iu,
  /\boct(?:ober)?\b|أكتوبر|تشرين الأول/iu,
  /\bnov(?:ember)?\b|نوفمبر|تشرين الثاني/iu,
  /\bdec(?:ember)?\b|ديسمبر|كانون الأول/iu,
];
/** The parts of a year, four months each. */
const THIRDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:early|the start of|the beginning of)\b|年初|أوائل|مطلع/i, 0],
  [/\bmid\b|年中|منتصف/i, 1],
  [/\b(?:late|the end of)\b|年底|年末|أواخر|نهاية/i, 2],
];

/** The day, month, third of a year or year that a text names: `2021-11-26`, `November 2021`, `late 2021`, `2021年底`. */
export function datesIn(text: string): WrittenDates | null {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (iso !== undefined) return { first: dayNumber(iso), last: dayNumber(iso) };
  const year = Number(/(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0] ?? Number.NaN);
  if (Number.isNaN(year)) return null;
  const chinese = Number(/年\s*(\d{1,2})\s*月/.exec(text)?.[1] ?? Number.NaN);
  const named = MONTHS.findIndex((month) => month.test(text));
  const month = Number.isNaN(chinese) ? named : chinese - 1;
  const written = Number.isNaN(chinese) ? /(?<!\d)(\d{1,2})(?!\d)/ : /月\s*(\d{1,2})\s*日/;
  const day = Number(written.exec(text)?.[1] ?? Number.NaN);
  if (month >= 0 && month < 12) {
    const start = monthStart(year, month);
    const end = monthStart(year, month + 1) - 1;
    const isDay = day >= 1 && start + day - 1 <= end;
    return isDay ? { first: start + day - 1, last: start + day - 1 } : { first: start, last: end };
  }
  const third = THIRDS.find(([words]) => words.test(text))?.[1];
  return third === undefined
    ? { first: monthStart(year, 0), last: monthStart(year, 12) - 1 }
    : { first: monthStart(year, third * 4), last: monthStart(year, third * 4 + 4) - 1 };
}

/** The number of the first day of a month, counted from 0; the twelfth is next January. */
function monthStart(year: number, month: number): number {
  const ahead = month >= 12 ? 1 : 0;
  const text = String((month % 12) + 1).padStart(2, "0");
  return dayNumber(`${year + ahead}-${text}-01`);
}
