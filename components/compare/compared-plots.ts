import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { comparedDash } from "../../lib/drawing/series-colours.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { PlottedLine } from "./compare-plot.tsx";

/** A listing round an announcement. */
export interface ComparedLine {
  readonly name: string;
  /** Stands beside the name where the name alone does not tell: a symbol; empty where it does. */
  readonly symbol: string;
  /** Of the series' colours. */
  readonly colour: number;
  readonly axis: ValueAxis;
  readonly dates: readonly (string | null)[];
  /** Fractions by session; null is a gap. */
  readonly raw: readonly (number | null)[];
  readonly abnormal: readonly (number | null)[];
  /** Sessions on which other announcements of its company fall. */
  readonly others: readonly number[];
  /** What stands under the line of its day 0: `6 Mar, day 0`. */
  readonly dayZero: string;
}

/** What the lines and the plots are called. */
type PlotTexts = Readonly<Record<"raw" | "abnormal" | "dayZero", string>> &
  Pick<Messages["compare"], "price">;

const seriesColour = (colour: number): string => `var(--color-series-${colour})`;

/** A plot with what it is called. */
export interface NamedPlot {
  readonly key: string;
  readonly heading: string;
  readonly detail: string;
  readonly lines: readonly PlottedLine[];
  readonly axis: ValueAxis;
  readonly others: readonly number[];
  readonly dayZero: string;
}

/** A plot for each line, on its own scale: price beside CAR. */
export function ownPlots(lines: readonly ComparedLine[], texts: PlotTexts): NamedPlot[] {
  return lines.map(({ name, symbol, colour, axis, raw, abnormal, others, dayZero }) => ({
    key: `${name} ${symbol}`,
    heading: name,
    detail: symbol,
    axis,
    others,
    dayZero,
    lines: [
      {
        key: "price",
        name: texts.price,
        values: raw,
        colour: "var(--color-muted)",
        dash: null,
        width: 1.25,
      },
      { key: "car", name: "CAR", values: abnormal, colour: seriesColour(colour), dash: null, width: 2 },
    ],
  }));
}

/** A plot of all prices and one of all CAR, on one scale. */
export function sharedPlots(lines: readonly ComparedLine[], texts: PlotTexts): NamedPlot[] {
  const [first] = lines;
  if (!first) return [];
  const dayZero = lines.every((line) => line.dayZero === first.dayZero) ? first.dayZero : texts.dayZero;
  return (["raw", "abnormal"] as const).map((measure) => ({
    key: measure,
    heading: texts[measure],
    detail: "",
    axis: first.axis,
    others: [],
    dayZero,
    lines: lines.map((line, index) => ({
      key: `${line.name} ${line.symbol}`,
      name: line.name,
      values: line[measure],
      ...sharedLook(lines, index),
    })),
  }));
}

/** How a line looks among others of its plot: each broken in its own way, so that colour is not all that parts them. */
export const sharedLook = (
  lines: readonly Pick<ComparedLine, "colour">[],
  index: number,
): Pick<PlottedLine, "colour" | "dash" | "width"> => ({
  colour: seriesColour(lines[index]?.colour ?? 1),
  dash: comparedDash(index),
  width: 2,
});
