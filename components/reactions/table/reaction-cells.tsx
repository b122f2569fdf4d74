import type { ReactNode } from "react";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { fill } from "../../text/fill.ts";
import { decimal, direction, labelledProbability, MISSING, percent, signed } from "../../text/format.ts";
import {
  explainConfounders,
  explainDayZero,
  explainFindings,
  explainFlags,
  explainLimit,
} from "./explanations.ts";
import type { ReactionSortKey } from "./reaction-sort.ts";
import type { ReactionTableLabels } from "./table-labels.ts";

/** A column of the table: one that can be sorted by, or the flags. */
export type ReactionColumn = ReactionSortKey | "flags";

export interface ReactionCellProps {
  readonly reaction: TableReaction;
  readonly companyName: string;
  readonly eventHref: string;
  readonly companyHref: string;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
  /** Of the announcements that stand beside others, by the positions that rows have. */
  readonly titles: readonly string[];
}

const NUMBER_CELL = "px-2.5 py-1.5 text-end whitespace-nowrap";

/** A reaction's cell in each column; a figure that is not there shows a dash and the status says why. */
export const REACTION_CELLS: Readonly<Record<ReactionColumn, (props: ReactionCellProps) => ReactNode>> = {
  announced: ({ reaction, eventHref }) => (
    <th
      scope="row"
      className="sticky start-0 max-w-36 bg-panel px-2.5 py-1.5 text-start font-normal sm:max-w-56 md:max-w-80"
    >
      <a href={eventHref} className="line-clamp-2 text-ink">
        <bdi>{reaction.title}</bdi>
      </a>
      <span className="text-xs text-muted">{reaction.announcedOn}</span>
      <bdi className="block text-xs text-muted sm:hidden">{reaction.symbol}</bdi>
    </th>
  ),
  company: ({ reaction, companyName, companyHref, labels }) => (
    <td className="hidden px-2.5 py-1.5 sm:table-cell">
      <a href={companyHref} className="whitespace-nowrap text-ink">
        {companyName}
      </a>
      <span className="block text-xs whitespace-nowrap text-muted">
        <bdi>{reaction.symbol}</bdi>
        {reaction.relation !== null && ` · ${labels.roles[reaction.relation] ?? reaction.relation}`}
      </span>
    </td>
  ),
  day0: ({ reaction, locale, labels }) => (
    <td className="px-2.5 py-1.5 whitespace-nowrap">
      <button
        type="button"
        className="cursor-help underline decoration-muted decoration-dotted underline-offset-3"
        data-explain={explainDayZero(reaction, locale, labels)}
      >
        {reaction.dayZero.status === "found" ? reaction.dayZero.session : MISSING}
      </button>
    </td>
  ),
  return: ({ reaction, locale }) => (
    <Change value={reaction.rawReturn ?? reaction.adjustedReturn} locale={locale} strong />
  ),
  benchmark: ({ reaction, locale }) => (
    <td className={NUMBER_CELL}>
      {percent(locale, reaction.benchmarkReturn)}
      <span className="block text-xs text-muted">
        <bdi>{reaction.benchmark ?? ""}</bdi>
      </span>
    </td>
  ),
  abnormal: ({ reaction, locale }) => (
    <Change value={reaction.abnormalReturn?.value ?? null} locale={locale} strong />
  ),
  t: ({ reaction, locale }) => <Statistic of={reaction.abnormalReturn} locale={locale} />,
  car: ({ reaction, locale }) => <Change value={reaction.car?.value ?? null} locale={locale} />,
  carT: ({ reaction, locale }) => <Statistic of={reaction.car} locale={locale} />,
  volume: ({ reaction, locale }) => (
    <td className={NUMBER_CELL}>
      {reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
    </td>
  ),
  flags: (props) => (
    <td className="px-2.5 py-1.5">
      <Flags {...props} />
    </td>
  ),
};

interface StatisticProps {
  readonly of: TableReaction["car"];
  readonly locale: string;
}

/** A t with its p. */
function Statistic({ of, locale }: StatisticProps) {
  return (
    <td className={NUMBER_CELL}>
      {signed(locale, of?.tStatistic ?? null)}
      <span className="block text-xs text-muted">{of && labelledProbability(locale, of.pValue)}</span>
    </td>
  );
}

interface ChangeProps {
  readonly value: number | null;
  readonly locale: string;
  readonly strong?: boolean;
  /** What the figure is, where the column's name does not say. */
  readonly title?: string;
}

/** A signed percentage in the colour of its direction; the sign says it too. */
export function Change({ value, locale, strong = false, title }: ChangeProps) {
  const heading = direction(value);
  const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return (
    <td className={`${NUMBER_CELL} ${tone} ${strong ? "font-semibold" : ""}`} title={title}>
      {percent(locale, value)}
    </td>
  );
}

function Flags({ reaction, locale, labels, titles }: ReactionCellProps) {
  const { limit, status, confounderCount, flags, findings, rawReturn, adjustedReturn } = reaction;
  const limitSentence = explainLimit(reaction, locale, labels);
  return (
    <span className="flex flex-wrap gap-1">
      {status !== "ok" && <Flag text={labels.status[status] ?? status} explain={labels.status[status]} />}
      {limit !== null && limitSentence !== null && (
        <Flag
          text={limit === "up" ? labels.limitUpShort : labels.limitDownShort}
          explain={limitSentence}
          tone={limit === "up" ? "border-up text-up" : "border-down text-down"}
        />
      )}
      {confounderCount > 0 && (
        <Flag
          text={signed(locale, confounderCount, 0)}
          explain={explainConfounders(reaction, titles, locale, labels)}
        />
      )}
      {flags.length > 0 && (
        <Flag text={labels.indicativeShort} explain={explainFlags(reaction, locale, labels)} />
      )}
      {findings.length > 0 && (
        <Flag
          text={fill(labels.findingsShort, { count: findings.length })}
          explain={explainFindings(reaction, locale, labels)}
          tone="border-warning text-warning"
        />
      )}
      {rawReturn === null && adjustedReturn !== null && (
        <Flag text={labels.adjustedShort} explain={labels.adjustedHelp} />
      )}
    </span>
  );
}

interface FlagProps {
  readonly text: string;
  readonly explain: string | undefined;
  readonly tone?: string;
}

function Flag({ text, explain, tone = "border-rule text-muted" }: FlagProps) {
  return (
    <button
      type="button"
      data-explain={explain}
      className={`target cursor-help rounded-sm border px-1 text-xs whitespace-nowrap ${tone}`}
    >
      {text}
    </button>
  );
}
