import type { Reaction } from "./reaction.ts";
import type { KnownAnnouncement, Listing } from "./reference.ts";

/** A company's roles in an announcement, from the one that it is most about. */
const ROLES = ["maker", "partner", "moved with it", "market wide"];

/**
 * The place of a listing among those of one announcement: whoever made it, then its partners and others that it names,
 * then the rest; never by the size of what happened. Those of one place keep their order.
 */
export function attributionRank({ relation }: Pick<Reaction, "relation">): number {
  if (relation === null) return ROLES.length + 1;
  const place = ROLES.indexOf(relation);
  return place === -1 ? ROLES.length : place;
}

/** Listings told apart for what is shown of announcements: those that stand for it, and the rest. */
export interface ForemostListings {
  readonly foremost: readonly Listing[];
  readonly others: readonly Listing[];
}

/**
 * Whose listings announcements are shown by: all of them where they are `most` or fewer, else those of the companies
 * that they name and of those asked for, `most` at most. Both parts keep the order of the listings.
 */
export function foremostListings(
  listings: readonly Listing[],
  announcements: readonly Pick<KnownAnnouncement, "companies">[],
  { most, asked = [] }: { readonly most: number; readonly asked?: readonly string[] },
): ForemostListings {
  if (listings.length <= most) return { foremost: listings, others: [] };
  const named = announcements.flatMap(({ companies }) => companies.map(({ company }) => company));
  const of = (companies: ReadonlySet<string>) => listings.filter(({ company }) => companies.has(company));
  // Who asks for a company gets it, however many are named.
  const chosen = new Set([...of(new Set(asked)), ...of(new Set(named))].slice(0, most));
  return {
    foremost: listings.filter((listing) => chosen.has(listing)),
    others: listings.filter((listing) => !chosen.has(listing)),
  };
}
