import * as z from "zod/mini";

/** The parts of the list, in the order in which they stand while nothing is typed. */
export const PALETTE_GROUPS = [
  "pages",
  "here",
  "companies",
  "announcements",
  "reactions",
  "kinds",
  "makers",
  "benchmarks",
  "choices",
  "methods",
  "more",
] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

const entrySchema = z.object({
  group: z.enum(PALETTE_GROUPS),
  label: z.string(),
  /** Said beside the label: symbols, a maker and a date. */
  detail: z.optional(z.string()),
  /** Further words that lead here: names in other languages, slugs. */
  words: z.optional(z.string()),
  /** A path in the reader's language, or a file. */
  href: z.string(),
  /** Of an announcement, its day in its own zone, or the month that is known. */
  date: z.optional(z.string()),
});

/** What a query finds, as the endpoint sends it. */
export const foundEntriesSchema = z.object({ entries: z.array(entrySchema) });

/** What the palette reaches in one language at one data revision, as the endpoint sends it. */
export const paletteIndexSchema = z.object({
  entries: z.array(entrySchema),
  /** The usual ranges, for pages that have one. */
  ranges: z.array(
    z.object({
      name: z.enum(["year", "1M", "3M", "6M", "1Y", "all"]),
      from: z.iso.date(),
      to: z.nullable(z.iso.date()),
    }),
  ),
  /** False where more is stored than is sent at once: a query asks for what else fits. */
  whole: z.boolean(),
});

export type PaletteEntry = Readonly<z.infer<typeof entrySchema>>;
export type PaletteIndex = Readonly<z.infer<typeof paletteIndexSchema>>;
