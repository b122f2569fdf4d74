// Power, equivalence and corrections for many tests the obvious way. Shares no code with lib/study.

const simpson = (from: number, to: number, steps: number, of: (x: number) => number): number => {
  const step = (to - from) / steps;
  let total = of(from) + of(to);
  for (let index = 1; index < steps; index++) total += (index % 2 === 1 ? 4 : 2) * of(from + index * step);
  return (total * step) / 3;
};

const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * P(|Z + effect| / s > critical): the normal density of Z times the chance that s, whose square is chi-square over
 * its degrees of freedom, is small enough, both by Simpson's rule.
 */
export function slowPower(effect: number, degrees: number, critical: number): number {
  const unscaled = (s: number) =>
    s <= 0 ? 0 : Math.exp((degrees - 1) * Math.log(s) - (degrees * (s * s - 1)) / 2);
  const far = 1 + 14 / Math.sqrt(2 * degrees);
  const points = 4000;
  const step = far / points;
  // The distribution of s, cumulated by Simpson's rule on each half step.
  const cumulated = [0];
  for (let index = 0; index < points; index++) {
    const [left, middle, right] = [index, index + 0.5, index + 1].map((place) => unscaled(place * step));
    cumulated.push((cumulated[index] ?? 0) + (step / 6) * ((left ?? 0) + 4 * (middle ?? 0) + (right ?? 0)));
  }
  const whole = cumulated[points] ?? 1;
  // Over s rather than z: the inner normal probability by Simpson's rule from a sum of densities.
  const upper = (z: number) => (z > 12 ? 0 : simpson(z, 12, 600, density));
  return (
    simpson(
      0,
      far,
      1200,
      (s) => unscaled(s) * (upper(critical * s - effect) + upper(critical * s + effect)),
    ) / whole
  );
}

/** Holm by its step-down procedure: the least level at which a hypothesis is rejected, searched for. */
export function slowHolm(pValues: readonly number[], which: number): number {
  const sorted = [...pValues].sort((left, right) => left - right);
  const place = sorted.indexOf(pValues[which] ?? Number.NaN);
  const needed = sorted.slice(0, place + 1).map((pValue, index) => pValue * (sorted.length - index));
  return Math.min(1, Math.max(...needed));
}

/** Benjamini & Hochberg: the least level at which the largest k with p_(k) <= k q / m reaches the hypothesis. */
export function slowBenjaminiHochberg(pValues: readonly number[], which: number): number {
  const sorted = [...pValues].sort((left, right) => left - right);
  const place = sorted.indexOf(pValues[which] ?? Number.NaN);
  const levels = sorted.map((pValue, index) => (pValue * sorted.length) / (index + 1));
  return Math.min(1, ...levels.slice(place));
}
