import type { Messages } from "../i18n/messages.ts";
import { localePath } from "../i18n/routing.ts";
import type { EventView, ListingReaction as ListingReactionView } from "../lib/views/event.ts";
import { ClosePlot } from "./charts/close-plot.tsx";
import { PathPlot } from "./charts/path-plot.tsx";
import { fill } from "./fill.ts";
import { decimal, direction, MISSING, percent, probability, short, signed } from "./format.ts";
import { MethodPopover } from "./statistics/definition-popover.tsx";
import type { MethodName } from "./statistics/method-formulas.ts";
import { explainDayZero, explainLimit } from "./tables/explanations.ts";

interface ListingReactionProps {
  readonly listing: ListingReactionView;
  readonly axis: EventView["pathAxis"];
  readonly colour: number;
  readonly locale: string;
  readonly messages: Messages;
}

/** What one listing did round an announcement: day 0 and why, the figures, prices and CAR. */
export function ListingReaction({ listing, axis, colour, locale, messages }: ListingReactionProps) {
  const { reaction, companyName, prices, path, confounders } = listing;
  const { event: texts, table, exchanges } = messages;
  const language = locale === "zh" || locale === "ar" ? locale : "en";
  const names: Readonly<Record<string, string>> = exchanges;
  const { dayZero } = reaction;
  return (
    <section className="panel mt-4 p-4" data-testid={`listing-${reaction.symbol}`}>
      <h3 className="text-lg">
        <a href={localePath(locale, `/companies/${reaction.company}`)} className="text-ink">
          {companyName[language]}
        </a>{" "}
        <span className="text-sm font-normal text-muted">
          <bdi>{reaction.symbol}</bdi> · {names[reaction.exchange] ?? reaction.exchange}
          {reaction.relation !== null && ` · ${roleName(table.roles, reaction.relation)}`}
        </span>
      </h3>
      <p className="mt-1 text-sm">{explainDayZero(reaction, locale, table)}</p>
      {reaction.status !== "ok" && (
        <p className="mt-1 text-sm text-warning">{table.status[reaction.status]}.</p>
      )}
      {dayZero.status === "found" && <Figures listing={listing} locale={locale} messages={messages} />}
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-2">
        {prices && dayZero.status === "found" && (
          <div>
            <h4 className="text-xs font-semibold text-muted">{texts.prices}</h4>
            <ClosePlot
              chart={{ ...prices, lines: prices.lines.map((line) => ({ ...line, colour })) }}
              dayZero={dayZeroDay(dayZero.session)}
              locale={locale}
              summary={`${texts.prices}: ${reaction.symbol}`}
            />
          </div>
        )}
        {path.length > 0 && axis ? (
          <div>
            <h4 className="text-xs font-semibold text-muted">{texts.path}</h4>
            <PathPlot
              points={path}
              value={axis}
              colour={colour}
              locale={locale}
              summary={fill(texts.pathSummary, {
                symbol: reaction.symbol,
                last: percent(locale, path.at(-1)?.car ?? null),
              })}
            />
          </div>
        ) : (
          dayZero.status === "found" && (
            <p className="text-sm text-muted">
              {fill(texts.noPath, { reason: table.status[reaction.status] })}
            </p>
          )
        )}
      </div>
      {path.length > 0 && <PathTable path={path} locale={locale} texts={texts} />}
      <p className="mt-3 text-sm">
        <span className="font-semibold">{texts.confounders}: </span>
        {confounders.length === 0 && <span className="text-muted">{texts.noConfounders}</span>}
        {confounders.map(({ slug, title, sameCompany }, index) => (
          <span key={slug}>
            {index > 0 && "; "}
            <a href={localePath(locale, `/events/${slug}`)} dir="auto">
              {title}
            </a>
            {sameCompany && <span className="text-muted"> ({texts.sameCompany})</span>}
          </span>
        ))}
      </p>
    </section>
  );
}

interface FiguresProps {
  readonly listing: ListingReactionView;
  readonly locale: string;
  readonly messages: Messages;
}

