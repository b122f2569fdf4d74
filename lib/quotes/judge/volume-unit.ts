import type { QuoteBar } from "../../market/bar.ts";
import { type Finding, finding } from "../../market/finding.ts";
import type { KnownBar } from "./verdict.ts";

/** What the volumes of a series are judged by. */
export interface VolumeEvidence {
  /** Money traded by session, in the listing's currency; empty where the source tells none. */
  readonly turnovers: ReadonlyMap<string, number>;
  /** Ascending by session. */
  readonly stored: readonly KnownBar[];
  /** All units of this listing that there were, by ISO date, ascending. */
  readonly units: readonly { readonly asOf: string; readonly units: number }[];
}

/** What became of the volumes: some left out, or, with a `fault`, none that can be believed. */
export interface JudgedVolumes {
  readonly bars: readonly QuoteBar[];
  readonly findings: readonly Finding[];
  readonly fault: string | null;
}

/** The average price of a day may lie outside its range by as much, because of trades off the order book. */
const SLACK = 1.5;
/** Medians this many times apart are of two units; a busy month is not. */
const UNIT_APART = 25;
/** Of one session no two sources differ by so many times; by a smaller but steady factor they do not either. */
const SAME_APART = { far: 5, steady: 1.5, steadiness: 0.05 };
/** So many times the largest near by, or under such a part of the smallest, no single day is. */
const LONE_APART = { above: 75, below: 25 };
const FEWEST_COMPARED = 3;
/** Stored volumes looked at beside the new ones. */
const MOST_COMPARED = 60;

/**
 * Leaves out each volume that can't be one of shares: turnover over volume lies outside the day's prices, or more was
 * traded than there is. Where that holds of most rows that can be told, or the volumes are many times (or a small part
 * of) the stored ones, or most have decimals, the unit itself is wrong, which is the `fault`.
 */
export function judgeVolumes(
  symbol: string,
  bars: readonly QuoteBar[],
  { turnovers, stored, units }: VolumeEvidence,
): JudgedVolumes {
  let told = 0;
  const odd = new Map<string, { readonly volume: number; readonly reason: string }>();
  const isJudgedByRow = turnovers.size > 0 || units.length > 0;
  for (const bar of isJudgedByRow ? bars : []) {
    const reason = rowFault(bar, turnovers.get(bar.session), units);
    if (reason === null || bar.volume === null) continue;
    told += 1;
    if (reason !== "") odd.set(bar.session, { volume: bar.volume, reason });
  }
  const [first] = odd;
  const most = first && odd.size * 2 > told;
  const fault = most
    ? `${odd.size} of ${told} volumes can't be in that unit (${first[1].volume} on ${first[0]}: ${first[1].reason})`
    : (decimalsFault(bars) ?? historyFault(bars, stored));
  return {
    bars: odd.size === 0 ? bars : bars.map((bar) => (odd.has(bar.session) ? { ...bar, volume: null } : bar)),
    findings: [...odd].map(([session, { volume, reason }]) =>
      finding("volume left out", symbol, session, { volume, reason, count: 1 }),
    ),
    fault,
  };
}

/** Why a volume can't be one of shares; empty where it can, null where nothing tells. */
function rowFault(
  { session, low, high, close, volume }: QuoteBar,
  turnover: number | undefined,
  units: VolumeEvidence["units"],
): string | null {
  if (volume === null || volume === 0) return null;
  const outstanding = (units.findLast(({ asOf }) => asOf <= session) ?? units[0])?.units;
  if (outstanding !== undefined && volume > outstanding) {
    return `there are ${outstanding} shares in all`;
  }
  if (turnover === undefined || !(turnover > 0)) return outstanding === undefined ? null : "";
  const average = turnover / volume;
  if (average >= (low ?? close) / SLACK && average <= (high ?? close) * SLACK) return "";
  return `a turnover of ${turnover} makes an average price of ${Number(average.toPrecision(4))}`;
}

