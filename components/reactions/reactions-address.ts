import { filterFor, filterQuery } from "../../lib/filters/query.ts";
import type { Filter } from "../../lib/filters.ts";
import { type PageQuery, queryOf } from "../page/page-query.ts";

/** The page's address with some parameters changed, the rest as it was; null and a first page leave one out. */
export function addressWith(
  query: PageQuery,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const next = queryOf(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || (name === "page" && value === 1)) next.delete(name);
    else next.set(name, String(value));
  }
  // Lists stay readable: commas and the dots of a window need no escape in a query.
  return `?${next.toString().replaceAll("%2C", ",")}`;
}

/** The query that measures a reaction on another page as the filter does here; empty where nothing was chosen. */
export function methodQuery(filter: Filter): string {
  const query = filterQuery(filterFor("event", filter)).toString();
  return query === "" ? "" : `?${query}`;
}
