import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import type { TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../lib/views/reactions/table-rows.ts";
import { direction, percent, signed } from "../text/format.ts";
import { readerName } from "../text/reader-name.ts";
import { AnnouncedTimes } from "./timeline/announced-times.tsx";

export interface AnnouncementCardLabels {
  readonly abnormal: string;
  readonly notStudied: string;
  /** What each precision means, by its name. */
  readonly precision: Readonly<Record<string, string>>;
  /** Why there is no figure, by status. */
  readonly status: Readonly<Record<string, string>>;
  /** Makers in the reader's language, by their stored names. */
  readonly makerNames: Readonly<Record<string, string>>;
}

interface AnnouncementCardProps {
  readonly mark: TimelineMark;
  readonly reactions: readonly TableReaction[];
  readonly locale: string;
  readonly labels: AnnouncementCardLabels;
  readonly timelineLabels: Pick<Messages["timeline"], "times" | "unnamed">;
  /** Pixels from the figure's left edge, and whether the card opens towards the left. */
  readonly x: number;
  readonly towardsLeft: boolean;
}

/** What is known of the announcement pointed at, and what each listing shown did on its day 0. */
export function AnnouncementCard(props: AnnouncementCardProps) {
  const { mark, reactions, locale, labels, timelineLabels, x, towardsLeft } = props;
  return (
    <div
      data-testid="announcement-card"
      className="panel pointer-events-none absolute top-10 z-10 w-max max-w-[75vw] p-3 text-sm shadow-lg max-sm:inset-x-1! max-sm:w-auto max-sm:max-w-none max-sm:transform-none!"
      style={towardsLeft ? { left: x - 10, transform: "translateX(-100%)" } : { left: x + 10 }}
      dir={directionOf(locale)}
    >
      <p className="font-semibold">
        <bdi>{mark.title}</bdi>
      </p>
      <p className="text-xs text-muted">
        <bdi>{readerName(mark.maker, labels.makerNames)}</bdi> ·{" "}
        {labels.precision[mark.precision] ?? mark.precision}
      </p>
      <p className="text-xs text-muted" data-testid="card-times">
        <AnnouncedTimes
          announced={mark}
          zones={reactions.map(({ zone }) => zone)}
          locale={locale}
          labels={timelineLabels.times}
        />
      </p>
      {mark.precision === "month" ? (
        <p className="mt-1 text-xs text-muted">{labels.notStudied}</p>
      ) : reactions.length === 0 ? (
        <p className="mt-1 text-xs text-muted">{timelineLabels.unnamed}</p>
      ) : (
        <table className="mt-2 w-full text-xs">
          <tbody>
            {reactions.map(({ symbol, dayZero, rawReturn, adjustedReturn, abnormalReturn, status }) => {
              const change = rawReturn ?? adjustedReturn;
              const tone = direction(change);
              return (
                <tr key={symbol}>
                  <td className="pe-3 whitespace-nowrap">
                    <bdi>{symbol}</bdi>
                  </td>
                  <td className="pe-3 whitespace-nowrap text-muted">
                    {dayZero.status === "found" ? dayZero.session : labels.status[status]}
                  </td>
                  <td
                    className={`text-end ${tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}`}
                  >
                    {percent(locale, change)}
                  </td>
                  <td className="ps-3 text-end text-muted sm:whitespace-nowrap">
                    {abnormalReturn ? (
                      <bdi dir="ltr">
                        {`${labels.abnormal} ${percent(locale, abnormalReturn.value)}, t ${signed(locale, abnormalReturn.tStatistic, 1)}`}
                      </bdi>
                    ) : (
                      (labels.status[status] ?? status)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
