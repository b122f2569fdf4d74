import type { PaletteItem } from "./page-commands.ts";
import { PALETTE_GROUPS, type PaletteGroup } from "./palette-index.ts";
import { type Prepared, ranked } from "./rank.ts";

/** The most lines that are shown at once; a query narrows down what does not fit. */
export const MOST_LINES = 50;
/** The most lines of a part while nothing is typed. */
const MOST_UNASKED = 9;

/** A part of the list with its lines. */
export interface PaletteSection {
  readonly group: PaletteGroup;
  readonly items: readonly PaletteItem[];
}

/** The lines for a query, in parts: the part with the best line first, or with no query the first lines of each. */
export function paletteSections(things: readonly Prepared<PaletteItem>[], query: string): PaletteSection[] {
  if (query.trim() !== "") {
    const found = Map.groupBy(ranked(things, query, MOST_LINES), ({ group }) => group);
    return [...found].map(([group, items]) => ({ group, items }));
  }
  const all = Map.groupBy(things, ({ thing }) => thing.group);
  return PALETTE_GROUPS.flatMap((group) => {
    const items = (all.get(group) ?? []).slice(0, MOST_UNASKED).map(({ thing }) => thing);
    return items.length > 0 ? [{ group, items }] : [];
  });
}
