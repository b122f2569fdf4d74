// What a null means and what many tests leave of a p, for each event's CAR.
import { eventResult } from "../study/batch/event-result.ts";
import { equivalence } from "../study/significance/equivalence.ts";
import { benjaminiHochberg, holm } from "../study/significance/many-tests.ts";
import { detectableMultiple } from "../study/significance/power.ts";
import type { Tested } from "../study/types.ts";
import type { StudiedEvents } from "./study-data.ts";

interface Corrected {
  readonly holm: readonly (number | null)[];
  readonly benjaminiHochberg: readonly (number | null)[];
}

const correctedOf = new WeakMap<StudiedEvents, Corrected>();

/** The p of every CAR corrected for all of the file's events, made once a study. */
function corrected(studied: StudiedEvents): Corrected {
  const known = correctedOf.get(studied);
  if (known !== undefined) return known;
  const pValues = studied.events.map((_, row) => {
    const result = eventResult(studied.panel, row);
    const pValue = result.status === "ok" ? result.car?.pValue : undefined;
    return pValue === undefined || Number.isNaN(pValue) ? null : pValue;
  });
  const made = { holm: holm(pValues), benjaminiHochberg: benjaminiHochberg(pValues) };
  correctedOf.set(studied, made);
  return made;
}

/** What an event's CAR leaves open; nulls where it has no error. */
export interface NullAnswer {
  /** The least CAR, a fraction, that a two-sided test at `--level` finds with `--power`. */
  readonly carDetectable: number | null;
  /** p of two one-sided tests against `--equivalence-bound`; null where none is asked for. */
  readonly carEquivalenceP: number | null;
  readonly carHolm: number | null;
  readonly carBenjaminiHochberg: number | null;
}

export const NO_NULL_ANSWER: NullAnswer = {
  carDetectable: null,
  carEquivalenceP: null,
  carHolm: null,
  carBenjaminiHochberg: null,
};

/** In: the event's row, its CAR and the degrees of freedom of its t. */
export function nullAnswer(
  studied: StudiedEvents,
  row: number,
  car: Tested | null,
  degreesOfFreedom: number,
): NullAnswer {
  if (car === null || !(car.standardError > 0) || degreesOfFreedom < 1) return NO_NULL_ANSWER;
  const { options } = studied;
  const rule = { level: Number(options.level), power: Number(options.power) };
  const bound = options["equivalence-bound"];
  const many = corrected(studied);
  return {
    carDetectable: car.standardError * detectableMultiple(degreesOfFreedom, rule),
    carEquivalenceP:
      bound === undefined
        ? null
        : equivalence(car.value, car.standardError, degreesOfFreedom, Number(bound)).pValue,
    carHolm: many.holm[row] ?? null,
    carBenjaminiHochberg: many.benjaminiHochberg[row] ?? null,
  };
}
