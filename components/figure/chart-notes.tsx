import type { Chart } from "../../lib/drawing/chart.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import type { CandleChoice } from "./candle-choice.ts";

interface ChartNotesProps {
  readonly chart: Chart;
  readonly style: ChartStyle;
  readonly as: CandleChoice;
  /** Whether the benchmarks are laid over. */
  readonly overlay: readonly string[];
  /** Whether there are names on the lines, and lanes of announcements. */
  readonly isNamed: boolean;
  readonly hasLanes: boolean;
  /** Whether an expectation is drawn now. */
  readonly expecting: boolean;
  readonly locale: string;
  readonly labels: Messages["figure"];
}

/** What a reader must know of this drawing: thinned lines, candles left out, and the signs in it. */
export function ChartNotes(props: ChartNotesProps) {
  const { chart, style, as, overlay, isNamed, hasLanes, expecting, locale, labels } = props;
  const { chartNotes: texts, tools } = labels;
  const { lines } = chart;
  const thinned = lines.find(({ positions }) => positions !== null);
  const said = [
    thinned &&
      fill(texts.thinned, {
        drawn: thinned.days.length,
        sessions: thinned.sessions,
        symbol: leftToRight(locale, thinned.symbol),
      }),
    as.thinned && texts.candlesThinned,
    as.narrow && texts.candlesNarrow,
    as.alone !== null && fill(texts.candlesAlone, { symbol: leftToRight(locale, as.alone) }),
    style === "area" && chart.scale === "log" && texts.areaLog,
    as.missing.length > 0 && fill(texts.candlesMissing, { symbols: listed(locale, as.missing) }),
    lines.some(({ limits }) => limits.length > 0) && texts.limits,
    isNamed && texts.callouts,
    hasLanes && texts.lanes,
    lines.some(({ missing }) => missing.length > 0) && texts.missing,
    overlay.includes("benchmark") && lines.some(({ kind }) => kind === "benchmark") && texts.benchmark,
    ...lines.map(
      ({ name, insteadOf }) =>
        insteadOf !== undefined && fill(texts.otherBenchmark, { benchmark: insteadOf, other: name }),
    ),
    expecting && texts.expected,
  ].filter((note) => typeof note === "string");
  return (
    <div className="px-3 py-1.5 text-xs text-muted" dir={directionOf(locale)}>
      {said.length > 0 && <p data-testid="chart-notes">{said.join(" ")}</p>}
      <details className="no-print">
        <summary>{tools.keys}</summary>
        <p className="mt-1">{tools.keysHelp}</p>
      </details>
    </div>
  );
}
