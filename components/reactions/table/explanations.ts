import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { type FindingLabels, findingItem } from "../../data/finding-sentence.ts";
import { fill } from "../../text/fill.ts";
import { decimal, instantIn, money } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { clauses, listed } from "../../text/lists.ts";

/** Messages with `{places}` that are filled for a row. */
export interface ExplanationLabels extends FindingLabels {
  readonly dayZeroInstant: string;
  readonly dayZeroDay: string;
  readonly dayZeroClosures: string;
  /** Where the instant fell, by `DayZeroReason`. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly status: Readonly<Record<string, string>>;
  readonly limitUp: string;
  readonly limitDown: string;
  readonly notAtLimit: string;
  readonly confounders: string;
  /** `{count}`. */
  readonly andMore: string;
  readonly flags: string;
  /** `{list}`. */
  readonly findings: string;
}

/** Why day 0 is what it is, in a sentence; or why there is none. */
export function explainDayZero(
  { dayZero, zone, status }: Pick<TableReaction, "dayZero" | "zone" | "status">,
  locale: string,
  labels: ExplanationLabels,
): string {
  if (dayZero.status !== "found") return labels.status[status] ?? status;
  const values = {
    instant: instantIn(locale, dayZero.instant, zone),
    reason: labels.reasons[dayZero.reason] ?? dayZero.reason,
    session: dayZero.session,
  };
  const sentence = fill(dayZero.fromDay ? labels.dayZeroDay : labels.dayZeroInstant, values);
  if (dayZero.closures.length === 0) return sentence;
  const dates = listed(
    locale,
    dayZero.closures.map(({ date }) => date),
  );
  return `${sentence} ${fill(labels.dayZeroClosures, { dates })}`;
}

/** What the price limit did to a reaction; null where the listing has none. */
export function explainLimit(
  reaction: Pick<TableReaction, "limit" | "priceLimit" | "limitUpPrice" | "close" | "currency" | "limitRun">,
  locale: string,
  labels: ExplanationLabels,
): string | null {
  const { limit, priceLimit, limitUpPrice, close, currency, limitRun } = reaction;
  if (priceLimit === null || close === null) return null;
  const values = {
    limit: leftToRight(locale, `${decimal("en", priceLimit * 100, 0)}%`),
    price: money(locale, limit === null ? limitUpPrice : close, currency),
    run: limitRun,
  };
  if (limit === "up") return fill(labels.limitUp, values);
  if (limit === "down") return fill(labels.limitDown, values);
  return fill(labels.notAtLimit, values);
}

/** The other announcements in the event window: the nearest by their names in `titles`, and how many more. */
export function explainConfounders(
  { nearestConfounders, confounderCount, window }: TableReaction,
  titles: readonly string[],
  locale: string,
  labels: ExplanationLabels,
): string {
  const more = confounderCount - nearestConfounders.length;
  const named = [
    ...nearestConfounders.flatMap((position) => titles[position] ?? []),
    ...(more > 0 ? [fill(labels.andMore, { count: more })] : []),
  ];
  return fill(labels.confounders, { window, titles: clauses(locale, named) });
}

/** Which stored prices behind the figure are not ordinary ones. */
export function explainFlags({ flags }: TableReaction, locale: string, labels: ExplanationLabels): string {
  return fill(labels.flags, { flags: clauses(locale, flags) });
}

/** What the checks found odd in the quotes behind a reaction, each with whom and which sessions it is about. */
export function explainFindings(
  { findings }: TableReaction,
  locale: string,
  labels: ExplanationLabels,
): string {
  const list = findings.map((found) => findingItem(found, locale, labels));
  return fill(labels.findings, { list: list.join(" ") });
}
