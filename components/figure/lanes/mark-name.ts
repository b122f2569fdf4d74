import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { longDay, percent } from "../../text/format.ts";
import { colon, listed } from "../../text/lists.ts";

export interface MarkNameLabels {
  readonly abnormal: string;
  readonly notStudied: string;
  /** What is said of one that names no listing shown. */
  readonly unnamed: string;
  /** Why there is no figure, by status. */
  readonly status: Readonly<Record<string, string>>;
}

/**
 * An announcement in words for those who hear it, with what each listing did on its day 0:
 * `QwQ-32B, 6 Mar 2025. 9988.HK +8.39%, AR +3.83%.`
 */
export function markName(
  mark: TimelineMark,
  reactions: readonly TableReaction[],
  locale: string,
  labels: MarkNameLabels,
): string {
  const head = `${listed(locale, [mark.title, markDate(mark, locale)])}.`;
  if (mark.precision === "month") return `${head} ${labels.notStudied}`;
  if (reactions.length === 0) return `${head} ${labels.unnamed}`;
  const said = reactions.map(({ symbol, rawReturn, adjustedReturn, abnormalReturn, status }) => {
    const change = rawReturn ?? adjustedReturn;
    if (change === null) return `${symbol}${colon(locale)}${labels.status[status] ?? status}.`;
    const abnormal = abnormalReturn && `${labels.abnormal} ${percent(locale, abnormalReturn.value)}`;
    return `${listed(locale, [`${symbol} ${percent(locale, change)}`, ...(abnormal ? [abnormal] : [])])}.`;
  });
  return [head, ...said].join(" ");
}

/** The day of an announcement as a reader's date; the month as it is where only that is known. */
export const markDate = ({ precision, localDate, day }: TimelineMark, locale: string): string =>
  precision === "month" ? localDate : longDay(locale, day);