function Figures({ listing: { reaction }, locale, messages }: FiguresProps) {
  const { event: texts, table } = messages;
  const { close, previousClose, currency, abnormalReturn, car } = reaction;
  const change = reaction.rawReturn ?? reaction.adjustedReturn;
  const limit = explainLimit(reaction, locale, table);
  const adjusted = reaction.rawReturn === null && reaction.adjustedReturn !== null;
  const significance = (tested: typeof car) =>
    tested ? `t ${signed(locale, tested.tStatistic)}, p ${probability(locale, tested.pValue)}` : null;
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-5">
      <Figure
        id={reaction.symbol}
        messages={messages}
        name={texts.return}
        method="return"
        value={percent(locale, change)}
        tone={change}
        detail={
          adjusted
            ? table.adjustedHelp
            : `${decimal(locale, previousClose)} → ${decimal(locale, close)} ${currency}`
        }
      />
      <Figure
        id={reaction.symbol}
        messages={messages}
        name={`${texts.benchmark}${reaction.benchmark ? ` ${reaction.benchmark}` : ""}`}
        method="marketModel"
        value={percent(locale, reaction.benchmarkReturn)}
        tone={reaction.benchmarkReturn}
        detail={
          reaction.beta === null
            ? null
            : `${texts.beta} ${decimal(locale, reaction.beta)}, ${texts.estimation} ${reaction.estimationSessions}`
        }
      />
      <Figure
        id={reaction.symbol}
        messages={messages}
        name={texts.abnormal}
        method="abnormal"
        value={percent(locale, abnormalReturn?.value ?? null)}
        tone={abnormalReturn?.value ?? null}
        detail={significance(abnormalReturn)}
      />
      <Figure
        id={reaction.symbol}
        messages={messages}
        name={fill(texts.car, { window: reaction.window })}
        method="car"
        value={percent(locale, car?.value ?? null)}
        tone={car?.value ?? null}
        detail={significance(car)}
      />
      <Figure
        id={reaction.symbol}
        messages={messages}
        name={texts.volume}
        method="volume"
        value={reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
        detail={null}
      />
      {reaction.marketValueChangeUsd !== null && (
        <Figure
          id={reaction.symbol}
          messages={messages}
          name={texts.marketValue}
          value={`${short(locale, reaction.marketValueChangeUsd, true)} USD`}
          tone={reaction.marketValueChangeUsd}
          detail={fill(texts.marketValueHelp, { date: reaction.sharesAsOf ?? MISSING })}
        />
      )}
      {limit !== null && (
        <div className="col-span-2">
          <dt className="text-xs text-muted">
            <MethodPopover method="limit" id={reaction.symbol} label={texts.limit} messages={messages} />
          </dt>
          <dd>{limit}</dd>
          {reaction.limit !== null && (
            <dd className="text-xs text-muted">
              {fill(texts.limitBoth, {
                dayZero: percent(locale, abnormalReturn?.value ?? null),
                throughRun: percent(locale, reaction.throughRun?.value ?? null),
                throughFirstFree: percent(locale, reaction.throughFirstFree?.value ?? null),
              })}
            </dd>
          )}
        </div>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly tone?: number | null;
  readonly detail: string | null;
  /** What its name opens the definition of. */
  readonly method?: MethodName;
  readonly id: string;
  readonly messages: Messages;
}

function Figure({ name, value, tone = null, detail, method, id, messages }: FigureProps) {
  const heading = direction(tone);
  return (
    <div>
      <dt className="text-xs text-muted">
        {method === undefined ? (
          name
        ) : (
          <MethodPopover method={method} id={id} label={name} messages={messages} />
        )}
      </dt>
      <dd
        className={`text-xl font-semibold ${heading === "up" ? "text-up" : heading === "down" ? "text-down" : ""}`}
      >
        {value}
      </dd>
      {detail !== null && <dd className="text-xs text-muted">{detail}</dd>}
    </div>
  );
}

interface PathTableProps {
  readonly path: ListingReactionView["path"];
  readonly locale: string;
  readonly texts: Messages["event"];
}

/** The CAR chart's figures for those who do not see it. */
function PathTable({ path, locale, texts }: PathTableProps) {
  return (
    <details className="mt-2 text-sm">
      <summary className="text-muted">{texts.pathTable}</summary>
      <table className="mt-1 text-xs">
        <thead>
          <tr className="text-start text-muted">
            {[texts.session, texts.date, "CAR", "95% −", "95% +"].map((heading) => (
              <th key={heading} scope="col" className="pe-4 text-start font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.map(({ session, date, car, low, high }) => (
            <tr key={session}>
              <td className="pe-4">{signed(locale, session, 0)}</td>
              <td className="pe-4">{date ?? MISSING}</td>
              <td className="pe-4">{percent(locale, car)}</td>
              <td className="pe-4">{percent(locale, low)}</td>
              <td className="pe-4">{percent(locale, high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function roleName(roles: Readonly<Record<string, string>>, role: string): string {
  return roles[role] ?? role;
}

const dayZeroDay = (session: string): number => Date.parse(`${session}T00:00:00Z`) / 86_400_000;
