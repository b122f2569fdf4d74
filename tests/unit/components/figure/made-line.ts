import type { Chart, ChartLine } from "../../../../lib/drawing/chart.ts";

/** A line with values on days 0, 1, 2 and so on, with everything else at its plainest. */
export function drawnLine(values: readonly (number | null)[], given: Partial<ChartLine> = {}): ChartLine {
  return {
    symbol: "9988.HK",
    name: "Alibaba",
    company: "alibaba",
    currency: "HKD",
    kind: "share",
    colour: 1,
    dash: null,
    endedOn: null,
    sessions: values.length,
    days: values.map((_, at) => at),
    positions: null,
    indexed: values,
    values,
    candles: null,
    closes: values,
    returns: values.map(() => null),
    change: null,
    volumes: values.map(() => 1),
    abnormal: null,
    limits: [],
    missing: [],
    ...given,
  };
}

/** A chart of some lines from day 0 to the last. */
export function drawnChart(lines: readonly ChartLine[]): Chart {
  const last = Math.max(...lines.flatMap(({ days }) => days));
  return {
    scale: "price",
    style: "line",
    time: { first: 0, last, ticks: [0], unit: "day" },
    value: { low: 0, high: 200, ticks: [0, 100, 200], logarithmic: false },
    lines,
    expectations: [],
  };
}
