import { localePath } from "../../../lib/i18n/routing.ts";
import { LONGEST_SEARCH } from "../../../lib/searchable.ts";
import type { PaletteSubjects } from "../../../lib/views/palette.ts";
import { datedItems } from "./dated-items.ts";
import { namedReactions, type Written, wholeIndex } from "./palette-entries.ts";
import type { PaletteEntry, PaletteGroup, PaletteIndex } from "./palette-index.ts";
import { MOST_UNASKED, paletteSections } from "./palette-sections.ts";
import { prepare, type SearchThing } from "./search-rank.ts";

/** More lines than these, some 300 KB, are not sent at once. */
const MOST_ENTRIES = 1500;

/** The parts that grow with what is stored: of these an index that is not whole has the first lines only. */
const GROWING: ReadonlySet<PaletteGroup> = new Set(["companies", "announcements", "reactions", "makers"]);

/** Everything that the palette reaches; where that is too much to send at once, what stands there before a query. */
export function paletteIndex(subjects: PaletteSubjects, written: Written): PaletteIndex {
  const { entries, ranges } = searchedIndex(subjects, written);
  if (entries.length <= MOST_ENTRIES) return { entries, ranges, whole: true };
  const sent = new Map<PaletteGroup, number>();
  const first = entries.filter(({ group }) => {
    const before = sent.get(group) ?? 0;
    sent.set(group, before + 1);
    return !GROWING.has(group) || (group !== "reactions" && before < MOST_UNASKED);
  });
  return { entries: first, ranges, whole: false };
}

/** Measures what the companies did that some announcements name, by announcement. */
type Measure = (events: readonly string[]) => Promise<PaletteSubjects["reactions"]>;

/**
 * What fits a query of everything that the palette reaches, as its window would list it, the best part first; of the
 * reactions only those found are measured.
 */
export async function foundEntries(
  subjects: PaletteSubjects,
  written: Written,
  typed: string,
  measure: Measure,
): Promise<PaletteEntry[]> {
  const query = typed.slice(0, LONGEST_SEARCH);
  const { locale, messages } = written;
  const { entries, things } = searchedIndex(subjects, written);
  const dated = datedItems(query, { items: entries, locale, texts: messages.palette });
  const stored = new Set<unknown>(entries);
  const isStored = (item: unknown): item is PaletteEntry => stored.has(item);
  const found = paletteSections(things, query, dated).flatMap(({ items }) => items.filter(isStored));
  return withFigures(found, subjects, written, measure);
}

/** The lines with what companies did told in those that are about that and were not measured before. */
async function withFigures(
  found: readonly PaletteEntry[],
  subjects: PaletteSubjects,
  written: Written,
  measure: Measure,
): Promise<PaletteEntry[]> {
  const addresses = new Set(found.filter(({ group }) => group === "reactions").map(({ href }) => href));
  const page = (slug: string) => `${localePath(written.locale, `/events/${slug}`)}#`;
  const events = subjects.events.filter(({ slug }) => {
    const own = subjects.reactions.get(slug) ?? [];
    const isUnmeasured = own.some(({ did }) => did === null);
    return isUnmeasured && own.some(({ symbol }) => addresses.has(`${page(slug)}listing-${symbol}`));
  });
  if (events.length === 0) return [...found];
  const reactions = await measure(events.map(({ slug }) => slug));
  const told = new Map(
    namedReactions({ ...subjects, events, reactions }, written).map((entry) => [entry.href, entry]),
  );
  return found.map((entry) => (entry.group === "reactions" ? (told.get(entry.href) ?? entry) : entry));
}

interface SearchedIndex extends PaletteIndex {
  readonly things: readonly SearchThing<PaletteEntry>[];
}

const kept = new WeakMap<PaletteSubjects, Map<boolean, SearchedIndex>>();

/** The whole index with its texts folded, made once for each data revision and language. */
function searchedIndex(subjects: PaletteSubjects, written: Written): SearchedIndex {
  const known = kept.get(subjects) ?? new Map<boolean, SearchedIndex>();
  kept.set(subjects, known);
  const own = known.get(written.writing);
  if (own) return own;
  const index = wholeIndex(subjects, written);
  const made = { ...index, things: prepare(index.entries) };
  known.set(written.writing, made);
  return made;
}
