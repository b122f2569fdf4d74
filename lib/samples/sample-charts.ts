import { type ChartSubject, plainChart } from "../drawing/chart.ts";
import type { PlainChart } from "../drawing/chart-scale.ts";
import type { LimitState } from "../market/types.ts";
import type { PathPoint } from "../reactions/paths/car-path.ts";
import { aSeries, type SeriesShape, sessionsFrom } from "./sample-series.ts";

const LONG_NAME =
  "Beijing Zhongguancun Science and Technology Park Intelligent Computing Infrastructure Holdings (Group)";

interface SubjectShape extends Partial<SeriesShape> {
  readonly name?: string;
  readonly colour?: number;
  readonly limits?: readonly (LimitState | null)[];
}

/** A listing as a chart draws it; Alibaba in Hong Kong unless said otherwise. */
function aSubject({ name = "Alibaba", colour = 1, limits, ...shape }: SubjectShape = {}): ChartSubject {
  const series = aSeries(shape);
  return {
    series,
    name,
    company: name.toLowerCase(),
    currency: "HKD",
    kind: "share",
    look: { colour, dash: null },
    ...(limits ? { limits } : {}),
  };
}

/** A chart over the made sessions, from the first to the last of so many. */
function over(subjects: readonly ChartSubject[], sessions: number, style: "line" | "candles" = "line") {
  const dates = sessionsFrom(sessions);
  return plainChart(subjects, "indexed", dates[0] ?? "", dates.at(-1) ?? "", style);
}

const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);

/** Five sessions in a row that closed at the limit of 20%, from the 60th on. */
function limitRun(): PlainChart {
  const run = range(60, 5);
  const limits = range(0, 120).map((at): LimitState | null => (run.includes(at) ? "up" : null));
  const returns = Object.fromEntries(run.map((at) => [at, 0.2]));
  return over([aSubject({ symbol: "300663.SZ", name: "CSI", returns, limits })], 120);
}

/** Every state that a chart of prices can be in, by what it shows. */
export const CHART_STATES = {
  "one line": () => over([aSubject()], 120),
  "one point": () => over([aSubject({ sessions: 1 })], 1),
  "no session in the range": () => plainChart([aSubject()], "indexed", "2024-01-01", "2024-06-28"),
  "a gap of ten sessions": () => over([aSubject({ without: range(50, 10) })], 120),
  "suspended to the end": () =>
    over(
      [
        aSubject(),
        aSubject({ symbol: "002315.SZ", name: "Focus", colour: 2, seed: 2, without: range(70, 50) }),
      ],
      120,
    ),
  "a run of five limit closes": limitRun,
  "long names": () =>
    over(
      range(1, 3).map((seed) =>
        aSubject({ symbol: `${seed}LONGSYMBOL.HK`, name: `${LONG_NAME} ${seed}`, colour: seed, seed }),
      ),
      120,
    ),
  "eight series": () =>
    over(
      range(1, 8).map((seed) =>
        aSubject({ symbol: `${seed}.HK`, name: `Company ${seed}`, colour: ((seed - 1) % 6) + 1, seed }),
      ),
      120,
    ),
  candles: () => over([aSubject({ sessions: 40 })], 40, "candles"),
} as const satisfies Readonly<Record<string, () => PlainChart>>;

/** A path of CAR from ten sessions before day 0 to ten after it; null CAR at the positions `without`. */
function aPath(without: readonly number[]): PathPoint[] {
  return range(-10, 21).map((session) => {
    const car = without.includes(session) ? null : session < 0 ? session * 0.002 : 0.05 + session * 0.004;
    const half = 0.01 * Math.sqrt(session + 11);
    return {
      session,
      date: sessionsFrom(40)[session + 15] ?? null,
      car,
      low: car === null ? null : car - half,
      high: car === null ? null : car + half,
    };
  });
}

/** Every state that a path of CAR can be in. */
export const PATH_STATES: Readonly<Record<string, readonly PathPoint[]>> = {
  "a path with its band": aPath([]),
  "a gap on days 2 to 4": aPath([2, 3, 4]),
  "one session": aPath([]).slice(10, 11),
  "no session": [],
};
