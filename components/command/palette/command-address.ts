import { localePath, pathWithoutLocale } from "../../../lib/i18n/routing.ts";

/** Pages whose address takes a range, and those of them with prices drawn in a scale. */
const RANGED = /^\/(reactions|companies\/[^/]+)?$/;
const DRAWN = /^\/(companies\/[^/]+)?$/;

/** What the present page's address can be asked for. */
export interface PageAddress {
  /** With its language, and with the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ranged: boolean;
  readonly drawn: boolean;
  /** Where the board is, in the reader's language. */
  readonly board: string;
}

/** The present page by its path and query (`location.search`). */
export function pageAddress(path: string, search: string, locale: string): PageAddress {
  const bare = pathWithoutLocale(locale, path);
  return {
    path,
    query: new URLSearchParams(search),
    ranged: RANGED.test(bare),
    drawn: DRAWN.test(bare),
    board: localePath(locale, "/"),
  };
}

/** The page's address with some parameters changed; null leaves one out. */
export function addressWith(
  { path, query }: Pick<PageAddress, "path" | "query">,
  changes: Readonly<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `${path}?${next}` : path;
}

/**
 * The first day of the next longer (1) or shorter (-1) range than one from `from`; null where there is none. A page
 * that says no range shows one between the two longest.
 */
export function neighbouringRange(
  ranges: readonly { readonly from: string }[],
  from: string | null,
  step: 1 | -1,
): string | null {
  const starts = ranges.map((range) => range.from).toSorted();
  const longest = starts.at(0);
  if (longest === undefined) return null;
  if (step === 1) return (from === null ? longest : starts.findLast((start) => start < from)) ?? null;
  return starts.find((start) => start > (from ?? longest)) ?? null;
}
