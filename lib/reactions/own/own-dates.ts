import { isIsoDate, localInstant } from "../../market/session-date.ts";
import type { AnnouncementTime } from "../../market/types.ts";

/** A date of a reader's own, as it is studied. */
export interface OwnDate {
  /** ISO date by the clocks of `zone`. */
  readonly date: string;
  /** `HH:MM` by the same clocks; null where only the day is known. */
  readonly time: string | null;
  /** An IANA zone, or what its clocks are ahead of UTC (`+05:30`); null where the line names none. */
  readonly zone: string | null;
  /** Empty where it has none. */
  readonly label: string;
}

export type DateProblemCode =
  | "no date"
  | "no such day"
  | "ambiguous"
  | "bad time"
  | "bad zone"
  | "long label"
  | "repeated";

/** One entry that can't be studied, by the line that it stands on. */
export interface DateProblem {
  readonly code: DateProblemCode;
  /** From 1. */
  readonly line: number;
  /** What can't be read of it, shortened. */
  readonly text: string;
}

export interface OwnDates {
  readonly dates: readonly OwnDate[];
  readonly problems: readonly DateProblem[];
  /** How many dates are left out, beyond the first that are studied at once. */
  readonly left: number;
}

/** So many dates are studied at once; their address stays within what browsers and servers take. */
export const MOST_DATES = 200;
export const LONGEST_LABEL = 80;
/** Of the whole text; a longer one is read no further. */
export const LONGEST_TEXT = 16_000;

/** What hides in pasted texts: controls, byte order marks, marks of direction. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** Entries of one line are parted by what can't be in a label: a sign behind which another date begins. */
const BETWEEN = /[;,،；，]\s*(?=\d{4}[-/.年]\d)/;
const HEADER = /^"?(date|day|dates|日期|التاريخ|تاريخ)\b|^日期|^التاريخ/i;

const YEAR_FIRST = /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})\s*[日號号]?(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const MONTH_FIRST = /^([a-z]{3,9})\.?[-/ ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\d{4})(?!\d)/i;
const MONTH_SECOND = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?,?[-/ ]+(\d{4})(?!\d)/i;
const MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];

const GAP = /^(?:[\s,;|"'،；，–—:]|-(?=\s))+/;
const CLOCK = /^T?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*([ap])\.?m\b\.?)?/i;
const OFFSET = /^(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?([0-5]\d))?(?![\d:])/i;
const UNIVERSAL = /^(?:UTC|GMT|Z)(?![\w/])/i;
const NAMED_ZONE =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w+/-]+/;
/** Letters that several clocks go by, or one only for half of the year. */
const LETTERED_ZONE =
  /^(?:[ECMP][SD]?T|HK[ST]?T|[JKBI]ST|SGT|CES?T|EES?T|WES?T|AES?[DT]T?|NZ[DS]T|MSK|GST)(?![\w/])/;

type Read = { readonly entry: OwnDate } | { readonly problem: Omit<DateProblem, "line"> };

/**
 * The dates in a text of a reader's own, one a line or parted by commas before the next date: a date, then if wanted
 * a time, a zone and a label. Dates have the year first, the month as a word, or a day beyond 12 to tell it by. What
 * can't be read is named by its line and changes nothing of the others.
 */
