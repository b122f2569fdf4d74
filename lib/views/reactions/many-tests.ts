import type { Reaction } from "../../reactions/reaction.ts";
import { benjaminiHochberg, holm } from "../../study/significance/many-tests.ts";
import { LOW_PROBABILITY } from "./ranking.ts";

type Row = {
  readonly relation: Reaction["relation"];
  readonly abnormalReturn: { readonly pValue: number } | null;
  readonly car: { readonly pValue: number } | null;
};

/** A p of one row, corrected for its family. */
export interface CorrectedP {
  readonly holm: number;
  readonly benjaminiHochberg: number;
  /** How many tests the family has. */
  readonly tests: number;
}

/** Which tests a p is one of: the pairs that announcements name, settled beforehand, or all pairs, an exploration. */
export type Family = "named" | "all";

/** A row's corrected p of AR and of CAR; null where it has none. */
export interface CorrectedRow {
  readonly family: Family;
  readonly abnormal: CorrectedP | null;
  readonly car: CorrectedP | null;
}

/**
 * Each row's p corrected for the tests of its family: a row that its announcement names among all that theirs name,
 * any other among all rows. Out: in the order of the rows.
 */
export function correctedRows(rows: readonly Row[]): readonly CorrectedRow[] {
  const isNamed = ({ relation }: Row) => relation !== null;
  const named = familyOf(rows.map((row) => (isNamed(row) ? row : null)));
  const all = rows.every(isNamed) ? named : familyOf(rows);
  return rows.map((row, at) => {
    const family = isNamed(row) ? named : all;
    return {
      family: isNamed(row) ? "named" : "all",
      abnormal: family.abnormal[at] ?? null,
      car: family.car[at] ?? null,
    };
  });
}

function familyOf(rows: readonly (Row | null)[]) {
  return {
    abnormal: corrected(rows.map((row) => row?.abnormalReturn?.pValue ?? null)),
    car: corrected(rows.map((row) => row?.car?.pValue ?? null)),
  };
}

function corrected(pValues: readonly (number | null)[]): (CorrectedP | null)[] {
  const tests = pValues.filter((pValue) => pValue !== null).length;
  const [byHolm, byShare] = [holm(pValues), benjaminiHochberg(pValues)];
  return pValues.map((_, at) => {
    const [stepDown, stepUp] = [byHolm[at] ?? null, byShare[at] ?? null];
    return stepDown === null || stepUp === null ? null : { holm: stepDown, benjaminiHochberg: stepUp, tests };
  });
}

/** How many abnormal returns of a family stay under 0.05 once they are corrected, and the strongest of them. */
export interface FamilyCount {
  readonly family: Family;
  readonly tests: number;
  readonly under: number;
  readonly underHolm: number;
  readonly underBenjaminiHochberg: number;
  readonly least: (CorrectedP & { readonly pValue: number }) | null;
}

/** The families of some rows: those named, and where there are others too, all. */
export function familyCounts(rows: readonly Row[]): readonly FamilyCount[] {
  const named = rows.filter(({ relation }) => relation !== null);
  const families =
    named.length === rows.length
      ? [{ family: "named" as const, own: rows }]
      : [
          ...(named.length > 0 ? [{ family: "named" as const, own: named }] : []),
          { family: "all" as const, own: rows },
        ];
  return families.map(({ family, own }) => {
    const pValues = own.map(({ abnormalReturn }) => abnormalReturn?.pValue ?? null);
    const each = corrected(pValues).flatMap((value, at) =>
      value === null ? [] : [{ ...value, pValue: pValues[at] ?? 1 }],
    );
    const under = (of: (value: (typeof each)[number]) => number) =>
      each.filter((value) => of(value) < LOW_PROBABILITY).length;
    return {
      family,
      tests: each.length,
      under: under(({ pValue }) => pValue),
      underHolm: under((value) => value.holm),
      underBenjaminiHochberg: under((value) => value.benjaminiHochberg),
      least: each.toSorted((left, right) => left.pValue - right.pValue)[0] ?? null,
    };
  });
}
