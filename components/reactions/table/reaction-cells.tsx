import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { ReactionSortKey } from "../../../lib/views/reactions/reaction-sort.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { fill } from "../../text/fill.ts";
import { decimal, direction, labelledProbability, MISSING, percent, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { OwnTitle } from "../../text/own-title.tsx";
import type { Explanation } from "./row-explanations.ts";
import type { ReactionTableLabels } from "./table-labels.ts";

/** What names the sentence behind a cell (row-explanations.ts). */
const explain = (name: Explanation) => ({ "data-explain": name });

/** A column of the table: one that can be sorted by, or the flags. */
export type ReactionColumn = ReactionSortKey | "flags";

/** On a phone these columns' figures stand inside the cells of the others. */
export const WIDE_COLUMNS: readonly ReactionColumn[] = ["company", "day0", "benchmark", "t", "carT"];

export interface ReactionCellProps {
  readonly reaction: TableReaction;
  readonly companyName: string;
  readonly benchmarkName: string;
  readonly eventHref: string;
  readonly companyHref: string;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

/** A reaction's cell in each column; a figure that is not there shows a dash and the status says why. */
export const REACTION_CELLS: Readonly<Record<ReactionColumn, (props: ReactionCellProps) => ReactNode>> = {
  announced: (props) => {
    const { reaction, companyName, eventHref } = props;
    return (
      <th scope="row" className="row-head">
        <a href={eventHref} className="row-line-clamp">
          <OwnTitle>{reaction.title}</OwnTitle>
        </a>
        <span className="row-detail">
          {reaction.announcedOn} <Attribution {...props} />
        </span>
        <span className="row-company">
          {companyName} <bdi className="text-muted">{reaction.symbol}</bdi>
        </span>
      </th>
    );
  },
  company: ({ reaction, companyName, companyHref, labels }) => (
    <td className="wide-cell text-cell">
      <a href={companyHref} className="whitespace-nowrap text-ink">
        {companyName}
      </a>
      <span className="row-symbol">
        <bdi>{reaction.symbol}</bdi>
        {reaction.relation !== null && ` · ${labels.roles[reaction.relation] ?? reaction.relation}`}
      </span>
    </td>
  ),
  day0: ({ reaction }) => (
    <td className="wide-cell text-cell whitespace-nowrap">
      <button type="button" className="explained" {...explain("dayZero")}>
        {reaction.dayZero.status === "found" ? reaction.dayZero.session : MISSING}
      </button>
    </td>
  ),
  return: ({ reaction, locale, labels }) => (
    <Change value={reaction.rawReturn ?? reaction.adjustedReturn} locale={locale} strong>
      <OtherReturns reaction={reaction} locale={locale} labels={labels} />
      {reaction.benchmark !== null && (
        <span className="phone-line">
          {fill(labels.market, { change: percent(locale, reaction.benchmarkReturn) })}
        </span>
      )}
    </Change>
  ),
  benchmark: ({ reaction, benchmarkName, locale }) => (
    <td className="wide-cell figure-cell">
      {percent(locale, reaction.benchmarkReturn)}
      <span className="benchmark-line">{benchmarkName}</span>
    </td>
  ),
  abnormal: ({ reaction, locale }) => (
    <Change value={reaction.abnormalReturn?.value ?? null} locale={locale} strong>
      <PhoneStatistic of={reaction.abnormalReturn} subject="gap" locale={locale} />
    </Change>
  ),
  t: ({ reaction, locale }) => <Statistic of={reaction.abnormalReturn} subject="gap" locale={locale} />,
  car: ({ reaction, locale }) => {
    const line = <PhoneStatistic of={reaction.car} subject="sum" locale={locale} />;
    if (reaction.othersInWindow.count === 0 || reaction.car === null) {
      return (
        <Change value={reaction.car?.value ?? null} locale={locale}>
          {line}
        </Change>
      );
    }
    return (
      <td className="figure-cell text-muted">
        <button type="button" className="explained" {...explain("others")}>
          {percent(locale, reaction.car.value)}
        </button>
        {line}
      </td>
    );
  },
  carT: ({ reaction, locale }) => <Statistic of={reaction.car} subject="sum" locale={locale} />,
  volume: ({ reaction, locale }) => (
    <td className="figure-cell">
      {reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
    </td>
  ),
  flags: (props) => (
    <td className="text-cell">
      <Flags {...props} />
    </td>
  ),
};

/** What a reader must know before any figure: that the company is not named, and that the hour is not known. */
function Attribution({ reaction, companyName, labels }: ReactionCellProps) {
  const { relation, precision } = reaction;
  const { dayOnly } = labels;
  const known = precision === "day" ? dayOnly.short : precision === "report" ? dayOnly.reportShort : null;
  if (relation !== null && known === null) return null;
  return (
    <>
      {relation === null && (
        <span className="row-note">{fill(labels.notAbout, { company: companyName })}</span>
      )}
      {known !== null && <Flag text={known} explain="dayZero" tone="border-warning text-warning" />}
    </>
  );
}

/** What the price did in the other sessions that may have been day 0. */
function OtherReturns({
  reaction,
  locale,
  labels,
}: Pick<ReactionCellProps, "reaction" | "locale" | "labels">) {
  const { candidates, dayZero } = reaction;
  if (candidates.length < 2 || dayZero.status !== "found") return null;
  const others = candidates.filter(({ session }) => session !== dayZero.session);
  return others.map(({ session, change }) => (
    <span key={session} className="block text-xs font-normal text-muted">
      {fill(labels.dayOnly.or, { change: percent(locale, change) })}
    </span>
  ));
}

interface StatisticProps {
  readonly of: TableReaction["car"];
  readonly subject: "gap" | "sum";
  readonly locale: string;
}

/** A t with its p, which says in words what it means. */
function Statistic({ of, subject, locale }: StatisticProps) {
  return (
    <td className="wide-cell figure-cell">
      {signed(locale, of?.tStatistic ?? null)}
      {of && (
        <button type="button" className="explained-line" {...explain(subject)}>
          {labelledProbability(locale, of.pValue)}
        </button>
      )}
    </td>
  );
}

/** The same in one line below the figure itself, where its own column has no room. */
function PhoneStatistic({ of, subject, locale }: StatisticProps) {
  return (
    of && (
      <button type="button" className="explained-phone-line" {...explain(subject)}>
        {leftToRight(locale, `t\u00a0${signed(locale, of.tStatistic)}`)}
        <span className="block">{labelledProbability(locale, of.pValue)}</span>
      </button>
    )
  );
}

interface ChangeProps {
  readonly value: number | null;
  readonly locale: string;
  readonly strong?: boolean;
  /** What the figure is, where the column's name does not say. */
  readonly title?: string;
  /** What stands below it. */
  readonly children?: ReactNode;
}

/** A signed percentage in the colour of its direction; the sign says it too. */
export function Change({ value, locale, strong = false, title, children }: ChangeProps) {
  const heading = direction(value);
  const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return (
    <td className={clsx("figure-cell", tone, strong && "font-semibold")} title={title}>
      {percent(locale, value)}
      {children}
    </td>
  );
}

function Flags({ reaction, locale, labels }: ReactionCellProps) {
  const { limit, priceLimit, close, status, confounderCount, flags, findings, rawReturn, adjustedReturn } =
    reaction;
  return (
    <span className="flex flex-wrap gap-1">
      {status !== "ok" && <Flag text={labels.status[status] ?? status} explain="status" />}
      {limit !== null && priceLimit !== null && close !== null && (
        <Flag
          text={limit === "up" ? labels.limitUpShort : labels.limitDownShort}
          explain="limit"
          tone={limit === "up" ? "border-up text-up" : "border-down text-down"}
        />
      )}
      {confounderCount > 0 && <Flag text={signed(locale, confounderCount, 0)} explain="confounders" />}
      {flags.length > 0 && <Flag text={labels.indicativeShort} explain="flags" />}
      {findings.length > 0 && (
        <Flag
          text={fill(labels.findingsShort, { count: findings.length })}
          explain="findings"
          tone="border-warning text-warning"
        />
      )}
      {rawReturn === null && adjustedReturn !== null && (
        <Flag text={labels.adjustedShort} explain="adjusted" />
      )}
    </span>
  );
}

interface FlagProps {
  readonly text: string;
  readonly explain: Explanation;
  readonly tone?: string;
}

function Flag({ text, explain: of, tone = "border-rule text-muted" }: FlagProps) {
  return (
    <button type="button" {...explain(of)} className={`flag ${tone}`}>
      {text}
    </button>
  );
}
