import type { Messages } from "../../lib/i18n/messages.ts";
import type { RefreshView } from "../../lib/views/data/refresh-view.ts";
import { fill } from "../text/fill.ts";
import { instantIn, MISSING } from "../text/format.ts";
import { bracketed, clauses, listed } from "../text/lists.ts";
import { utcMinute } from "./instants.ts";

interface FreshnessProps {
  readonly view: RefreshView;
  readonly locale: string;
  readonly messages: Messages;
}

/** How far the quotes reach on each exchange, and when they are refreshed next. */
export function Freshness({ view, locale, messages }: FreshnessProps) {
  return (
    <div className="text-sm" data-testid="freshness">
      <Reach view={view} locale={locale} messages={messages} />
      <NextRefresh view={view} locale={locale} messages={messages} />
    </div>
  );
}

function Reach({ view, locale, messages: { refresh, exchanges } }: FreshnessProps) {
  if (view.quotesAsOf === null) return <p>{refresh.none}</p>;
  return (
    <p>
      {`${refresh.asOf} `}
      {view.exchanges.map(({ exchange, last, behind }, index) => (
        <span key={exchange}>
          {index > 0 && " · "}
          <bdi dir="ltr" className="font-semibold">
            {last ?? MISSING}
          </bdi>
          {bracketed(
            locale,
            clauses(locale, [
              exchanges[exchange],
              ...(behind > 0 ? [fill(refresh.behind, { count: behind })] : []),
            ]),
          )}
        </span>
      ))}
    </p>
  );
}

function NextRefresh({ view: { next, state }, locale, messages: { refresh, exchanges } }: FreshnessProps) {
  if (state.schedule === "off") return <p className="text-muted">{refresh.off}</p>;
  if (next === null) return <p className="text-muted">{refresh.notPlanned}</p>;
  return (
    <p className="text-muted">
      {`${refresh.next} `}
      <time dateTime={next.at}>
        <bdi dir="ltr">{utcMinute(next.at)}</bdi>
        {next.exchange !== null &&
          next.zone !== null &&
          bracketed(
            locale,
            listed(locale, [
              instantIn(locale, Date.parse(next.at), next.zone),
              fill(refresh.nextAfter, { exchange: exchanges[next.exchange] }),
            ]),
          )}
      </time>
    </p>
  );
}
