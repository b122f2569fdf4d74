// The obvious way to study one event: plain arrays, the textbook's sums, no thought for speed. It shares no
// code with lib/study.

export interface SlowOptions {
  readonly estimation: readonly [number, number];
  readonly window: readonly [number, number];
  readonly model: "market" | "adjusted" | "mean";
  readonly residualDegrees: "M-k" | "M-1";
  readonly forecastCorrection: "on" | "off";
}

export interface SlowEvent {
  readonly alpha: number;
  readonly beta: number;
  readonly sigma: number;
  readonly sessions: number;
  /** M - k. */
  readonly degrees: number;
  /** By session of the estimation window; null where missing. */
  readonly residuals: readonly (number | null)[];
  /** By session of the event window; null for a gap. */
  readonly abnormal: readonly (number | null)[];
  readonly errors: readonly (number | null)[];
  readonly car: number | null;
  readonly carError: number | null;
  readonly buyAndHold: number | null;
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const average = (values: readonly number[]) => sum(values) / values.length;
export const variance = (values: readonly number[]) => {
  const centre = average(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
};

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

export function slowEvent(
  returns: Float64Array,
  benchmark: Float64Array,
  dayZero: number,
  options: SlowOptions,
): SlowEvent {
  const { model } = options;
  const at = (session: number) => {
    const own = known(returns[dayZero + session]);
    const market = model === "mean" ? 0 : known(benchmark[dayZero + session]);
    return own === null || market === null ? null : { own, market };
  };
  const range = ([first, last]: readonly [number, number]) =>
    Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const estimation = range(options.estimation).map(at);
  const pairs = estimation.filter((pair) => pair !== null);
  const sessions = pairs.length;
  const marketMean = average(pairs.map((pair) => pair.market));
  const ownMean = average(pairs.map((pair) => pair.own));
  const marketSquares = sum(pairs.map((pair) => (pair.market - marketMean) ** 2));
  const products = sum(pairs.map((pair) => (pair.market - marketMean) * (pair.own - ownMean)));
  const beta = { market: products / marketSquares, adjusted: 1, mean: 0 }[model];
  const alpha = model === "adjusted" ? 0 : ownMean - beta * marketMean;
  const expected = (market: number) => alpha + beta * market;
  const residuals = estimation.map((pair) => (pair === null ? null : pair.own - expected(pair.market)));
  const knownResiduals = residuals.filter((residual) => residual !== null);
  const degrees = sessions - (model === "market" ? 2 : 1);
  const divisor = options.residualDegrees === "M-k" ? degrees : sessions - 1;
  const sigma = Math.sqrt((variance(knownResiduals) * (sessions - 1)) / divisor);

  // Var(sum AR) = sigma^2 [ L + 1'X (X'X)^-1 X'1 ], written out with the 2 x 2 inverse.
  const error = (markets: readonly number[]) => {
    const length = markets.length;
    let factor = length;
    if (options.forecastCorrection === "on" && model === "mean") factor += length ** 2 / sessions;
    if (options.forecastCorrection === "on" && model === "market") {
      const sumX = sum(pairs.map((pair) => pair.market));
      const sumXX = sum(pairs.map((pair) => pair.market ** 2));
      const determinant = sessions * sumXX - sumX ** 2;
      const total = sum(markets);
      factor += (length ** 2 * sumXX - 2 * length * total * sumX + total ** 2 * sessions) / determinant;
    }
    return sigma * Math.sqrt(factor);
  };
  const event = range(options.window).map(at);
  const abnormal = event.map((pair) => (pair === null ? null : pair.own - expected(pair.market)));
  const complete = event.filter((pair) => pair !== null);
  const whole = complete.length === event.length;
  return {
    alpha,
    beta,
    sigma,
    sessions,
    degrees,
    residuals,
    abnormal,
    errors: event.map((pair) => (pair === null ? null : error([pair.market]))),
    car: whole ? sum(complete.map((pair) => pair.own - expected(pair.market))) : null,
    carError: whole ? error(complete.map((pair) => pair.market)) : null,
    buyAndHold: whole
      ? complete.reduce((held, pair) => held * (1 + pair.own), 1) -
        complete.reduce((held, pair) => held * (1 + expected(pair.market)), 1)
      : null,
  };
}
