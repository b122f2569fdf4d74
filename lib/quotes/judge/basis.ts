import { SPLIT_ADJUSTED } from "../../market/bar.ts";
import { exchange as exchangeOf } from "../../market/exchanges.ts";
import { tickSize } from "../../market/tick-size.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { JudgedInstrument, KnownBar } from "./verdict.ts";

/** Smaller differences are the roundings of sources. */
const SMALLEST_DIFFERENCE = 5e-4;
/** A factor is steady where it moves by no more than this part of its distance from 1, and of itself, beside rounding. */
const STEADINESS = { ofDistance: 0.15, ofItself: 0.003 };
/** So many of the steps from one factor to the next must be steady: dividends lie between some. */
const STEADY_PART = 0.7;
/** A stretch of the overlap that differs, though most of it does not, must be this long. */
const LONG_STRETCH = 5;
/** Closes most of which differ by more, with no steady factor, are of something else; rates of two sources may. */
const STRANGE_DIFFERENCE = { listing: 0.002, pair: 0.02 };
const FEWEST_STRANGE = 5;

interface Pair {
  readonly session: string;
  readonly given: number;
  readonly stored: number;
}

/**
 * Why closes can't be of the kind of the stored ones, or null: over the sessions that both have, those that differ do
 * so by a steady factor (or, as some sources subtract dividends, a steady amount), which is how adjusted prices
 * differ from raw ones, or are far off with no such factor, which is how another instrument's do. Both ascend.
 */
export function overlapFault(
  given: readonly RawClose[],
  stored: readonly KnownBar[],
  { exchange }: Pick<JudgedInstrument, "exchange">,
): string | null {
  const pairs = overlap(given, stored);
  const differing = pairs.filter(differs);
  if (differing.length < 2) return null;
  const isMost = differing.length * 2 > pairs.length;
  if (!isMost && !(differing.length >= LONG_STRETCH && isOneStretch(pairs, differing))) return null;
  const [first] = differing;
  const how = `${differing.length} of ${pairs.length} closes that are stored too differ from those`;
  const sample = first ? `${first.given} on ${first.session} where ${first.stored} is stored` : "";
  if (isSteady(differing)) {
    return `${how} by a steady factor of about ${typicalFactor(differing)} (${sample}), as prices of another basis do`;
  }
  const strangeFrom = STRANGE_DIFFERENCE[exchange === null ? "pair" : "listing"];
  const strange = differing.filter(({ given: one, stored: other }) => distance(one, other) > strangeFrom);
  if (!isMost || strange.length < FEWEST_STRANGE || strange.length * 2 <= pairs.length) return null;
  return `${how} without any pattern (${sample}), as prices of another instrument, or of another moment of the day, do`;
}

function overlap(given: readonly RawClose[], stored: readonly KnownBar[]): Pair[] {
  const pairs: Pair[] = [];
  let next = 0;
  for (const { session, close } of given) {
    while ((stored[next]?.session ?? "9") < session) next += 1;
    const known = stored[next];
    // A person's correction is meant to differ, and so is a price that was divided by later splits.
    if (known?.session === session && known.flag !== "corrected" && known.flag !== SPLIT_ADJUSTED) {
      pairs.push({ session, given: close, stored: known.close });
    }
  }
  return pairs;
}

const distance = (one: number, other: number): number => Math.abs(one / other - 1);
/** A last digit of 0.01, or of 0.001 in small prices, relative. */
const rounding = (price: number): number => (price < 1 ? 0.001 : 0.01) / price;

const differs = ({ given, stored }: Pair): boolean =>
  distance(given, stored) > Math.max(SMALLEST_DIFFERENCE, 1.1 * rounding(Math.min(given, stored)));

/** Whether all that differ come before, or after, all that do not. */
function isOneStretch(pairs: readonly Pair[], differing: readonly Pair[]): boolean {
  const [first, last] = [differing[0]?.session ?? "", differing.at(-1)?.session ?? ""];
  const between = pairs.filter(({ session }) => first <= session && session <= last).length;
  const isAtAnEnd = first === pairs[0]?.session || last === pairs.at(-1)?.session;
  return isAtAnEnd && differing.length >= 0.9 * between;
}

function isSteady(differing: readonly Pair[]): boolean {
  let steady = 0;
  for (let index = 1; index < differing.length; index += 1) {
    const [before, after] = [differing[index - 1], differing[index]];
    if (!before || !after) continue;
    const [one, other] = [before.given / before.stored, after.given / after.stored];
    const slack = rounding(Math.min(before.given, after.given, before.stored, after.stored));
    const allowed = Math.min(STEADINESS.ofDistance * Math.abs(one - 1), STEADINESS.ofItself);
    const isFactor = distance(one, other) <= allowed + slack;
    const amount = Math.abs(before.given - before.stored - (after.given - after.stored));
    if (isFactor || amount <= 0.021) steady += 1;
  }
  return steady >= STEADY_PART * (differing.length - 1);
}

function typicalFactor(differing: readonly Pair[]): number {
  const factors = differing.map(({ given, stored }) => given / stored).sort((a, b) => a - b);
  return Number((factors[Math.floor(factors.length / 2)] ?? 1).toPrecision(4));
}

/** Shares in New York moved in fractions of a dollar before. */
const FIRST_DECIMALS = "2001-04-09";
/** What the steps of all prices of an exchange are multiples of, where the finer table of a price need not hold. */
const FINEST_STEPS: Readonly<Record<string, number>> = { XHKG: 0.001 };
/** Rows looked at, spread over the series: enough to tell, whatever its length. */
const MOST_LOOKED_AT = 250;
const FEWEST_OFF = 2;

/**
 * Why closes can't be as traded, or null: most of them lie off the steps that the exchange allows a share's price.
 * `table` says whether the step of each price counts or only the finest of the exchange, which is all that a source
 * that states its prices as traded must keep.
 */
export function tickFault(
  closes: readonly RawClose[],
  { kind, exchange, currency }: Pick<JudgedInstrument, "kind" | "exchange" | "currency">,
  table: boolean,
): string | null {
  if (kind !== "share" || exchange === null || currency !== exchangeOf(exchange).currency) return null;
  const every = Math.max(1, Math.floor(closes.length / MOST_LOOKED_AT));
  let looked = 0;
  let off = 0;
  let sample: RawClose | null = null;
  for (let index = closes.length - 1; index >= 0; index -= every) {
    const close = closes[index];
    if (!close || (exchangeOf(exchange).currency === "USD" && close.session < FIRST_DECIMALS)) continue;
    const finest = table ? undefined : FINEST_STEPS[exchange];
    const step = finest ?? tickSize({ exchange, price: close.close, session: close.session });
    looked += 1;
    if (isOnGrid(close.close, step)) continue;
    off += 1;
    sample = close;
  }
  if (off < Math.min(FEWEST_OFF, looked) || off * 2 <= looked || sample === null) return null;
  return `${off} of ${looked} closes lie off the exchange's price steps (${sample.close} on ${sample.session}), as adjusted prices do`;
}

/** Whether a price is a multiple of a step, as far as a 32-bit float can tell. */
function isOnGrid(price: number, step: number): boolean {
  const steps = price / step;
  return Math.abs(steps - Math.round(steps)) <= Math.max(1e-6, steps * 2 ** -22);
}

/** Why prices of one basis can't be laid over those stored, or null. */
export function mixedBasisFault(stored: "raw" | "adjusted" | null, given: "raw" | "adjusted"): string | null {
  return stored === "raw" && given === "adjusted"
    ? "the stored prices are raw and those given are adjusted"
    : null;
}
