import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import { findingItem } from "../data/finding-sentence.ts";
import { estimationNotes } from "../reactions/listing-figures.tsx";
import type { MethodName } from "../reactions/statistics/method-formulas.ts";
import { explainDayZero, explainLimit, explainOthers } from "../reactions/table/explanations.ts";
import { chanceSentence } from "../text/chance.ts";
import { fill } from "../text/fill.ts";
import {
  decimal,
  direction,
  MISSING,
  percent,
  probability,
  shortMoney,
  signed,
  testFigures,
} from "../text/format.ts";
import { bracketed } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";

interface FigureRow {
  readonly key: string;
  readonly name: string;
  /** What the name opens the definition of. */
  readonly method: MethodName | null;
  readonly cell: (reaction: Reaction) => ReactNode;
}

/** The rows of a comparison, in the order of an announcement's page; limits and findings only where some are. */
export function figureRows(
  reactions: readonly Reaction[],
  locale: string,
  messages: Messages,
): readonly FigureRow[] {
  const { event: texts, table, compare, findings } = messages;
  const roles: Readonly<Record<string, string>> = table.roles;
  const change = (value: number | null) => <Change value={value} locale={locale} />;
  const row = (key: string, name: string, method: MethodName | null, cell: FigureRow["cell"]): FigureRow => ({
    key,
    name,
    method,
    cell,
  });
  const rows = [
    row("day0", table.columns.day0, null, (reaction) => (
      <DayZero reaction={reaction} locale={locale} messages={messages} />
    )),
    row("relation", compare.relation, null, ({ relation }) =>
      relation === null ? (
        <span className="text-muted">{compare.notNamed}</span>
      ) : (
        (roles[relation] ?? relation)
      ),
    ),
    row("return", texts.return, "return", (reaction) => (
      <>
        {change(reaction.rawReturn ?? reaction.adjustedReturn)}
        {reaction.rawReturn === null && reaction.adjustedReturn !== null && (
          <Detail>{table.adjustedShort}</Detail>
        )}
      </>
    )),
    row("benchmark", texts.benchmark, "marketModel", (reaction) => (
      <>
        {percent(locale, reaction.benchmarkReturn)}
        <Detail>
          <bdi dir="ltr">{reaction.benchmark ?? ""}</bdi>
        </Detail>
      </>
    )),
    row("abnormal", texts.abnormal, "abnormal", ({ abnormalReturn }) =>
      change(abnormalReturn?.value ?? null),
    ),
    row("t", table.columns.t, "t", ({ abnormalReturn }) =>
      signed(locale, abnormalReturn?.tStatistic ?? null),
    ),
    row("p", compare.p, null, ({ abnormalReturn }) => (
      <>
        {probability(locale, abnormalReturn?.pValue ?? null)}
        {abnormalReturn && (
          <Detail>{chanceSentence(locale, abnormalReturn.pValue, "gap", table.chance)}</Detail>
        )}
      </>
    )),
    row("car", fill(texts.car, { window: reactions[0]?.window ?? "" }), "car", (reaction) => (
      <Car reaction={reaction} locale={locale} messages={messages} />
    )),
    row("volume", texts.volume, "volume", ({ volumeRatio }) =>
      volumeRatio === null ? MISSING : `${decimal(locale, volumeRatio, 1)}×`,
    ),
    row(
      "limit",
      texts.limit,
      "limit",
      (reaction) => explainLimit(reaction, locale, table) ?? <span className="text-muted">{MISSING}</span>,
    ),
    row("marketValue", texts.marketValueThatDay, null, ({ marketValueChangeUsd: value }) =>
      value === null ? MISSING : shortMoney(locale, value, "USD"),
    ),
    row("beta", texts.beta, null, ({ beta }) => decimal(locale, beta)),
    row("estimation", texts.estimation, null, (reaction) => (
      <>
        {decimal(locale, reaction.estimationSessions, 0)}
        {estimationNotes(reaction, locale, texts).map((note) => (
          <Detail key={note}>{note}</Detail>
        ))}
      </>
    )),
    row("confounders", compare.confounders, null, ({ confounders, confounderCount }) => (
      <Confounders
        confounders={confounders}
        confounderCount={confounderCount}
        locale={locale}
        messages={messages}
      />
    )),
  ];
  const found = row("findings", findings.behind, null, (reaction) =>
    reaction.findings.length === 0 ? (
      <span className="text-muted">{compare.none}</span>
    ) : (
      reaction.findings.map((one) => (
        <span key={`${one.subject} ${one.kind} ${one.session}`} className="block text-xs">
          {findingItem(one, locale, table)}
        </span>
      ))
    ),
  );
  const empty = new Set([
    ...(reactions.every(({ priceLimit }) => priceLimit === null) ? ["limit"] : []),
    ...(reactions.every((reaction) => reaction.findings.length === 0) ? ["findings"] : []),
  ]);
  return [...rows, found].filter(({ key }) => !empty.has(key));
}

interface PartProps {
  readonly locale: string;
  readonly messages: Messages;
}

function DayZero({ reaction, locale, messages }: PartProps & { readonly reaction: Reaction }) {
  const { table } = messages;
  const { dayZero, status } = reaction;
  return (
    <>
      {dayZero.status === "found" && (
        <button
          type="button"
          className="cursor-help underline decoration-muted decoration-dotted underline-offset-3"
          data-explain={explainDayZero(reaction, locale, table)}
        >
          <bdi dir="ltr">{dayZero.session}</bdi>
        </button>
      )}
      {status !== "ok" && <span className="block text-xs text-warning">{table.status[status]}</span>}
    </>
  );
}

/** The sum over the window; grey where another announcement of the company is in it, which is named. */
function Car({ reaction, locale, messages }: PartProps & { readonly reaction: Reaction }) {
  const { car } = reaction;
  const others = explainOthers(reaction, locale, messages.table);
  if (car === null) return MISSING;
  return (
    <>
      {others === null ? (
        <Change value={car.value} locale={locale} />
      ) : (
        <span className="text-muted">{percent(locale, car.value)}</span>
      )}
      <Detail>{testFigures(locale, car.tStatistic, car.pValue)}</Detail>
      {others !== null && <Detail>{others}</Detail>}
    </>
  );
}

function Confounders({
  confounders,
  confounderCount,
  locale,
  messages,
}: PartProps & Pick<Reaction, "confounders" | "confounderCount">) {
  if (confounderCount === 0) return <span className="text-muted">{messages.compare.none}</span>;
  return (
    <ul className="grid gap-1 text-xs">
      {confounders.map(({ slug, title, sameCompany }) => (
        <li key={slug}>
          <a href={localePath(locale, `/events/${slug}`)}>
            <OwnTitle>{title}</OwnTitle>
          </a>
          {sameCompany && <span className="text-muted">{bracketed(locale, messages.event.sameCompany)}</span>}
        </li>
      ))}
      {confounderCount > confounders.length && (
        <li>{fill(messages.table.andMore, { count: confounderCount - confounders.length })}</li>
      )}
    </ul>
  );
}

/** A signed percentage in the colour of its direction; the sign says it too. */
function Change({ value, locale }: { readonly value: number | null; readonly locale: string }) {
  const heading = direction(value);
  const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return <span className={`font-semibold ${tone}`}>{percent(locale, value)}</span>;
}

const Detail = ({ children }: { readonly children: ReactNode }) => (
  <span className="block text-xs text-muted">{children}</span>
);
