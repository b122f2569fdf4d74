import { DEFAULT_FILTER } from "../../filters.ts";
import { reactions } from "../../reactions/reaction.ts";
import type { Reference } from "../../reactions/reference.ts";
import { loadPairs, select } from "../../reactions/selection.ts";
import { detectable } from "../../reactions/significance/detectable.ts";
import type { Store } from "../../store/store.ts";

/**
 * What stands beside "on the news of": the figures of the announcement that a report names, and no verdict. Fractions;
 * null where there is no figure.
 */
export interface ClaimCause {
  readonly event: string;
  readonly title: string;
  readonly symbol: string;
  /** Day 0 of the announcement on that exchange, an ISO date; null where none is known. */
  readonly dayZero: string | null;
  /** Whether the claim is about that session. */
  readonly isDayZero: boolean;
  readonly return: number | null;
  readonly abnormal: number | null;
  readonly tStatistic: number | null;
  readonly pValue: number | null;
  /** The least move that the day could have shown (a power of 80% at 5%). */
  readonly leastDetectable: number | null;
  readonly benchmark: string | null;
  /** Other announcements in the window: how many, and the nearest of them by title. */
  readonly confounders: number;
  readonly nearest: readonly { readonly slug: string; readonly title: string }[];
}

/**
 * The figures of an announcement on a listing, with the default model and windows; null where the claim names none, or
 * is not about a stored share.
 */
export async function claimCause(
  store: Store,
  reference: Reference,
  of: { readonly event: string | null; readonly symbol: string | null; readonly session: string | null },
): Promise<ClaimCause | null> {
  const listing = reference.listings.find(({ symbol }) => symbol === of.symbol);
  if (!listing || of.event === null) return null;
  const selection = select(reference, { ...DEFAULT_FILTER, event: [of.event] });
  const loaded = await loadPairs(store, { ...selection, listings: [listing] });
  const [reaction] = reactions(loaded);
  if (!reaction) return null;
  const dayZero = reaction.dayZero.status === "found" ? reaction.dayZero.session : null;
  const { abnormalReturn, nearestConfounders, confounders } = reaction;
  return {
    event: reaction.event,
    title: reaction.title,
    symbol: reaction.symbol,
    dayZero,
    isDayZero: dayZero !== null && dayZero === of.session,
    return: reaction.rawReturn ?? reaction.adjustedReturn,
    abnormal: abnormalReturn?.value ?? null,
    tStatistic: abnormalReturn?.tStatistic ?? null,
    pValue: abnormalReturn?.pValue ?? null,
    leastDetectable: detectable(reaction).abnormal,
    benchmark: reaction.benchmark,
    confounders: reaction.confounderCount,
    nearest: nearestConfounders.flatMap((at) => {
      const other = confounders[at];
      return other ? [{ slug: other.slug, title: other.title }] : [];
    }),
  };
}