/** Shares are whole; volumes in lots or thousands have decimals. */
function decimalsFault(bars: readonly QuoteBar[]): string | null {
  const written = bars.filter(({ volume }) => volume !== null && volume > 0);
  const parts = written.filter(({ volume }) => !Number.isInteger(volume));
  const [first] = parts;
  if (!first || parts.length * 2 <= written.length) return null;
  return `${parts.length} of ${written.length} volumes have decimals (${first.volume} on ${first.session}), as shares have none`;
}

/** Whether the volumes are of another unit than the stored ones: of the same sessions, else of near ones. */
function historyFault(bars: readonly QuoteBar[], stored: readonly KnownBar[]): string | null {
  if (stored.length < FEWEST_COMPARED) return null;
  const known = new Map(stored.map(({ session, volume }) => [session, volume ?? 0]));
  const same = bars.flatMap(({ session, volume }) => {
    const before = known.get(session) ?? 0;
    return volume !== null && volume > 0 && before > 0 ? [volume / before] : [];
  });
  if (same.length > 0) return sameSessionsFault(same);
  const from = stored.findIndex(({ session }) => session >= (bars[0]?.session ?? ""));
  const end = from < 0 ? stored.length : Math.min(stored.length, from + MOST_COMPARED / 2);
  const around = traded(stored.slice(Math.max(0, end - MOST_COMPARED), end));
  const fresh = middle(traded(bars));
  const near = middle(around);
  if (near === null) return null;
  if (fresh === null) return loneFault(bars, around);
  const ratio = fresh / near;
  if (Math.max(ratio, 1 / ratio) < UNIT_APART) return null;
  return `the middle of its volumes, ${fresh}, is ${timesText(ratio)} that of the stored ones near by, ${near}`;
}

/**
 * Whether most volumes, over those that are stored of the same sessions, are far from 1, as in another unit, as money
 * or as rows of several days, or off it by one steady factor, as where a later split is in them.
 */
function sameSessionsFault(ratios: readonly number[]): string | null {
  const ascending = [...ratios].sort((a, b) => a - b);
  const typical = ascending[Math.floor(ascending.length / 2)] ?? 1;
  const far = ratios.filter((ratio) => Math.max(ratio, 1 / ratio) > SAME_APART.far);
  const steady = ratios.filter((ratio) => Math.abs(ratio / typical - 1) < SAME_APART.steadiness);
  const isSteady = Math.max(typical, 1 / typical) > SAME_APART.steady && steady.length >= FEWEST_COMPARED;
  const apart = isSteady ? steady : far;
  if (apart.length === 0 || apart.length * 2 <= ratios.length) return null;
  return `${apart.length} of ${ratios.length} volumes are ${timesText(typical)} the stored ones of the same sessions`;
}

/** `100 times`, or `1/100 of`. */
const timesText = (ratio: number): string =>
  ratio > 1 ? `${Number(ratio.toPrecision(3))} times` : `1/${Number((1 / ratio).toPrecision(3))} of`;

/** Of one or two volumes, one that is far beyond all of the stored ones near by (ascending), which no busy day is. */
function loneFault(bars: readonly QuoteBar[], around: readonly number[]): string | null {
  const [least = 0, most = 0] = [around[0], around.at(-1)];
  for (const { session, volume } of bars) {
    if (volume === null || volume === 0) continue;
    if (volume > most * LONE_APART.above) {
      return `the volume of ${volume} on ${session} is over ${LONE_APART.above} times the largest of the stored ones near by, ${most}`;
    }
    if (volume < least / LONE_APART.below) {
      return `the volume of ${volume} on ${session} is under 1/${LONE_APART.below} of the smallest of the stored ones near by, ${least}`;
    }
  }
  return null;
}

/** The volumes above 0, ascending. */
const traded = (bars: readonly { readonly volume: number | null }[]): number[] =>
  bars.flatMap(({ volume }) => (volume !== null && volume > 0 ? [volume] : [])).sort((a, b) => a - b);

const middle = (ascending: readonly number[]): number | null =>
  ascending.length < FEWEST_COMPARED ? null : (ascending[Math.floor(ascending.length / 2)] ?? null);
