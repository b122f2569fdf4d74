import { dayNumber } from "../../../lib/market/session-date.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { type FindingLabels, findingItem } from "../../data/finding-sentence.ts";
import { fill } from "../../text/fill.ts";
import { decimal, instantIn, longDay, money, percent, timeOfDayIn } from "../../text/format.ts";
import { dateInSentence, leftToRight } from "../../text/left-to-right.ts";
import { clauses, listed } from "../../text/lists.ts";

/** Messages with `{places}` that are filled for a row. */
export interface ExplanationLabels extends FindingLabels {
  readonly dayZeroInstant: string;
  readonly dayZeroClosures: string;
  readonly dayOnly: DayOnlyLabels;
  /** `{window}` and `{list}`; an item has `{title}` and `{day}`. */
  readonly holdsAnother: string;
  readonly holdsAnotherItem: string;
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

/** What is said where the hour of an announcement is not known; `{places}` as in the messages. */
interface DayOnlyLabels {
  readonly before: string;
  readonly after: string;
  readonly day: string;
  readonly dayOne: string;
  readonly report: string;
  readonly reportOne: string;
}

type Placed = Pick<TableReaction, "dayZero" | "zone" | "status" | "precision" | "candidates">;

/** Why day 0 is what it is, in a sentence; or why there is none. */
export function explainDayZero(reaction: Placed, locale: string, labels: ExplanationLabels): string {
  const { dayZero, zone, status, precision } = reaction;
  if (dayZero.status !== "found") return labels.status[status] ?? status;
  const values = {
    instant: instantIn(locale, dayZero.instant, zone),
    reason: labels.reasons[dayZero.reason] ?? dayZero.reason,
    session: dateInSentence(locale, dayZero.session),
    list: candidateReturns(reaction, locale, labels.dayOnly) ?? "",
  };
  const sentence = fill(placedBy(precision, values.list === "", labels), values);
  if (dayZero.closures.length === 0) return sentence;
  const dates = listed(
    locale,
    dayZero.closures.map(({ date }) => dateInSentence(locale, date)),
  );
  return `${sentence} ${fill(labels.dayZeroClosures, { dates })}`;
}

/** The sentence for what is known of a time; `one` where whatever it was leads to the same session. */
function placedBy(precision: TableReaction["precision"], one: boolean, labels: ExplanationLabels): string {
  const { day, dayOne, report, reportOne } = labels.dayOnly;
  if (precision === "day") return one ? dayOne : day;
  if (precision === "report") return one ? reportOne : report;
  return labels.dayZeroInstant;
}

/**
 * What the price did in each session that may have been day 0, `if before 16:00 on 20 Feb 2025: −2.58%; if after:
 * +14.56% (21 Feb 2025)`, by the exchange's clock; null where there is one session at most.
 */
export function candidateReturns(
  { candidates, zone }: Pick<TableReaction, "candidates" | "zone">,
  locale: string,
  { before, after }: Pick<DayOnlyLabels, "before" | "after">,
): string | null {
  if (candidates.length < 2) return null;
  const parts = candidates.map(({ session, closesAt, change }, at) =>
    fill(at === candidates.length - 1 ? after : before, {
      time: timeOfDayIn(locale, closesAt, zone),
      day: longDay(locale, dayNumber(session)),
      change: percent(locale, change),
    }),
  );
  return clauses(locale, parts);
}

/** Others of the company that a sentence has room for. */
const MOST_OTHERS = 5;

/** Which other announcements of the company a CAR holds; null where none. */
export function explainOthers(
  { othersInWindow: { count, named }, window }: Pick<TableReaction, "othersInWindow" | "window">,
  locale: string,
  labels: Pick<ExplanationLabels, "holdsAnother" | "holdsAnotherItem" | "andMore">,
): string | null {
  if (count === 0) return null;
  const items = named
    .slice(0, MOST_OTHERS)
    .map(({ title, session }) =>
      fill(labels.holdsAnotherItem, { title, day: longDay(locale, dayNumber(session)) }),
    );
  const more = count - items.length;
  const list = clauses(locale, [...items, ...(more > 0 ? [fill(labels.andMore, { count: more })] : [])]);
  return fill(labels.holdsAnother, { window, list });
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
