import type { Reaction } from "./reaction.ts";

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
