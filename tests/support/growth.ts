import { expect } from "vitest";
import type { OutsideParser } from "./hostile-pieces.ts";

/** Long enough that what the process does beside it is small. */
const MEASURABLE_MILLISECONDS = 12;
/** A reader of this many characters that is too fast to be measured does not grow with their square. */
const MOST_CHARACTERS = 1 << 16;
const RUNS = 2;
const TRIES = 3;
/** Four times the input takes a linear reader four times as long, and one that grows with the square sixteen times. */
const FACTOR = 4;

/** The bound between the two, far from both. */
export const LINEAR = 9;

/** How the time of a reader grew when its input was doubled twice. */
export interface Growth {
  /** Characters from which it was doubled. */
  readonly size: number;
  readonly ratio: number;
}

/**
 * Makes the input longer until reading it can be measured, and then doubles it twice. Counted is the time that the processor
 * spent on this thread, which a busy machine does not lengthen; the least of several runs and of several tries
 * stands, because what disturbs a run makes it longer, never shorter.
 */
export async function growthOf(
  read: (text: string) => unknown,
  make: (size: number) => string,
): Promise<Growth> {
  let size = 512;
  let small = await leastTime(read, make(size), 1);
  while (small < MEASURABLE_MILLISECONDS && size < MOST_CHARACTERS) {
    size *= 2;
    small = await leastTime(read, make(size), 1);
  }
  if (small < MEASURABLE_MILLISECONDS) return { size, ratio: 1 };
  let ratio = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && ratio >= LINEAR; attempt += 1) {
    // Less than can be measured counts as half of it: the clock of processors moves in steps.
    small = Math.max(await leastTime(read, make(size), RUNS), MEASURABLE_MILLISECONDS / 2);
    ratio = Math.min(ratio, (await leastTime(read, make(FACTOR * size), RUNS)) / small);
  }
  return { size, ratio };
}

async function leastTime(read: (text: string) => unknown, text: string, runs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = process.threadCpuUsage();
    await read(text);
    const { user, system } = process.threadCpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** A text of about so many characters: a unit again and again between a head and a tail. */
export const repeated =
  (unit: string, head = "", tail = "") =>
  (size: number) =>
    head + unit.repeat(Math.ceil(size / unit.length)) + tail;

/** Expects that a reader's time grows with the length of every text that its pieces, heads and tails make. */
export async function expectLinear({ read, pieces, heads = [], tails = [] }: OutsideParser): Promise<void> {
  for (const head of heads.length > 0 ? ["", ...heads] : [""]) {
    for (const tail of tails.length > 0 ? ["", ...tails] : [""]) {
      for (const unit of pieces) {
        const { ratio, size } = await growthOf(read, repeated(unit, head, tail));
        expect(ratio, `${JSON.stringify([head, unit, tail])} at ${size} characters`).toBeLessThan(LINEAR);
      }
    }
  }
}
