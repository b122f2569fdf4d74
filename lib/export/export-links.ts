import { filterQuery, filterWithout } from "../filters/query.ts";
import type { Selection } from "../reactions/selection.ts";

/** Query strings that make the endpoints send what a page shows. */
export interface ExportLinks {
  readonly bars: string;
  readonly events: string;
  readonly reactions: string;
}

/**
 * The queries for a page's selection. Companies are named one by one, because an endpoint without any sends
 * everything stored; the announcements shown do not depend on the companies chosen.
 */
export function exportLinks({ reference, filter, listings }: Selection): ExportLinks {
  const chosen = new Set(listings.map((listing) => listing.company));
  const company = reference.companies.flatMap(({ slug }) => (chosen.has(slug) ? [slug] : []));
  return {
    bars: filterQuery({ ...filter, company }).toString(),
    events: filterQuery(filterWithout("companies", filter)).toString(),
    reactions: filterQuery({ ...filter, company }).toString(),
  };
}
