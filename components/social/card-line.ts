import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import { valueY } from "../../lib/drawing/plot-frame.ts";

/** Where a line is drawn, in the units of its picture. */
export interface LineArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a line is drawn from; a whole chart has more. */
export type LineChart = Pick<Chart, "time" | "value"> & {
  readonly lines: readonly Pick<ChartLine, "days" | "values">[];
};

/** A day's place across the area; a chart of one day has it in the middle. */
export function placeOfDay({ time }: Pick<Chart, "time">, { left, right }: LineArea, day: number): number {
  if (time.last === time.first) return (left + right) / 2;
  return left + ((day - time.first) / (time.last - time.first)) * (right - left);
}

/** The chart's first line as an SVG path with one decimal; a session without a value breaks it. */
export function cardLine(chart: LineChart, area: LineArea): string {
  const [line] = chart.lines;
  const { value } = chart;
  if (!line || !value) return "";
  let path = "";
  let pen = "M";
  for (const [at, day] of line.days.entries()) {
    const drawn = line.values[at] ?? null;
    if (drawn === null) {
      pen = "M";
      continue;
    }
    path += `${pen}${tenth(placeOfDay(chart, area, day))} ${tenth(valueY(value, drawn, area.top, area.bottom))}`;
    pen = "L";
  }
  return path;
}

const tenth = (length: number): number => Math.round(length * 10) / 10;
