import { filterQuery } from "../filters/query.ts";
import { byName, DEFAULT_FILTER, type Filter, type FilterName } from "../filters.ts";
import type { Reference } from "../reactions/reference.ts";
import { countPairs, select } from "../reactions/selection.ts";

/** What a filter can be asked for instead: pairs that no announcement names, or everything of one of its choices. */
export type FillerKind =
  | "relation"
  | "search"
  | "event"
  | "maker"
  | "kind"
  | "company"
  | "dates"
  | "listing"
  | "dayonly";

/** A filter that would not be empty. */
export interface Filler {
  /** What is given up for it. */
  readonly kinds: readonly FillerKind[];
  /** Its query at the page's own address. */
  readonly query: string;
  /** How many rows it has. */
  readonly count: number;
}

/** Why a filter leaves nothing, and what would not. */
export interface EmptyResult {
  /** What of the filter is chosen: makers as the filter has them, slugs of companies. */
  readonly makers: readonly string[];
  readonly companies: readonly string[];
  /** Whether there are announcements, of which none names a company that is asked for. */
  readonly namesNone: boolean;
  /** The narrowest change first; empty where nothing is stored. */
  readonly fillers: readonly Filler[];
}

/** The parameters that each change leaves at everything stored, in the order in which they are offered. */
const CHANGES: Readonly<Record<FillerKind, readonly FilterName[]>> = {
  relation: ["relation"],
  listing: ["listing"],
  search: ["search"],
  event: ["event"],
  maker: ["maker"],
  kind: ["kind"],
  company: ["company"],
  dates: ["from", "to"],
  dayonly: ["dayonly"],
};

interface EmptyContext {
  readonly reference: Reference;
  readonly filter: Filter;
  /** What the page opens on, from which its addresses differ. */
  readonly opening: Filter;
  /** A choice that the page is about and that can't be given up. */
  readonly fixed?: FillerKind;
  /** How many rows a filter has; the pairs of announcement and listing unless the page lists something else. */
  readonly count?: (filter: Filter) => number;
}

/**
 * What would fill a result that is empty: each choice of the filter given up by itself, where that leaves anything; where
 * no single one does, each two of them, and so on. Null where no announcement is stored at all.
 */
export function emptyResult({ reference, filter, opening, fixed, count }: EmptyContext): EmptyResult | null {
  if (reference.announcements.length === 0) return null;
  const countOf = count ?? ((other: Filter) => countPairs(select(reference, other)));
  const first = reference.announcements.at(0)?.localDate;
  const wider = (names: readonly FilterName[]): Filter =>
    byName<Filter>((name) => (names.includes(name) ? DEFAULT_FILTER[name] : filter[name]));
  const chosen = kindsOfChange.filter(
    (kind) =>
      kind !== fixed && CHANGES[kind].some((name) => String(filter[name]) !== String(DEFAULT_FILTER[name])),
  );
  const fillersOf = (kinds: readonly FillerKind[]): Filler[] => {
    const other = wider(kinds.flatMap((kind) => CHANGES[kind]));
    const rows = countOf(other);
    if (rows === 0) return [];
    // A page that opens on some years takes no range for these years: all of them have to be asked for.
    const isDated = other.from === null && opening.from !== null && first !== undefined;
    const query = filterQuery(isDated ? { ...other, from: `${first}-01`.slice(0, 10) } : other, opening);
    return [{ kinds, query: query.toString(), count: rows }];
  };
  let fillers: Filler[] = [];
  for (let size = 1; size <= chosen.length && fillers.length === 0; size += 1) {
    fillers = choicesOf(chosen, size).flatMap(fillersOf);
  }
  const { announcements } = select(reference, filter);
  return {
    makers: filter.maker,
    companies: filter.company,
    namesNone:
      announcements.length > 0 && fillers.some(({ kinds }) => kinds.length === 1 && kinds[0] === "relation"),
    fillers,
  };
}

const kindsOfChange = Object.keys(CHANGES).filter((kind): kind is FillerKind => kind in CHANGES);

/** Every `size` of the kinds, in their order. */
const choicesOf = (kinds: readonly FillerKind[], size: number): FillerKind[][] =>
  size === 0
    ? [[]]
    : kinds.flatMap((kind, at) =>
        choicesOf(kinds.slice(at + 1), size - 1).map((others) => [kind, ...others]),
      );
