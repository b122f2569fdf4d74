import { filterQuery, filterWithout } from "../filters/query.ts";
import type { Filter } from "../filters.ts";
import { listingsIn } from "../reactions/reactions.ts";
import type { Reference } from "../reactions/reference.ts";

/** Query strings that make the endpoints send what a page shows. */
export interface ExportLinks {
  readonly bars: string;
  readonly events: string;
  readonly reactions: string;
}

/**
 * The queries for a page's filter. Companies are named one by one, because an endpoint without any sends
 * everything stored; the announcements shown do not depend on the companies chosen.
 */
export function exportLinks(reference: Reference, filter: Filter): ExportLinks {
  const company = [...new Set(listingsIn(reference, filter).map((listing) => listing.company))];
  return {
    bars: filterQuery({ ...filter, company }).toString(),
    events: filterQuery(filterWithout("companies", filter)).toString(),
    reactions: filterQuery({ ...filter, company }).toString(),
  };
}
