import { filterQuery } from "../../lib/filters/query.ts";
import type { Filter } from "../../lib/filters.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { AnnouncementList, ListOrder } from "../../lib/views/announcement-list.ts";

interface ListChange extends Partial<Pick<Filter, "search" | "kind" | "maker" | "company" | "from" | "to">> {
  readonly order?: ListOrder;
  /** From 1; any other change leads to the first page. */
  readonly page?: number;
}

/** The address of the list with something of it changed, in the reader's language. */
export function listAddress(
  { filter, order }: Pick<AnnouncementList, "filter" | "order">,
  locale: string,
  { order: nextOrder = order, page = 1, ...changed }: ListChange,
): string {
  const query = filterQuery({ ...filter, ...changed });
  if (nextOrder !== "newest") query.set("order", nextOrder);
  if (page > 1) query.set("page", String(page));
  const path = localePath(locale, "/events");
  return query.size === 0 ? path : `${path}?${query}`;
}
