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
