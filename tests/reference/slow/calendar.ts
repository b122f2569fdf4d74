// The calendar tests the obvious way: residuals looked up by date, pair of events by pair, each event's weights
// written out day by day. Shares no code with lib/study.
import { average, type SlowEvent, sum, variance } from "./event.ts";

/** An event with the days of its sessions. */
export interface SlowDated {
  readonly event: SlowEvent;
  /** The day of each estimation session and of each session of the event window; null outside the data. */
  readonly estimationDays: readonly (number | null)[];
  readonly windowDays: readonly (number | null)[];
}

interface Placed {
  /** Residuals about their mean over their root mean square, by day. */
  readonly z: ReadonlyMap<number, number>;
  /** SAR by day of the window. */
  readonly sar: ReadonlyMap<number, number>;
  /** The weight of the residual of each day in the CAR, or in the AR of one column. */
  readonly estimation: readonly number[];
}

/** All the days there are, from the first of an estimation window to its last. */
function daysBetween(all: readonly number[], days: readonly (number | null)[]): number[] {
  const known = days.filter((day) => day !== null);
  return all.filter((day) => day >= Math.min(...known) && day <= Math.max(...known));
}

function placed(
  { event, estimationDays, windowDays }: SlowDated,
  all: readonly number[],
  columns: readonly number[],
): Placed {
  const known = event.residuals.filter((residual) => residual !== null);
  const centre = average(known);
  const size = Math.sqrt(average(known.map((residual) => (residual - centre) ** 2)));
  const z = event.residuals.flatMap((residual, place) => {
    const day = estimationDays[place] ?? null;
    return residual === null || day === null ? [] : [[day, (residual - centre) / size] as const];
  });
  const sar = columns.flatMap((column) => {
    const value = event.abnormal[column] ?? null;
    const day = windowDays[column] ?? null;
    return value === null || day === null ? [] : [[day, value / (event.errors[column] ?? 0)] as const];
  });
  return { z: new Map(z), sar: new Map(sar), estimation: daysBetween(all, estimationDays) };
}

/** The mean of z_it z_jt over all pairs of the events and the days that both have; 0 for none. */
function meanProduct(events: readonly Placed[]): number {
  const products: number[] = [];
  events.forEach((left, first) => {
    for (const right of events.slice(first + 1)) {
      for (const [day, value] of left.z) {
        const other = right.z.get(day);
        if (other !== undefined) products.push(value * other);
      }
    }
  });
  return products.length === 0 ? 0 : average(products);
}

/** Each event's weight on a day of the whole calendar. */
function weightsOf(
  event: Placed,
  inWindow: (day: number) => number,
  hasAlpha: boolean,
  raised: number,
): Map<number, number> {
  const weights = new Map<number, number>();
  let total = 0;
  for (const day of event.sar.keys()) {
    weights.set(day, raised * inWindow(day));
    total += inWindow(day);
  }
  if (hasAlpha) for (const day of event.estimation) weights.set(day, -total / event.estimation.length);
  return weights;
}

/**
 * Kolari, Pape & Pynnonen's t and the calendar-time t. `columns` are the sessions of the window that are meant: all
 * of them, or one. `groupColumn` is the session by whose day events count as under way together.
 */