export function readOwnDates(text: string): OwnDates {
  const dates: OwnDate[] = [];
  const problems: DateProblem[] = [];
  const known = new Set<string>();
  let left = 0;
  const lines = text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, "\n").replace(HIDDEN, "").split("\n");
  lines.forEach((whole, at) => {
    const line = whole.replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
    if (at === 0 && HEADER.test(line.trim())) return;
    for (const piece of line.split(BETWEEN)) {
      const entry = piece.replace(GAP, "").replace(/[\s"',;]+$/, "");
      if (entry === "") continue;
      const read = readEntry(entry);
      if ("problem" in read) {
        problems.push({ ...read.problem, line: at + 1 });
        continue;
      }
      const { date, time, zone } = read.entry;
      const key = [date, time, zone].join(" ");
      if (known.has(key)) problems.push({ code: "repeated", line: at + 1, text: shortened(entry) });
      else if (dates.length === MOST_DATES) left += 1;
      else dates.push(read.entry);
      known.add(key);
    }
  });
  return { dates, problems, left };
}

/** The same dates as one line of an address; `readOwnDates` reads it back. */
export const ownDatesText = (dates: readonly OwnDate[], between = ","): string =>
  dates.map(ownDateText).join(between);

/** One date as a line: `2023-03-16 10:30 Asia/Shanghai ERNIE Bot`. */
export const ownDateText = ({ date, time, zone, label }: OwnDate): string =>
  [date, time, zone, label].filter(Boolean).join(" ");

/**
 * What is announced by a date of a reader's own, as the rules of day 0 read it. A date without a zone is by the clocks
 * of `zone`, IANA; one without a time is known to the day.
 */
export function ownTime(own: OwnDate, zone: string): AnnouncementTime {
  const { date, time } = own;
  const named = own.zone ?? zone;
  if (time === null) return { announcedAt: null, localDate: date, zone: named, precision: "day" };
  const offset = offsetMinutes(named);
  const announcedAt =
    offset === null ? localInstant(date, time, named) : localInstant(date, time, "UTC") - offset * 60_000;
  return { announcedAt, localDate: date, zone: offset === null ? named : "UTC", precision: "minute" };
}

function readEntry(text: string): Read {
  const day = readDay(text);
  if ("problem" in day) return day;
  let rest = day.rest.replace(GAP, "");
  const clock = CLOCK.exec(rest);
  const time = clock && timeOf(clock);
  if (clock && time === null) return problem("bad time", clock[0]);
  rest = rest.slice(clock?.[0].length ?? 0).replace(/^\s+/, "");
  const zone = readZone(rest, clock !== null);
  if ("problem" in zone) return zone;
  const label = zone.rest.replace(GAP, "").replace(/\s+/g, " ").trim();
  if (label.length > LONGEST_LABEL) return problem("long label", label);
  return { entry: { date: day.date, time, zone: zone.zone, label } };
}

function readDay(
  text: string,
): { readonly date: string; readonly rest: string } | Extract<Read, { problem: unknown }> {
  const found = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (found) return dayOf(found, [found[1], found[2], found[3]], text);
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [whole, first = "", second = "", year] = last;
    const [a, b] = [Number(first), Number(second)];
    if (a <= 12 && b <= 12 && a !== b) return problem("ambiguous", whole);
    return dayOf(last, a > 12 ? [year, second, first] : [year, first, second], text);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  const monthSecond = MONTH_SECOND.exec(text);
  const named = monthFirst ?? monthSecond;
  const [name = "", day] = monthFirst ? [monthFirst[1], monthFirst[2]] : [monthSecond?.[2], monthSecond?.[1]];
  const month = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().replace(/^sept$/, "sep")));
  if (!named || month < 0) return problem("no date", text);
  return dayOf(named, [named[3], String(month + 1), day], text);
}

function dayOf(
  { 0: whole }: RegExpExecArray,
  [year = "", month = "", day = ""]: readonly (string | undefined)[],
  text: string,
): ReturnType<typeof readDay> {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(date) ? { date, rest: text.slice(whole.length) } : problem("no such day", whole);
}

function timeOf([, hours = "", minutes = "", half]: RegExpExecArray): string | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  const shown = half ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour;
  return `${String(shown).padStart(2, "0")}:${minutes}`;
}

function readZone(
  text: string,
  isTimed: boolean,
): { readonly zone: string | null; readonly rest: string } | Extract<Read, { problem: unknown }> {
  const named = NAMED_ZONE.exec(text)?.[0];
  if (named !== undefined) {
    return isKnownZone(named) ? { zone: named, rest: text.slice(named.length) } : problem("bad zone", named);
  }
  const offset = isTimed ? OFFSET.exec(text) : null;
  if (offset) {
    const [whole, sign = "+", hours = "", minutes = "00"] = offset;
    if (Number(hours) > 14) return problem("bad zone", whole);
    return {
      zone: `${sign === "+" ? "+" : "-"}${hours.padStart(2, "0")}:${minutes}`,
      rest: text.slice(whole.length),
    };
  }
  const universal = UNIVERSAL.exec(text)?.[0];
  if (universal !== undefined) return { zone: "UTC", rest: text.slice(universal.length) };
  const lettered = isTimed ? LETTERED_ZONE.exec(text)?.[0] : undefined;
  return lettered === undefined ? { zone: null, rest: text } : problem("bad zone", lettered);
}

/** Whether clocks somewhere go by that name. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** `+05:30` as minutes ahead of UTC; null for a zone with a name. */
function offsetMinutes(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const problem = (code: DateProblemCode, text: string) => ({ problem: { code, text: shortened(text) } });

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
