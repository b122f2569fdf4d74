import { isIsoDate } from "../../../lib/market/session-date.ts";
import { searchable } from "../../../lib/searchable.ts";

/** A day or a month that a query names, in numbers of the calendar; a part that it does not say is null. */
export interface AskedDate {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number | null;
}

/** Where months have names of their own: English, both sets of Arabic names, and Chinese by number. */
const MONTH_LANGUAGES = ["en", "ar", "ar-SY"] as const;

/** The months by their names, long and short, folded. */
function monthNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of MONTH_LANGUAGES) {
    for (const width of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { month: width, timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        names.set(searchable(format.format(Date.UTC(2025, month - 1, 15))), month);
      }
    }
  }
  return names.set("sept", 9);
}

let months: ReadonlyMap<string, number> | null = null;

const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const CHINESE = /^(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號]?)?$/;

/**
 * The day or month that a whole query is, in any of the languages: `6 march 2025`, `Mar 6`, `3月6日`, `6 مارس`,
 * `2025-03-06`, `march 2025`; null where it is none, or none of the calendar.
 */
export function askedDate(query: string): AskedDate | null {
  const typed = searchable(query).trim();
  const numbers = ISO.exec(typed) ?? CHINESE.exec(typed);
  if (numbers) {
    const [, year, month = "", day] = numbers;
    return known({ year: number(year), month: Number(month), day: number(day) });
  }
  let [year, month, day]: (number | null)[] = [null, null, null];
  for (const word of wordsOf(typed)) {
    const named = monthOf(word);
    const [, digits] = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(word) ?? [];
    if (named !== undefined && month === null) month = named;
    else if (digits?.length === 4 && year === null) year = Number(digits);
    else if (digits !== undefined && digits.length < 3 && day === null) day = Number(digits);
    else if (!FILLERS.has(word)) return null;
  }
  return month === null || month === undefined
    ? null
    : known({ year: year ?? null, month, day: day ?? null });
}

/** A month of a year, or a day of it, with other words. */
interface DateAmongWords {
  readonly asked: AskedDate;
  /** Folded. */
  readonly words: readonly string[];
}

/**
 * The month that a query names among other words, `deepseek january 2025`, and the day that stands beside it; null
 * without a year, where `may` and `4` are words like others, and without such words, where the query is a date itself.
 */
export function dateAmongWords(query: string): DateAmongWords | null {
  const words = wordsOf(searchable(query));
  const at = words.findIndex((word) => monthOf(word) !== undefined);
  const month = monthOf(words[at] ?? "");
  const year = words.find((word) => /^(?:19|20)\d\d$/.test(word));
  if (month === undefined || year === undefined) return null;
  const day = [words[at - 1], words[at + 1]].find((word) => word !== undefined && DAY.test(word));
  const asked = known({
    year: Number(year),
    month,
    day: day === undefined ? null : Number.parseInt(day, 10),
  });
  const others = words.filter(
    (word, place) => place !== at && word !== year && word !== day && !FILLERS.has(word),
  );
  return asked === null || others.length === 0 ? null : { asked, words: others };
}

const DAY = /^\d{1,2}(?:st|nd|rd|th)?$/;

const wordsOf = (folded: string): string[] => folded.split(/[\s,،.]+/).filter(Boolean);

/** The number of a month's name; undefined for any other word. */
function monthOf(word: string): number | undefined {
  months ??= monthNames();
  return months.get(word);
}

/** Words that stand in a date and say nothing. */
const FILLERS: ReadonlySet<string> = new Set(["of", "the", "on", "من", "في", "يوم"].map(searchable));

const number = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));

/** The date where there is such a one; 29 February without a year is. */
function known({ year, month, day }: AskedDate): AskedDate | null {
  return isIsoDate(calendarDate(year ?? LEAP_YEAR, month, day ?? 1)) ? { year, month, day } : null;
}

const LEAP_YEAR = 2024;

/** A day of the calendar as an ISO date, whether or not there is such a one. */
export const calendarDate = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
