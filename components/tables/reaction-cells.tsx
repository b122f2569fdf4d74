import type { Reaction } from "../../lib/views/reaction.ts";
import { fill } from "../fill.ts";
import { decimal, direction, MISSING, percent, probability, signed } from "../format.ts";
import {
  explainConfounders,
  explainDayZero,
  explainFindings,
  explainFlags,
  explainLimit,
} from "./explanations.ts";
import type { ReactionTableLabels } from "./reaction-table.tsx";

interface ReactionCellsProps {
  readonly reaction: Reaction;
  readonly companyName: string;
  readonly eventHref: string;
  readonly companyHref: string;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

const NUMBER_CELL = "px-2.5 py-1.5 text-end whitespace-nowrap";

/** The cells of one reaction; a figure that is not there shows a dash and the status says why. */
export function ReactionCells(props: ReactionCellsProps) {
  const { reaction, companyName, eventHref, companyHref, locale, labels } = props;
  const { symbol, dayZero, abnormalReturn, car } = reaction;
  const change = reaction.rawReturn ?? reaction.adjustedReturn;
  return (
    <>
      <th
        scope="row"
        className="sticky start-0 max-w-36 bg-panel px-2.5 py-1.5 text-start font-normal sm:max-w-56 md:max-w-80"
      >
        <a href={eventHref} className="line-clamp-2 text-ink" dir="auto">
          {reaction.title}
        </a>
        <span className="text-xs text-muted">{reaction.announcedOn}</span>
        <bdi className="block text-xs text-muted sm:hidden">{symbol}</bdi>
      </th>
      <td className="hidden px-2.5 py-1.5 sm:table-cell">
        <a href={companyHref} className="whitespace-nowrap text-ink">
          {companyName}
        </a>
        <span className="block text-xs whitespace-nowrap text-muted">
          <bdi>{symbol}</bdi>
          {reaction.relation !== null && ` · ${labels.roles[reaction.relation] ?? reaction.relation}`}
        </span>
      </td>
      <td className="px-2.5 py-1.5 whitespace-nowrap">
        <button
          type="button"
          className="cursor-help underline decoration-muted decoration-dotted underline-offset-3"
          data-explain={explainDayZero(reaction, locale, labels)}
        >
          {dayZero.status === "found" ? dayZero.session : MISSING}
        </button>
      </td>
      <Change value={change} locale={locale} strong />
      <td className={NUMBER_CELL}>
        {percent(locale, reaction.benchmarkReturn)}
        <span className="block text-xs text-muted">
          <bdi>{reaction.benchmark ?? ""}</bdi>
        </span>
      </td>
      <Change value={abnormalReturn?.value ?? null} locale={locale} strong />
      <td className={NUMBER_CELL}>
        {signed(locale, abnormalReturn?.tStatistic ?? null)}
        <span className="block text-xs text-muted">
          {abnormalReturn && `p ${probability(locale, abnormalReturn.pValue)}`}
        </span>
      </td>
      <Change value={car?.value ?? null} locale={locale} />
      <td className={NUMBER_CELL}>
        {signed(locale, car?.tStatistic ?? null)}
        <span className="block text-xs text-muted">{car && `p ${probability(locale, car.pValue)}`}</span>
      </td>
      <td className={NUMBER_CELL}>
        {reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
      </td>
      <td className="px-2.5 py-1.5">
        <Flags {...props} />
      </td>
    </>
  );
}

interface ChangeProps {
  readonly value: number | null;
  readonly locale: string;
  readonly strong?: boolean;
}

/** A signed percentage in the colour of its direction; the sign says it too. */
function Change({ value, locale, strong = false }: ChangeProps) {
  const heading = direction(value);
  const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return (
    <td className={`${NUMBER_CELL} ${tone} ${strong ? "font-semibold" : ""}`}>{percent(locale, value)}</td>
  );
}

function Flags({ reaction, locale, labels }: ReactionCellsProps) {
  const { limit, status, confounders, flags, findings, rawReturn, adjustedReturn } = reaction;
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
      {confounders.length > 0 && (
        <Flag text={`+${confounders.length}`} explain={explainConfounders(reaction, labels)} />
      )}
      {flags.length > 0 && <Flag text={labels.indicativeShort} explain={explainFlags(reaction, labels)} />}
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
      className={`cursor-help rounded-sm border px-1 text-xs whitespace-nowrap ${tone}`}
    >
      {text}
    </button>
  );
}
