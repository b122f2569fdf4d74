// What a test could have seen: the power of a two-sided t against an effect, and the least effect that it finds.
import { normalQuantile, normalUpper, studentCritical } from "../distributions.ts";

/** The rule of a test and how often it is to find what there is. */
export interface PowerRule {
  /** The level of the two-sided test, such as 0.05. */
  readonly level: number;
  /** The share of samples in which the effect is to be found, such as 0.8. */
  readonly power: number;
}

/** A level of 5% and a power of 80%, as usual (Cohen 1988). */
export const USUAL_POWER: PowerRule = { level: 0.05, power: 0.8 };

/**
 * The probability that a two-sided t test rejects where the effect is `effect` standard errors: with t_c the
 * critical value, P(|T| > t_c) for the noncentral t with noncentrality `effect` (Johnson & Welch 1940), which is
 *
 *   1 - int [ Phi(t_c s - effect) - Phi(-t_c s - effect) ] f(s) ds,
 *
 * f the density of s = sqrt(chi-square / d). In: degrees of freedom d above 0; null for the normal distribution.
 */
export function twoSidedPower(effect: number, degreesOfFreedom: number | null, level: number): number {
  if (degreesOfFreedom === null) {
    const critical = normalQuantile(1 - level / 2);
    return normalUpper(critical - effect) + normalUpper(critical + effect);
  }
  const critical = studentCritical(1 - level, degreesOfFreedom);
  return meanOverScale(degreesOfFreedom, (scale) => {
    return normalUpper(critical * scale - effect) + normalUpper(critical * scale + effect);
  });
}

/** Steps of Simpson's rule, and how far from its peak the density is followed, in its own standard deviations. */
const STEPS = 2000;
const REACH = 14;

/** The mean of a smooth function of s = sqrt(chi-square / d), by Simpson's rule over the whole of its density. */
function meanOverScale(degreesOfFreedom: number, of: (scale: number) => number): number {
  const deviation = 1 / Math.sqrt(2 * degreesOfFreedom);
  const peak = Math.sqrt(Math.max(0, degreesOfFreedom - 1) / degreesOfFreedom);
  const from = Math.max(0, peak - REACH * deviation);
  const step = (peak + REACH * deviation - from) / STEPS;
  const logDensity = (scale: number) =>
    (degreesOfFreedom - 1) * Math.log(scale) - (degreesOfFreedom * scale * scale) / 2;
  const top = peak > 0 ? logDensity(peak) : 0;
  let sum = 0;
  let weights = 0;
  for (let index = 0; index <= STEPS; index++) {
    const scale = from + index * step;
    const density =
      scale === 0 ? (degreesOfFreedom > 1 ? 0 : Math.exp(-top)) : Math.exp(logDensity(scale) - top);
    const weight = (index === 0 || index === STEPS ? 1 : index % 2 === 1 ? 4 : 2) * density;
    sum += weight * of(scale);
    weights += weight;
  }
  return sum / weights;
}

const MOST_ROUNDS = 100;
const multiples = new Map<string, number>();

/**
 * The least effect, in standard errors, that a two-sided t test finds with the rule's power: 2.83 for many degrees of
 * freedom at 5% and 80% (the minimum detectable effect of Bloom 1995). By false position (Dowell & Jarratt 1971), to 1e-12;
 * cut to eleven digits, in which a browser and a server, whose exponentials end otherwise, agree.
 */
export function detectableMultiple(
  degreesOfFreedom: number | null,
  { level, power }: PowerRule = USUAL_POWER,
): number {
  const key = `${degreesOfFreedom} ${level} ${power}`;
  const known = multiples.get(key);
  if (known !== undefined) return known;
  const short = (effect: number) => power - twoSidedPower(effect, degreesOfFreedom, level);
  let low = { at: 0, short: short(0) };
  let high = { at: 4, short: short(4) };
  while (high.short > 0) high = { at: 2 * high.at, short: short(2 * high.at) };
  let found = high.at;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const at = low.at + ((high.at - low.at) * low.short) / (low.short - high.short);
    const missing = short(at);
    const isThere = Math.abs(at - found) < 1e-12 * at;
    found = at;
    if (isThere || missing === 0) break;
    // Illinois: the end that stays is drawn in, so that neither waits for the other.
    if (missing > 0) {
      low = { at, short: missing };
      high = { ...high, short: high.short / 2 };
    } else {
      high = { at, short: missing };
      low = { ...low, short: low.short / 2 };
    }
  }
  const multiple = Number(found.toPrecision(11));
  multiples.set(key, multiple);
  return multiple;
}
