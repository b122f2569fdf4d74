import type { Reaction } from "../../lib/views/reaction.ts";
import type { TimelineMark } from "../../lib/views/timeline.ts";
import { direction, instantIn, percent, signed } from "../format.ts";

export interface AnnouncementCardLabels {
  readonly abnormal: string;
  readonly notStudied: string;
  /** What each precision means, by its name. */
  readonly precision: Readonly<Record<string, string>>;
  /** Why there is no figure, by status. */
  readonly status: Readonly<Record<string, string>>;
}

interface AnnouncementCardProps {
  readonly mark: TimelineMark;
  readonly reactions: readonly Reaction[];
  readonly locale: string;
  readonly labels: AnnouncementCardLabels;
  /** Pixels from the figure's left edge, and whether the card opens towards the left. */
  readonly x: number;
  readonly towardsLeft: boolean;
}

/** What is known of the announcement pointed at, and what each listing shown did on its day 0. */
export function AnnouncementCard({ mark, reactions, locale, labels, x, towardsLeft }: AnnouncementCardProps) {
  const when = mark.announcedAt === null ? mark.localDate : instantIn(locale, mark.announcedAt, mark.zone);
  return (
    <div
      role="status"
      data-testid="announcement-card"
      className="panel pointer-events-none absolute top-10 z-10 w-max max-w-[75vw] p-3 text-sm shadow-lg"
      style={towardsLeft ? { left: x - 10, transform: "translateX(-100%)" } : { left: x + 10 }}
      dir="auto"
    >
      <p className="font-semibold">{mark.title}</p>
      <p className="text-xs text-muted">
        {mark.maker} · {when} · {labels.precision[mark.precision] ?? mark.precision}
      </p>
      {mark.precision === "month" ? (
        <p className="mt-1 text-xs text-muted">{labels.notStudied}</p>
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
                    {abnormalReturn
                      ? `${labels.abnormal} ${percent(locale, abnormalReturn.value)}, t ${signed(locale, abnormalReturn.tStatistic, 1)}`
                      : (labels.status[status] ?? status)}
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
