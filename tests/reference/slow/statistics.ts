// Every test across events the obvious way, from its paper's formula. Shares no code with lib/study.
import { average, type SlowEvent, sum, variance } from "./event.ts";

/** The events with a value in a column (null is the window), with what the tests read of them. */
interface Sampled {
  readonly event: SlowEvent;
  readonly value: number;
  readonly error: number;
}

function sampled(events: readonly SlowEvent[], column: number | null): Sampled[] {
  return events.flatMap((event) => {
    const value = column === null ? event.car : event.abnormal[column];
    const error = column === null ? event.carError : event.errors[column];
    return value === null || value === undefined || !error ? [] : [{ event, value, error }];
  });
}

const crossT = (values: readonly number[]) => average(values) / Math.sqrt(variance(values) / values.length);

/** Mid-ranks by comparing everything with everything. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** Ranks of an event's values, null where missing, with how many values there are. */
function rankRow(row: readonly (number | null)[]): { ranks: (number | null)[]; count: number } {
  const known = row.filter((value) => value !== null);
  const ranked = ranks(known);
  let place = 0;
  return {
    ranks: row.map((value) => (value === null ? null : (ranked[place++] ?? null))),
    count: known.length,
  };
}

/** Mean correlation of residuals over all pairs of events, pair by pair. */
export function slowMeanCorrelation(events: readonly SlowEvent[]): number {
  const scaled = events.map(({ residuals }) => {
    const known = residuals.filter((residual) => residual !== null);
    const centre = average(known);
    const size = Math.sqrt(sum(known.map((residual) => (residual - centre) ** 2)));
    return residuals.map((residual) => (residual === null ? null : (residual - centre) / size));
  });
  const correlations: number[] = [];
  scaled.forEach((left, first) => {
    scaled.slice(first + 1).forEach((right) => {
      correlations.push(sum(left.map((value, place) => (value ?? 0) * (right[place] ?? 0))));
    });
  });
  return average(correlations);
}

function corrado(events: readonly SlowEvent[], columns: readonly number[], zivney: boolean): number {
  const rows = events.map((event) => {
    const ranked = rankRow([...event.residuals, ...event.abnormal]);
    return ranked.ranks.map((rank) => {
      if (rank === null) return null;
      return zivney ? rank / (ranked.count + 1) - 0.5 : rank - (ranked.count + 1) / 2;
    });
  });
  const length = rows[0]?.length ?? 0;
  const byDay = Array.from({ length }, (_, day) =>
    rows.map((row) => row[day] ?? null).filter((value) => value !== null),
  );
  const scaled = byDay.map((values) => sum(values) / (zivney ? Math.sqrt(values.length) : values.length));
  const used = scaled.filter((value) => Number.isFinite(value));
  const deviation = Math.sqrt(sum(used.map((value) => value ** 2)) / used.length);
  const estimation = events[0]?.residuals.length ?? 0;
  const inWindow = columns.map((column) => scaled[estimation + column] ?? Number.NaN);
  return sum(inWindow) / (Math.sqrt(columns.length) * deviation);
}

function generalisedRank(sample: readonly Sampled[]): { t: number; z: number; degrees: number } {
  const scars = sample.map(({ value, error }) => value / error);
  const spread = Math.sqrt(variance(scars));
  const rows = sample.map(({ event }, place) => {
    const row = event.residuals.map((residual) => (residual === null ? null : residual / event.sigma));
    const ranked = rankRow([...row, (scars[place] ?? Number.NaN) / spread]);
    return ranked.ranks.map((rank) => (rank === null ? null : rank / (ranked.count + 1) - 0.5));
  });
  const length = rows[0]?.length ?? 0;
  const days = Array.from({ length }, (_, day) =>
    rows.map((row) => row[day] ?? null).filter((value) => value !== null),
  );
  const known = days.filter((values) => values.length > 0);
  const squares = known.map((values) => (values.length / sample.length) * average(values) ** 2);
  const total = known.length;
  const atEvent = average(days.at(-1) ?? []);
  const ratio = atEvent / Math.sqrt(sum(squares) / total);
  const independent = sum(
    sample.map(({ event }) => (event.sessions + 1 - 1) / (12 * (event.sessions + 1 + 1))),
  );
  return {
    t: ratio * Math.sqrt((total - 2) / (total - 1 - ratio ** 2)),
    z: (atEvent * sample.length) / Math.sqrt(independent),
    degrees: total - 2,
  };
}

