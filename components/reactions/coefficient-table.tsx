import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { shareAcross } from "../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { DrawnCoefficient, ExplainedView } from "../../lib/views/reactions/reactions-explained.ts";
import { fill } from "../text/fill.ts";
import { MISSING, percent, percentSize, probability, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { AxisLabels } from "./dumbbells.tsx";
import { levelName, regressorName } from "./regressor-names.ts";

interface CoefficientTableProps {
  readonly explained: ExplainedView;
  readonly locale: string;
  readonly messages: Messages;
}

/** Each coefficient with its interval on one axis, and its figures beside it. */
export function CoefficientTable({ explained, locale, messages }: CoefficientTableProps) {
  const { outcome, drawn, axis } = explained;
  const { explained: texts, reactionViews } = messages;
  if (outcome.status !== "ok" || axis === null) return null;
  const baseline = listed(
    locale,
    [...outcome.baselines].map(([regressor, level]) => levelName(regressor, level, messages)),
  );
  const figures: readonly Figure[] = [
    { name: texts.columns.estimate, from: "", read: ({ estimate }) => percent(locale, estimate) },
    {
      name: texts.columns.interval,
      from: "hidden md:table-cell",
      isTested: true,
      read: ({ low, high }) =>
        low === null || high === null
          ? MISSING
          : leftToRight(locale, `${percent(locale, low)} … ${percent(locale, high)}`),
    },
    {
      name: texts.columns.t,
      from: "hidden sm:table-cell",
      isTested: true,
      read: ({ t }) => signed(locale, t),
    },
    { name: texts.columns.p, from: "", isTested: true, read: ({ p }) => probability(locale, p) },
    { name: texts.columns.bootstrap, from: "", read: ({ bootstrapP }) => probability(locale, bootstrapP) },
    {
      name: texts.columns.hc3,
      from: "hidden lg:table-cell",
      read: ({ hc3 }) => (hc3 === null ? MISSING : percentSize(locale, hc3, 2)),
    },
    {
      name: texts.columns.pairs,
      from: "hidden md:table-cell",
      read: ({ rows, clusters }) => leftToRight(locale, `${rows} / ${clusters}`),
    },
  ];
  return (
    <ScrollPanel label={reactionViews.views.explained}>
      <table className="w-full text-xs" data-testid="coefficients">
        <caption className="px-2 py-1 text-start text-muted">{texts.help}</caption>
        <thead>
          <tr className="border-b border-rule text-muted">
            <td />
            <th scope="col" className="w-full min-w-24 px-1">
              <span className="sr-only">{texts.columns.interval}</span>
              <AxisLabels axis={axis} locale={locale} />
            </th>
            {figures.map(({ name, from }) => (
              <th key={name} scope="col" className={`px-1.5 text-end font-medium ${from}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((coefficient, at) => (
            <CoefficientRow
              key={`${coefficient.regressor} ${coefficient.level}`}
              coefficient={coefficient}
              name={at === 0 ? fill(texts.baseline, { list: baseline }) : rowName(coefficient, messages)}
              axis={axis}
              figures={figures}
            />
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

/** `Kind: chip`; a number for each +1% of it. */
function rowName({ regressor, level, pooled }: DrawnCoefficient, messages: Messages): string {
  const { explained: texts } = messages;
  const name = regressorName(regressor, messages);
  return level === null
    ? fill(texts.each, { name })
    : fill(texts.level, {
        name,
        level: pooled.length > 0 ? texts.others : levelName(regressor, level, messages),
      });
}

interface Figure {
  readonly name: string;
  /** From which width on it is shown. */
  readonly from: string;
  /** Whether it rests on errors that clusters must be enough for. */
  readonly isTested?: boolean;
  readonly read: (coefficient: DrawnCoefficient) => string;
}

interface RowProps {
  readonly coefficient: DrawnCoefficient;
  readonly name: string;
  readonly axis: ValueAxis;
  readonly figures: readonly Figure[];
}

function CoefficientRow({ coefficient, name, axis, figures }: RowProps) {
  const { regressor, level, estimate, low, high } = coefficient;
  return (
    <tr className="border-b border-grid" data-testid={`coefficient-${regressor}-${level ?? ""}`}>
      <th scope="row" className="min-w-28 px-2 py-1 text-start font-normal sm:min-w-64">
        {name}
      </th>
      <td className="h-px px-1">
        <Interval axis={axis} estimate={estimate} low={low} high={high} />
      </td>
      {figures.map(({ name: column, from, read, isTested }) => (
        <td key={column} className={`px-1.5 text-end whitespace-nowrap ${from}`}>
          {isTested && coefficient.isThin ? (
            <s className="text-muted">{read(coefficient)}</s>
          ) : (
            read(coefficient)
          )}
        </td>
      ))}
    </tr>
  );
}

interface IntervalProps extends Pick<DrawnCoefficient, "estimate" | "low" | "high"> {
  readonly axis: ValueAxis;
}

/** A coefficient as a dot on its interval; the figures stand in the same row, so it says nothing of its own. */
function Interval({ axis, estimate, low, high }: IntervalProps) {
  const across = (value: number) => shareAcross(value, axis);
  return (
    <span className="relative block h-full min-h-5.5" dir="ltr">
      <svg
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
        aria-hidden="true"
      >
        {axis.ticks.map((tick) => (
          <path
            key={tick}
            d={`M${across(tick)} 0V2`}
            stroke={tick === 0 ? "var(--color-muted)" : "var(--color-grid)"}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {low !== null && high !== null && (
          <path
            d={`M${across(low)} 1H${across(high)}`}
            stroke="var(--color-ink)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <svg
        viewBox="-5 -5 10 10"
        className="absolute top-1/2 size-2.5 -translate-1/2"
        style={{ left: `${across(estimate)}%` }}
        aria-hidden="true"
      >
        <circle r={4.5} fill="var(--color-ink)" stroke="var(--color-panel)" />
      </svg>
    </span>
  );
}
