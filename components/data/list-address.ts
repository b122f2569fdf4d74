import type { StoredData } from "../../lib/views/data/data-status.ts";
import { SERIES_ORDERS } from "../../lib/views/data/series-list.ts";

/** The parameters of the data page's address that choose a page of a list. */
type PageParameter = "findings" | "series" | "actions" | "revisions";

/** The address of the data page with another page of one of its lists, at that list; a first page is left out. */
export function listAddress(
  data: Pick<StoredData, PageParameter | "search" | "order">,
  at: PageParameter,
  page: number,
): string {
  const { findings, series, actions, revisions, search, order } = data;
  const pages = { findings, series, actions, revisions };
  const query = new URLSearchParams();
  if (search !== "") query.set("search", search);
  if (order !== SERIES_ORDERS[0]) query.set("order", order);
  for (const [parameter, list] of Object.entries(pages)) {
    const other = parameter === at ? page : list.page;
    if (other > 1) query.set(parameter, String(other));
  }
  return `?${query}#${at}`;
}
