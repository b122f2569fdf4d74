// p-values of a family of tests, corrected for how many they are.

/**
 * Holm's (1979) step-down p-values, which hold the chance of any false rejection in the family whatever the tests'
 * dependence: of m sorted p, max over j <= i of (m - j + 1) p_j, at most 1. In: p-values; those that are null are no
 * part of the family. Out: in the order that they came.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const order = rising(pValues);
  const adjusted = pValues.map((): number | null => null);
  let largest = 0;
  order.forEach(({ at, pValue }, place) => {
    largest = Math.max(largest, Math.min(1, (order.length - place) * pValue));
    adjusted[at] = largest;
  });
  return adjusted;
}

/**
 * Benjamini & Hochberg's (1995) step-up p-values, which hold the expected share of false ones among the rejected:
 * of m sorted p, min over j >= i of m p_j / j, at most 1.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const order = rising(pValues);
  const adjusted = pValues.map((): number | null => null);
  let least = 1;
  for (const [place, { at, pValue }] of [...order.entries()].reverse()) {
    least = Math.min(least, (order.length / (place + 1)) * pValue);
    adjusted[at] = least;
  }
  return adjusted;
}

function rising(pValues: readonly (number | null)[]): { readonly at: number; readonly pValue: number }[] {
  return pValues
    .flatMap((pValue, at) => (pValue === null ? [] : [{ at, pValue }]))
    .sort((left, right) => left.pValue - right.pValue);
}
