import {
  foundEntriesSchema,
  type PaletteEntry,
  type PaletteIndex,
  paletteIndexSchema,
} from "./palette-index.ts";

const kept = new Map<string, PaletteIndex>();

/** The index that came last in a language, which serves until a newer one has come; null before the first. */
export const latestIndex = (locale: string): PaletteIndex | null => kept.get(locale) ?? null;

/** Asks the server for a language's index (304 where nothing has changed); rejects where none comes. */
export async function loadIndex(locale: string): Promise<PaletteIndex> {
  const answer = await fetch(`/api/palette/${locale}`);
  if (!answer.ok) throw new Error(`The palette's index was answered with ${answer.status}`);
  const index = paletteIndexSchema.parse(await answer.json());
  kept.set(locale, index);
  return index;
}

/** Asks the server what fits a query of everything stored, the best first; rejects where no answer comes. */
export async function findEntries(
  locale: string,
  query: string,
  signal: AbortSignal,
): Promise<readonly PaletteEntry[]> {
  const answer = await fetch(`/api/palette/${locale}?${new URLSearchParams({ search: query })}`, { signal });
  if (!answer.ok) throw new Error(`The palette's search was answered with ${answer.status}`);
  return foundEntriesSchema.parse(await answer.json()).entries;
}
