import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import { direction, longDay, percent } from "../text/format.ts";
import { bracketed } from "../text/lists.ts";
import { instrumentName } from "../text/reader-name.ts";

interface LeadProps {
  readonly reactions: readonly Reaction[];
  readonly companyNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly messages: Messages;
}

/** The page's answer in one line: the announcement that moved most, and what each company it names did. */
export function Lead({ reactions, companyNames, locale, messages }: LeadProps) {
  const [first] = reactions;
  if (first?.dayZero.status !== "found") return null;
  const day = dayNumber(first.dayZero.session);
  return (
    <p className="my-3 text-lg leading-snug" data-testid="lead" title={messages.board.leadNote}>
      <span className="text-muted">{longDay(locale, day)}</span>{" "}
      <a href={localePath(locale, `/events/${first.event}`)} className="font-semibold">
        <bdi>{first.title}</bdi>
      </a>
      {reactions.map((reaction) => (
        <span key={reaction.symbol}>
          {" · "}
          {companyNames[reaction.company] ?? reaction.company}{" "}
          <Change value={reaction.rawReturn ?? reaction.adjustedReturn} locale={locale} />
          {reaction.limit !== null && (
            <span className="text-sm text-muted">
              {" "}
              {reaction.limit === "up" ? messages.table.limitUpShort : messages.table.limitDownShort}
            </span>
          )}
          {reaction.benchmark !== null && (
            <span className="text-sm text-muted">
              {bracketed(
                locale,
                `${instrumentName({ symbol: reaction.benchmark, name: reaction.benchmark }, messages.instrumentNames)} ${percent(locale, reaction.benchmarkReturn)}`,
              )}
            </span>
          )}
        </span>
      ))}
    </p>
  );
}

function Change({ value, locale }: { readonly value: number | null; readonly locale: string }) {
  const heading = direction(value);
  return (
    <span className={`font-semibold ${heading === "up" ? "text-up" : heading === "down" ? "text-down" : ""}`}>
      {percent(locale, value)}
    </span>
  );
}
