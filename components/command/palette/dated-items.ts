import { localePath } from "../../../lib/i18n/routing.ts";
import { addDays, dayNumber } from "../../../lib/market/session-date.ts";
import { searchable } from "../../../lib/searchable.ts";
import { fill } from "../../text/fill.ts";
import { longDay, longMonth } from "../../text/format.ts";
import { type AskedDate, askedDate, calendarDate, dateAmongWords } from "./asked-date.ts";
import type { PaletteItem, PaletteTexts } from "./page-commands.ts";

/** So many days before and after a day show what led to it and what became of it. */
const DAYS_AROUND = 21;
/** Of a day that is said without its year, so many years are offered. */
const MOST_YEARS = 3;

interface DatedContext {
  readonly items: readonly PaletteItem[];
  readonly locale: string;
  readonly texts: PaletteTexts["palette"];
}

/**
 * What a query that is a date leads to: the announcements of that day or month, the list of them, and the board round
 * it; of a date among other words the announcements that have them; nothing for any other query. Without a year it is
 * each year in which something was announced then, else the last.
 */
export function datedItems(query: string, { items, locale, texts }: DatedContext): PaletteItem[] {
  const asked = askedDate(query);
  if (asked === null) return announcedThen(query, items);
  const announced = items.filter(({ date }) => date !== undefined && isOn(date, asked));
  const dates = items.flatMap(({ date }) => date ?? []);
  const years = [
    ...new Set((announced.length > 0 ? announced : items).flatMap(({ date }) => date?.slice(0, 4) ?? [])),
  ];
  const latest = years
    .sort()
    .reverse()
    .slice(0, announced.length > 0 ? MOST_YEARS : 1);
  const offered = asked.year === null ? latest.map(Number) : [asked.year];
  const known = dates.length === 0 ? [] : offered.flatMap((year) => spanOf(year, asked) ?? []);
  const pages = known.flatMap(({ from, to }): PaletteItem[] => {
    const date = from === to ? longDay(locale, dayNumber(from)) : longMonth(locale, dayNumber(from));
    const around =
      from === to ? { from: addDays(from, -DAYS_AROUND), to: addDays(to, DAYS_AROUND) } : { from, to };
    const story: PaletteItem = {
      ...{
        group: "pages",
        label: fill(texts.dates.story, { date }),
        href: `${localePath(locale, "/stories")}/${from}`,
      },
    };
    return [
      ...(from === to ? [story] : []),
      {
        group: "pages",
        label: fill(from === to ? texts.dates.board : texts.dates.boardMonth, { date }),
        href: `${localePath(locale, "/")}?${new URLSearchParams(around)}`,
      },
      {
        group: "pages",
        label: fill(texts.dates.list, { date }),
        href: `${localePath(locale, "/events")}?${new URLSearchParams({ from, to })}`,
      },
    ];
  });
  return [...announced, ...pages];
}

/** The announcements of a month or day that have the words beside it: `deepseek january 2025`. */
function announcedThen(query: string, items: readonly PaletteItem[]): PaletteItem[] {
  const said = dateAmongWords(query);
  if (said === null) return [];
  return items.filter(({ date, label, detail, words }) => {
    if (date === undefined || !isOn(date, said.asked)) return false;
    const text = searchable(`${label} ${detail ?? ""} ${words ?? ""}`);
    return said.words.every((word) => text.includes(word));
  });
}

/** A month counts for every day in it, as in a filter. */
function isOn(date: string, { year, month, day }: AskedDate): boolean {
  const [ownYear, ownMonth, ownDay] = date.split("-").map(Number);
  if (ownMonth !== month || (year !== null && ownYear !== year)) return false;
  return day === null || ownDay === undefined || ownDay === day;
}

/** The day or the whole month, both ends included; null for 29 February of a common year. */
function spanOf(
  year: number,
  { month, day }: AskedDate,
): { readonly from: string; readonly to: string } | null {
  const next = month === 12 ? calendarDate(year + 1, 1, 1) : calendarDate(year, month + 1, 1);
  const last = addDays(next, -1);
  if (day === null) return { from: calendarDate(year, month, 1), to: last };
  const date = calendarDate(year, month, day);
  return date > last ? null : { from: date, to: date };
}
