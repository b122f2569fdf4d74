import { filterQuery, filterWithout } from "../filters/query.ts";
import type { Selection } from "../reactions/selection.ts";

/** Query strings that make the endpoints send what a page shows. */
export interface ExportLinks {
  readonly bars: string;
  readonly events: string;
  readonly reactions: string;
}

/** A longer list makes an address that servers and spreadsheets refuse. */
const MOST_NAMED = 100;

/**
 * The queries for a page's selection. Companies are named one by one, because an endpoint without any sends
 * everything stored; the announcements shown do not depend on the companies chosen. All companies, where they are more
 * than a hundred, are not named: what comes beside their bars then are the benchmarks'.
 */
export function exportLinks({ reference, filter, listings }: Selection): ExportLinks {
  const chosen = new Set(listings.map((listing) => listing.company));
  const named = reference.companies.flatMap(({ slug }) => (chosen.has(slug) ? [slug] : []));
  const company = named.length > MOST_NAMED && named.length === reference.companies.length ? [] : named;
  return {
    bars: filterQuery({ ...filter, company }).toString(),
    events: filterQuery(filterWithout("companies", filter)).toString(),
    reactions: filterQuery({ ...filter, company }).toString(),
  };
}
