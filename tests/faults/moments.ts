import { randomInt } from "node:crypto";

/** The seed of this run's kill moments; `FAULT_SEED` repeats those of a failure. */
export const FAULT_SEED = Number(process.env.FAULT_SEED ?? randomInt(1_000_000));

/** Whether every kill is made, as by `npm run test:faults`, or a sample of them. */
export const ALL_FAULTS = process.env.FAULTS === "all";

/** How many kills to make of `all`; a sample lies as evenly over the same time. */
export const kills = (all: number, sample: number): number => (ALL_FAULTS ? all : sample);

/**
 * `count` moments between `from` and `to` milliseconds: one at random in each of `count` equal parts, so that they
 * lie everywhere, in a random order.
 */
export function moments(count: number, from: number, to: number, salt = 0): number[] {
  const random = generator(FAULT_SEED + salt);
  const part = (to - from) / count;
  return Array.from({ length: count }, (_, index) => ({
    at: Math.round(from + (index + random()) * part),
    order: random(),
  }))
    .sort((one, other) => one.order - other.order)
    .map(({ at }) => at);
}

/** Numbers from 0 to 1 by mulberry32: the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