function skewnessAdjusted(values: readonly number[]): number {
  const count = values.length;
  const centre = average(values);
  const deviation = Math.sqrt(variance(values));
  const skewness =
    (count / ((count - 1) * (count - 2))) * sum(values.map((value) => ((value - centre) / deviation) ** 3));
  const ratio = centre / deviation;
  return (
    Math.sqrt(count) *
    (ratio + (1 / 3) * skewness * ratio ** 2 + (1 / 27) * skewness ** 2 * ratio ** 3 + skewness / (6 * count))
  );
}

function jackknife(sample: readonly Sampled[]): number {
  const weighted = (used: readonly Sampled[]) =>
    sum(used.map(({ value, error }) => value / error)) / sum(used.map(({ error }) => 1 / error));
  const count = sample.length;
  const pseudo = sample.map((left) => {
    return count * weighted(sample) - (count - 1) * weighted(sample.filter((other) => other !== left));
  });
  return crossT(pseudo);
}

function wilcoxon(values: readonly number[]): number {
  const used = values.filter((value) => value !== 0);
  const ranked = ranks(used.map(Math.abs));
  const positive = sum(ranked.filter((_, place) => (used[place] ?? 0) > 0));
  const count = used.length;
  const sizes = [...new Set(ranked)].map((rank) => ranked.filter((other) => other === rank).length);
  const ties = sum(sizes.map((size) => size ** 3 - size));
  const spread = (count * (count + 1) * (2 * count + 1)) / 24 - ties / 48;
  return (positive - (count * (count + 1)) / 4) / Math.sqrt(spread);
}

/** All statistics of one column of the event window, or of the whole window for null, by name. */
export function slowStatistics(events: readonly SlowEvent[], column: number | null): Record<string, number> {
  const sample = sampled(events, column);
  const values = sample.map(({ value }) => value);
  const standardised = sample.map(({ value, error }) => value / error);
  const count = sample.length;
  const correlation = slowMeanCorrelation(events);
  const patell =
    sum(standardised) / Math.sqrt(sum(sample.map(({ event }) => event.degrees / (event.degrees - 2))));
  const bmp = crossT(standardised);
  const positive = values.filter((value) => value > 0).length;
  const share = average(
    events.map(
      ({ residuals, sessions }) => residuals.filter((value) => value !== null && value > 0).length / sessions,
    ),
  );
  const length = events[0]?.residuals.length ?? 0;
  const averages = Array.from({ length }, (_, day) => {
    const known = events.map((event) => event.residuals[day] ?? null).filter((value) => value !== null);
    return known.length > 0 ? average(known) : null;
  }).filter((value) => value !== null);
  const windowLength = events[0]?.abnormal.length ?? 0;
  const columns = column === null ? Array.from({ length: windowLength }, (_, place) => place) : [column];
  const grank = generalisedRank(sample);
  return {
    crossSectional: crossT(values),
    patell,
    bmp,
    kolariPynnonen: bmp * Math.sqrt((1 - correlation) / (1 + (count - 1) * correlation)),
    corrado: corrado(events, columns, false),
    corradoZivney: corrado(events, columns, true),
    generalizedSign: (positive - count * share) / Math.sqrt(count * share * (1 - share)),
    generalizedRank: grank.t,
    wilcoxon: wilcoxon(values),
    crudeDependence: average(values) / Math.sqrt(variance(averages) * columns.length),
    skewnessAdjusted: skewnessAdjusted(values),
    adjustedPatell: patell / Math.sqrt(1 + (count - 1) * correlation),
    generalizedRankZ: grank.z,
    sign: (positive - count / 2) / (Math.sqrt(count) / 2),
    jackknife: jackknife(sample),
    pooledVariance: average(values) / (Math.sqrt(sum(sample.map(({ error }) => error ** 2))) / count),
  };
}
