// The block bootstrap and the placebo test the obvious way: every day and every event looked up by its date, every
// placebo studied one event at a time. The random numbers come from outside. Shares no code with lib/study.
import type { SlowDated } from "./calendar.ts";
import { average, type SlowOptions, slowEvent, sum, variance } from "./event.ts";

type Random = () => number;
const pick = (random: Random, count: number) => Math.floor(random() * count);
const crossT = (values: readonly number[]) => average(values) / Math.sqrt(variance(values) / values.length);

/** All days of some exchanges, in order. */
const unionOf = (days: readonly Int32Array[]): number[] =>
  [...new Set(days.flatMap((each) => [...each]))].sort((left, right) => left - right);

/**
 * The t of each resample: day by day from the first on which an event is under way to the last, each day read as
 * many days of the calendar away as its block is shifted, of each event what its residual was there.
 */
export function slowBlockDraws(
  dated: readonly SlowDated[],
  days: readonly Int32Array[],
  { estimation, window }: Pick<SlowOptions, "estimation" | "window">,
  draws: number,
  random: Random,
): number[] {
  const all = unionOf(days);
  const events = dated
    .filter(({ event }) => event.car !== null)
    .map(({ event, estimationDays, windowDays }) => {
      const known = event.residuals.filter((residual) => residual !== null);
      const centre = average(known);
      const size = Math.sqrt(average(known.map((residual) => (residual - centre) ** 2)));
      const z = new Map<number, number>();
      event.residuals.forEach((residual, place) => {
        const day = estimationDays[place] ?? null;
        if (residual !== null && day !== null) z.set(day, (residual - centre) / size);
      });
      return { z, inWindow: new Set(windowDays) };
    });
  const underWay = all.filter((day) => events.some(({ inWindow }) => inWindow.has(day)));
  const span = all.slice(all.indexOf(underWay[0] ?? 0), all.indexOf(underWay.at(-1) ?? 0) + 1);
  const length = estimation[1] - estimation[0] + 1;
  // The longest block whose cube reaches no further than the estimation window, or the next one.
  let block = 1;
  while (block ** 3 < length) block += 1;
  const nearest = window[1] - estimation[1];
  const shifts = window[0] - estimation[0] - nearest + 1;
  return Array.from({ length: draws }, () => {
    const cut = 1 + pick(random, block);
    const shiftOfBlock: number[] = [];
    const shiftOn = new Map<number, number>();
    span.forEach((day, at) => {
      const ordinal = at < cut ? 0 : 1 + Math.floor((at - cut) / block);
      if (shiftOfBlock.length === ordinal) shiftOfBlock.push(nearest + pick(random, shifts));
      shiftOn.set(day, shiftOfBlock[ordinal] ?? 0);
    });
    const scars = events.map(({ z, inWindow }) => {
      const read = span
        .filter((day) => inWindow.has(day))
        .map((day) => z.get(all[all.indexOf(day) - (shiftOn.get(day) ?? 0)] ?? -1))
        .filter((value) => value !== undefined);
      return read.length === 0 ? null : sum(read) / Math.sqrt(read.length);
    });
    return crossT(scars.filter((value) => value !== null));
  });
}

export interface SlowSeries {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array | null;
}

/** The t of each placebo: all the events a number of days earlier, no number twice. */
export function slowPlaceboDraws(
  series: readonly SlowSeries[],
  days: readonly Int32Array[],
  dayZero: Int32Array,
  options: SlowOptions,
  draws: number,
  random: Random,
): number[] {
  const all = unionOf(days);
  const studied = series.flatMap(({ returns, benchmark }, event) => {
    const study = (zero: number) => slowEvent(returns, benchmark ?? returns, zero, options);
    const zero = dayZero[event] ?? 0;
    const market = options.model === "mean" ? returns : (benchmark ?? returns);
    const first = returns.findIndex((value, at) => !Number.isNaN(value) && !Number.isNaN(market[at] ?? 0));
    return study(zero).car === null ? [] : [{ study, zero, own: [...(days[event] ?? [])], first }];
  });
  /** Each event's day 0 on another day of the calendar: the last session up to it. */
  const moved = (shift: number) =>
    studied.map(({ own, zero }) => {
      const target = all[all.indexOf(own[zero] ?? 0) - shift] ?? -1;
      return own.filter((day) => day <= target).length - 1;
    });
  const isWhole = (shift: number) =>
    moved(shift).every((zero, at) => zero + options.estimation[0] >= (studied[at]?.first ?? 0));
  const bag: number[] = [];
  for (let shift = options.window[1] - options.window[0] + 1; isWhole(shift); shift++) bag.push(shift);
  const drawn: number[] = [];
  while (drawn.length < draws && bag.length > 0) {
    const at = pick(random, bag.length);
    drawn.push(bag[at] ?? 0);
    bag[at] = bag[0] ?? 0;
    bag.shift();
  }
  return drawn.map((shift) =>
    crossT(
      moved(shift).flatMap((zero, at) => {
        const event = studied[at]?.study(zero);
        return event?.car == null || !event.carError ? [] : [event.car / event.carError];
      }),
    ),
  );
}
