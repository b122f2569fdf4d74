import type { FilterProblem, QueryInput } from "../filters/parse.ts";
import { LONGEST_SEARCH } from "../searchable.ts";
import { shortText } from "../short-text.ts";

/** One page of a long list; pages count from 1. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  /** Rows on all pages. */
  readonly total: number;
}

/** Which rows a page of so many holds. */
export interface PagePlace {
  readonly page: number;
  readonly pages: number;
  readonly skip: number;
}

/** The page that an address asks for: the first for anything that is no page number, the last for one beyond it. */
export function pagePlace(
  asked: string | readonly string[] | undefined,
  total: number,
  size: number,
): PagePlace {
  const text = typeof asked === "string" ? asked : (asked?.[0] ?? "");
  const pages = Math.max(1, Math.ceil(total / size));
  const page = /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), pages) : 1;
  return { page, pages, skip: (page - 1) * size };
}

/** What an address asks of a long list beside its page. */
export interface ListQuery<Order extends string> {
  /** What is looked for; empty where everything is listed. */
  readonly search: string;
  readonly order: Order;
  readonly problems: readonly FilterProblem[];
}

/**
 * Reads `search` and `order` from an address; the first order is what a list opens on, and what it keeps where the
 * address asks for another that there is not.
 */
export function listQuery<Order extends string>(
  query: QueryInput,
  orders: readonly [Order, ...Order[]],
): ListQuery<Order> {
  const search = firstValue(query, "search").trim().slice(0, LONGEST_SEARCH);
  const asked = firstValue(query, "order");
  const order = asked === "" ? orders[0] : orders.find((one) => one === asked);
  if (order !== undefined) return { search, order, problems: [] };
  const given = shortText(asked);
  const message = `order: "${given}" is not one of ${orders.join(", ")}`;
  return {
    search,
    order: orders[0],
    problems: [{ parameter: "order", code: "bad choice", given, message }],
  };
}

/** The first value that an address gives a parameter; empty where it gives none. */
export function firstValue(query: QueryInput, name: string): string {
  if (query instanceof URLSearchParams) return query.get(name) ?? "";
  const value = query[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

/** The page of these rows that an address asks for. */
export function pageOf<Row>(rows: readonly Row[], asked: string, size: number): Page<Row> {
  const { page, pages, skip } = pagePlace(asked, rows.length, size);
  return { rows: rows.slice(skip, skip + size), page, pages, total: rows.length };
}
