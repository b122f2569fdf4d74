import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import { linePath, type Pen } from "../../lib/drawing/pen.ts";
import { valueY } from "../../lib/drawing/plot-frame.ts";

/** Where a line is drawn, in the units of its picture. */
export interface DrawnArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a line is drawn from; a whole chart has more. */
export type DrawnChart = Pick<Chart, "time" | "value"> & {
  readonly lines: readonly Pick<ChartLine, "days" | "values">[];
};

/** A day's place across the area; a chart of one day has it in the middle. */
export function placeOfDay({ time }: Pick<Chart, "time">, { left, right }: DrawnArea, day: number): number {
  if (time.last === time.first) return (left + right) / 2;
  return left + ((day - time.first) / (time.last - time.first)) * (right - left);
}

/** The chart's first line as an SVG path ; its stroke wants round ends. */
export function pictureLine(chart: DrawnChart, area: DrawnArea): string {
  const [line] = chart.lines;
  const { value } = chart;
  if (!line || !value) return "";
  const pen: Pen = {
    x: (day) => placeOfDay(chart, area, day),
    y: (drawn) => valueY(value, drawn, area.top, area.bottom),
  };
  return linePath(pen, line);
}