export function slowCalendar(
  dated: readonly SlowDated[],
  columns: readonly number[],
  groupColumn: number,
  hasAlpha: boolean,
): { readonly kolariPapePynnonen: number; readonly calendarTime: number; readonly correlation: number } {
  const all = [...new Set(dated.flatMap((each) => [...each.estimationDays, ...each.windowDays]))]
    .filter((day) => day !== null)
    .sort((left, right) => left - right);
  const whole = columns.length > 1;
  const used = dated.filter(({ event }) => !whole || event.car !== null);
  const correlation = meanProduct(
    dated.filter(({ event }) => event.car !== null).map((each) => placed(each, all, columns)),
  );
  // A session's events are put together by the day of `groupColumn`, their own values are read at the column.
  const grouping = used
    .map((each) => ({
      by: placed(each, all, whole ? columns : [groupColumn]),
      value: each.event.abnormal[columns[0] ?? 0],
      error: each.event.errors[columns[0] ?? 0],
    }))
    .filter(({ by }) => by.sar.size > 0);
  const events = grouping.map(({ by }) => by);
  const days = all.filter((day) => events.some(({ sar }) => sar.has(day)));
  const underWay = (day: number) => grouping.filter(({ by }) => by.sar.has(day));
  const dayCorrelation = new Map(
    days.map((day) => [day, meanProduct(underWay(day).map(({ by }) => by))] as const),
  );

  const scars = used
    .map(({ event }) => {
      const column = columns[0] ?? 0;
      return whole
        ? (event.car ?? 0) / (event.carError ?? 0)
        : (event.abnormal[column] ?? Number.NaN) / (event.errors[column] ?? 0);
    })
    .filter(Number.isFinite);
  const count = scars.length;
  const span = whole ? columns.length : 1;
  /** The mean correlation of the sums of weighted residuals, over all pairs. */
  const meanOverPairs = (raised: number) => {
    const unit = events.map((event) => weightsOf(event, () => 1, hasAlpha, raised));
    const lengths = unit.map((weights) => Math.sqrt(sum([...weights.values()].map((weight) => weight ** 2))));
    let shared = 0;
    events.forEach((left, i) => {
      events.forEach((right, j) => {
        if (i === j) return;
        for (const day of all) {
          const product = (unit[i]?.get(day) ?? 0) * (unit[j]?.get(day) ?? 0);
          const isBoth = left.sar.has(day) && right.sar.has(day);
          // A day in one's window and in the other's estimation window counts by the mean correlation.
          const r = isBoth ? (dayCorrelation.get(day) ?? 0) : correlation;
          shared += (r * product) / ((lengths[i] ?? 1) * (lengths[j] ?? 1));
        }
      });
    });
    return shared / (count * (count - 1));
  };
  const forecast = hasAlpha ? span / (dated[0]?.estimationDays.length ?? 1) : 0;
  const raised = Math.sqrt((variance(scars) / (1 - meanOverPairs(1))) * (1 + forecast) - forecast);
  const c = meanOverPairs(raised);
  const bmp = average(scars) / Math.sqrt(variance(scars) / count);

  const deviations = days.map((day) => {
    const n = underWay(day).length;
    return Math.sqrt(n * (1 + (n - 1) * (dayCorrelation.get(day) ?? 0)));
  });
  const portfolio = days.map((day, place) => {
    const values = underWay(day).map(({ by, value, error }) =>
      whole ? (by.sar.get(day) ?? 0) : (value ?? 0) / (error ?? 0),
    );
    return sum(values) / (deviations[place] ?? 1);
  });
  const pairsOn = days.map((day) => underWay(day).length * (underWay(day).length - 1));
  const overall =
    sum(pairsOn) === 0
      ? 0
      : sum(days.map((day, place) => (pairsOn[place] ?? 0) * (dayCorrelation.get(day) ?? 0))) / sum(pairsOn);
  const weights = events.map((event) =>
    weightsOf(
      event,
      (day) => 1 / (deviations[days.indexOf(day)] ?? 1),
      hasAlpha,
      Math.sqrt(variance(portfolio)),
    ),
  );
  const total = sum(
    all.map((day) => {
      const each = weights.map((weight) => weight.get(day) ?? 0);
      return (1 - overall) * sum(each.map((weight) => weight ** 2)) + overall * sum(each) ** 2;
    }),
  );
  const error = Math.sqrt(total) / days.length;
  return {
    kolariPapePynnonen: bmp * Math.sqrt((1 - c) / (1 + (count - 1) * c)),
    calendarTime: average(portfolio) / error,
    correlation,
  };
}
