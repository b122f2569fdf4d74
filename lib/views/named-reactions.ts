import { openingFilter } from "../filters.ts";
import type { LimitState } from "../market/types.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { type KnownAnnouncement, loadReference, type Reference } from "../reactions/reference.ts";
import { revisionCaches } from "../reactions/revision-cache.ts";
import { loadPairs, placedPairs, select } from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";

/** What the main listing of a company did on day 0 of an announcement that names it. */
export interface NamedReaction {
  readonly event: string;
  readonly company: string;
  readonly symbol: string;
  /** Day 0, an ISO date of the exchange; null where none is known. */
  readonly session: string | null;
  /** Whether it was measured, or why not. */
  readonly status: Reaction["status"];
  /** A fraction: as traded, else of adjusted closes; null where there is no bar. */
  readonly return: number | null;
  /** |t| of the abnormal return by the market model; null where it could not be measured. */
  readonly strength: number | null;
  /** Of that abnormal return; null where it could not be tested. */
  readonly pValue: number | null;
  readonly limit: LimitState | null;
}

/**
 * So many announcements are read at once, as a page of their list has. Of a company that two of them name years apart, all quotes between would be
 * read; of those that follow each other, few are.
 */
const READ_AT_ONCE = 100;

type ByAnnouncement = ReadonlyMap<string, readonly NamedReaction[]>;

/** Reactions that are held for one data revision: all of them, or those of pages of announcements. */
const KEPT_REACTIONS = 50_000;
const countOf = (reactions: ByAnnouncement): number =>
  [...reactions.values()].reduce((sum, own) => sum + own.length, 1);
const reactionsOf = revisionCaches(KEPT_REACTIONS, countOf);

/**
 * What the companies that announcements name did, by announcement; measured once for each data revision. Of all of
 * them, or only of those whose slugs are asked for, which reads the quotes of the companies that these name.
 */
export async function namedReactions(
  store: Store,
  { revision }: Pick<Reference, "revision">,
  events: readonly string[] | null = null,
): Promise<ByAnnouncement> {
  return reactionsOf(store).get(revision, events === null ? "all" : `of ${events.join()}`, () =>
    measureNamed(store, events),
  );
}

async function measureNamed(store: Store, events: readonly string[] | null): Promise<ByAnnouncement> {
  const reference = await loadReference(store, "en");
  const announcements =
    events === null
      ? reference.announcements
      : reference.announcements.filter(({ slug }) => events.includes(slug));
  const rows: NamedReaction[] = [];
  for (let at = 0; at < announcements.length; at += READ_AT_ONCE) {
    rows.push(...(await measureRun(store, reference, announcements.slice(at, at + READ_AT_ONCE))));
  }
  return Map.groupBy(rows, ({ event }) => event);
}

/** Of announcements that follow each other, the reactions of the companies that they name. */
async function measureRun(
  store: Store,
  reference: Reference,
  announcements: readonly KnownAnnouncement[],
): Promise<readonly NamedReaction[]> {
  const company = announcements.flatMap(({ companies }) => companies.map((named) => named.company));
  if (company.length === 0) return [];
  const filter = openingFilter({ listing: "primary", relation: "named", company: [...new Set(company)] });
  const pairs = placedPairs(await loadPairs(store, { ...select(reference, filter), announcements }));
  return Array.from(pairs, (pair): NamedReaction => {
    const reaction = measureReaction(pair, filter);
    const { dayZero, abnormalReturn } = reaction;
    return {
      event: reaction.event,
      company: reaction.company,
      symbol: reaction.symbol,
      session: dayZero.status === "found" ? dayZero.session : null,
      status: reaction.status,
      return: reaction.rawReturn ?? reaction.adjustedReturn,
      strength: abnormalReturn === null ? null : Math.abs(abnormalReturn.tStatistic),
      pValue: abnormalReturn?.pValue ?? null,
      limit: reaction.limit,
    };
  });
}
