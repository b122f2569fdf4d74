import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { Lasting } from "../../lib/reactions/day-zero/lasting.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import { fill } from "../text/fill.ts";
import { direction, longDay, percent, signed } from "../text/format.ts";
import { dateInSentence } from "../text/left-to-right.ts";

interface LastingStripProps {
  readonly reaction: Pick<Reaction, "symbol" | "candidates" | "dayZero">;
  readonly lasting: Lasting;
  readonly locale: string;
  readonly messages: Messages;
}

/** Did it last: the close at day 0 and up to sixty sessions on, against the close before day 0, and in words. */
export function LastingStrip({ reaction, lasting, locale, messages }: LastingStripProps) {
  const { symbol, candidates, dayZero } = reaction;
  const { lasting: texts } = messages.event;
  return (
    <div className="mt-3 break-inside-avoid" data-testid={`lasting-${symbol}`}>
      <h4 className="text-sm font-semibold">{texts.title}</h4>
      <p className="text-sm">
        {lastingSentence(lasting, locale, messages)}{" "}
        {candidates.length > 1 && dayZero.status === "found" && (
          <span className="text-warning">
            {fill(texts.fromNoon, { session: dateInSentence(locale, dayZero.session) })}
          </span>
        )}
      </p>
      <table className="mt-1 w-full max-w-2xl table-fixed text-xs max-sm:text-xs max-sm:tracking-tight">
        <caption className="pb-0.5 text-start text-muted">{texts.help}</caption>
        <thead>
          <tr className="text-muted">
            {lasting.steps.map(({ sessions }) => (
              <th key={sessions} scope="col" className="pe-1 text-start font-medium">
                {sessions === 0 ? texts.dayZero : signed(locale, sessions, 0)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {lasting.steps.map(({ sessions, session, change }) => {
              // What reads 0.0% has no direction.
              const heading = direction(change === null ? null : Math.round(change * 1000) / 1000);
              const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
              return (
                <td key={sessions} className={`pe-1 font-semibold ${tone}`} title={session ?? undefined}>
                  {percent(locale, change, 1)}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** What became of the change of day 0, in a sentence. */
export function lastingSentence({ rose, end }: Lasting, locale: string, { event }: Messages): string {
  const { lasting: texts } = event;
  switch (end.kind) {
    case "none":
      return texts.none;
    case "gone":
      return fill(rose ? texts.gainGone : texts.lossGone, { day: longDay(locale, dayNumber(end.session)) });
    case "held":
      return fill(rose ? texts.gainHeld : texts.lossHeld, { sessions: end.sessions });
    case "open":
      return fill(rose ? texts.gainOpen : texts.lossOpen, { sessions: end.sessions });
  }
}

/** What the session after day 0 did by itself, in a sentence; null where either close is missing. */
export function nextSessionSentence({ steps }: Lasting, locale: string, { event }: Messages): string | null {
  const changeAfter = (count: number) => steps.find(({ sessions }) => sessions === count)?.change ?? null;
  const [first, next] = [changeAfter(0), changeAfter(1)];
  if (first === null || next === null) return null;
  return fill(event.lasting.next, { change: percent(locale, (1 + next) / (1 + first) - 1) });
}
