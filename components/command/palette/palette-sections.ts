import type { PaletteItem } from "./page-commands.ts";
import { PALETTE_GROUPS, type PaletteGroup } from "./palette-index.ts";
import { bestFirst, type SearchThing } from "./search-rank.ts";

/** The most lines that are shown at once; a query narrows down what does not fit. */
export const MOST_LINES = 50;
/** The most lines of a part while nothing is typed. */
export const MOST_UNASKED = 9;

/** A part of the list with its lines. */
interface PaletteSection {
  readonly group: PaletteGroup;
  readonly items: readonly PaletteItem[];
}

/**
 * The lines for a query, in parts: the part with the best line first, or with no query the first lines of each. `dated`
 * is what the query leads to as a date.
 */
export function paletteSections(
  things: readonly SearchThing<PaletteItem>[],
  query: string,
  dated: readonly PaletteItem[] = [],
): PaletteSection[] {
  if (query.trim() !== "") {
    // A reaction is for who names both a company and an announcement; else it would stand beside each of both.
    const isPair = /\S\s+\S/.test(query.trim());
    const searched = isPair ? things : things.filter(({ thing }) => thing.group !== "reactions");
    const lines = [...new Set([...dated, ...bestFirst(searched, query, MOST_LINES)])].slice(0, MOST_LINES);
    return [...Map.groupBy(lines, ({ group }) => group)].map(([group, items]) => ({ group, items }));
  }
  const all = Map.groupBy(things, ({ thing }) => thing.group);
  all.delete("reactions");
  return PALETTE_GROUPS.flatMap((group) => {
    const items = (all.get(group) ?? []).slice(0, MOST_UNASKED).map(({ thing }) => thing);
    return items.length > 0 ? [{ group, items }] : [];
  });
}
