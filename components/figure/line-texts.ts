import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { decimal, longDay, percent, shortPrice } from "../text/format.ts";

/** What is said of a line in words. */
export type LineTexts = Pick<Messages["figure"], "noQuotesSince" | "changeTo" | "doubted">;

/** Where a line ends within what is shown, and what it came to; null where it has no value there. */
export interface LineEnd {
  readonly day: number;
  /** On the scale drawn. */
  readonly value: number;
  /** `178.7` on an indexed scale, `142.90 HKD` on one of prices. */
  readonly level: string;
  /** The change over what is shown, and the day of the last value where nothing else says it: `+78.72% to 27 Feb 2026`. */
  readonly change: string;
  /** Why it ends before the range does: `no quotes since 8 Jan 2026`. */
  readonly ended: string | null;
  /** That the checks found an error in its quotes, where they did. */
  readonly doubt: string | null;
}

/** The end of a line within the part of a chart that is shown. */
export function lineEnd(
  { scale, time }: Pick<Chart, "scale" | "time">,
  line: ChartLine,
  locale: string,
  texts: LineTexts,
): LineEnd | null {
  const isShown = (at: number) => {
    const day = line.days[at];
    return day !== undefined && day >= time.first && day <= time.last && (line.values[at] ?? null) !== null;
  };
  const at = [...line.days.keys()].findLast(isShown) ?? -1;
  const [day, value] = [line.days[at], line.values[at] ?? null];
  if (day === undefined || value === null) return null;
  const ended = line.endedOn === day;
  const change = percent(locale, line.change);
  return {
    day,
    value,
    level:
      scale === "indexed"
        ? decimal(locale, value, 1)
        : shortPrice(locale, line.closes[at] ?? null, line.currency),
    change: ended ? change : fill(texts.changeTo, { change, date: longDay(locale, day) }),
    ended: ended ? noQuotes(day, locale, texts) : null,
    doubt: line.isDoubted ? texts.doubted : null,
  };
}

/** That a series has ended: its exchange trades on, and no quote of it is stored. */
export const noQuotes = (
  endedOn: number,
  locale: string,
  { noQuotesSince }: Pick<LineTexts, "noQuotesSince">,
): string => fill(noQuotesSince, { date: longDay(locale, endedOn) });
