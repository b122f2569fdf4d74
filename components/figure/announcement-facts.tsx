import type { ChartLine } from "../../lib/drawing/chart.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import { isBeyondChance } from "../../lib/study/beyond-chance.ts";
import type { TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../lib/views/reactions/table-rows.ts";
import { fill } from "../text/fill.ts";
import { dayTick, direction, longDay, percent, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { AnnouncedAt } from "./timeline/announced-at.tsx";

export interface AnnouncementLabels {
  readonly abnormal: string;
  readonly notStudied: string;
  /** What each precision means, by its name. */
  readonly precision: Readonly<Record<string, string>>;
  /** Why there is no figure, by status. */
  readonly status: Readonly<Record<string, string>>;
  /** Makers in the reader's language, by their stored names. */
  readonly makerNames: Readonly<Record<string, string>>;
}

export interface AnnouncementFactsProps {
  readonly mark: TimelineMark;
  readonly reactions: readonly TableReaction[];
  /** The lines drawn, for what they did where the announcement names none of them. */
  readonly lines: readonly ChartLine[];
  readonly locale: string;
  readonly labels: AnnouncementLabels;
  readonly timelineLabels: Messages["timeline"];
  /** On a phone the sessions and t are left out. */
  readonly isBrief?: boolean;
}

/** When an announcement was made, and what each listing that it names did on its day 0. */
export function AnnouncementFacts(props: AnnouncementFactsProps) {
  const { mark, reactions, lines, locale, labels, timelineLabels } = props;
  return (
    <>
      <p className="text-xs text-muted" data-testid="card-times">
        <AnnouncedAt
          announced={mark}
          zone={reactions[0]?.zone ?? mark.zone}
          precision={labels.precision[mark.precision] ?? mark.precision}
          locale={locale}
          labels={timelineLabels.times}
        />
      </p>
      {mark.precision === "month" ? (
        <p className="mt-1 text-xs text-muted">{labels.notStudied}</p>
      ) : reactions.length === 0 ? (
        <p className="mt-1 text-xs text-muted">{unnamedText(mark, lines, locale, timelineLabels)}</p>
      ) : (
        <ReactionTable {...props} />
      )}
    </>
  );
}

/** What the lines drawn did in the session that an announcement which names none of them moved first. */
export function unnamedText(
  { dayZeros }: TimelineMark,
  lines: readonly ChartLine[],
  locale: string,
  labels: Pick<Messages["timeline"], "unnamed" | "unnamedThen">,
): string {
  const changes = lines.flatMap(({ symbol, name, days, returns }) => {
    const change = returns[days.indexOf(dayZeros[symbol] ?? Number.NaN)] ?? null;
    return change === null ? [] : `${name} ${percent(locale, change)}`;
  });
  return changes.length === 0
    ? labels.unnamed
    : fill(labels.unnamedThen, { changes: listed(locale, changes) });
}

/** What each listing did on its day 0; nothing where none was measured. */
export function ReactionTable(props: Omit<AnnouncementFactsProps, "mark">) {
  const { reactions } = props;
  if (reactions.length === 0) return null;
  return (
    <table className="mt-1.5 w-full text-xs">
      <tbody>
        {reactions.map((reaction) => (
          <ReactionRow key={reaction.symbol} {...props} reaction={reaction} />
        ))}
      </tbody>
    </table>
  );
}

function ReactionRow(props: Omit<AnnouncementFactsProps, "mark"> & { readonly reaction: TableReaction }) {
  const { reaction, locale, labels, timelineLabels, isBrief = false } = props;
  const { symbol, dayZero, rawReturn, adjustedReturn, abnormalReturn, status, candidates } = reaction;
  const change = rawReturn ?? adjustedReturn;
  const tone = direction(change);
  const either = candidates.map(
    ({ session, change: own }) =>
      `${dayTick(locale, dayNumber(session), "day", false)} ${percent(locale, own)}`,
  );
  return (
    <>
      <tr>
        <td className="pe-3 whitespace-nowrap">
          <bdi>{symbol}</bdi>
        </td>
        {!isBrief && (
          <td className="pe-3 whitespace-nowrap text-muted">
            <bdi>
              {dayZero.status === "found"
                ? longDay(locale, dayNumber(dayZero.session))
                : labels.status[status]}
            </bdi>
          </td>
        )}
        <td className={`text-end ${tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}`}>
          {percent(locale, change)}
        </td>
        <td className="ps-3 text-end text-muted sm:whitespace-nowrap">
          {abnormalReturn ? (
            <span className={isBeyondChance(abnormalReturn) ? "text-ink" : undefined}>
              <bdi>{labels.abnormal}</bdi>{" "}
              {leftToRight(
                locale,
                isBrief
                  ? percent(locale, abnormalReturn.value)
                  : `${percent(locale, abnormalReturn.value)}, t ${signed(locale, abnormalReturn.tStatistic, 1)}`,
              )}
            </span>
          ) : (
            (labels.status[status] ?? status)
          )}
        </td>
      </tr>
      {either.length > 1 && (
        <tr>
          <td colSpan={4} className="pb-1 text-muted">
            {fill(timelineLabels.either, { sessions: listed(locale, either) })}
          </td>
        </tr>
      )}
    </>
  );
}

/** Whether one session is the day 0 of each on some listing: what it did there, it did for all of them. */
export const shareSession = ([first, ...others]: readonly TimelineMark[]): boolean =>
  Object.entries(first?.dayZeros ?? {}).some(([symbol, day]) =>
    others.every(({ dayZeros }) => dayZeros[symbol] === day),
  );
