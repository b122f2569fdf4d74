/** How a line looks wherever it is drawn. */
export interface LineLook {
  /** Its number among the series' colours, `--color-series-1` and so on. */
  readonly colour: number;
  /** The dashes of its stroke in pixels; null is a whole line. */
  readonly dash: string | null;
}

/** Colours of companies, told apart by readers who don't see all hues; a seventh company stored starts over, broken. */
const COMPANY_COLOURS = 6;
/** The colour of benchmarks, which no company has. */
const BENCHMARK_COLOUR = 7;
/** The colour of what is neither, an average over companies say. */
export const AVERAGE_COLOUR = 8;

const COMPANY_DASHES = [null, "8 3", "2 4", "10 3 2 3"] as const;
const BENCHMARK_DASHES = ["3 4", "9 4", "1 4", "9 3 1 3"] as const;

/** What is stored, in its order. */
interface Stored {
  readonly companies: readonly { readonly slug: string }[];
  readonly listings: readonly Listed[];
}

interface Listed {
  readonly symbol: string;
  readonly company: string;
}

/**
 * One look a company on every page: its colour follows from its place among the companies stored, not from what else
 * is shown. Its second listing, and a company whose colour another one stored before it has, is a broken line.
 */
export function listingLook(stored: Stored, listing: Listed): LineLook {
  const looks = kept.get(stored.listings) ?? new Map<string, LineLook>();
  kept.set(stored.listings, looks);
  const look = looks.get(listing.symbol) ?? lookOf(stored, listing);
  looks.set(listing.symbol, look);
  return look;
}

/** Looks by symbol, found once for the listings of a data revision: a page of thousands of pairs asks for each again. */
const kept = new WeakMap<Stored["listings"], Map<string, LineLook>>();

function lookOf({ companies, listings }: Stored, { symbol, company }: Listed): LineLook {
  const at = placeOf(companies, ({ slug }) => slug === company);
  const own = listings.filter((listing) => listing.company === company);
  const rank = Math.floor(at / COMPANY_COLOURS) + placeOf(own, (listing) => listing.symbol === symbol);
  return {
    colour: (at % COMPANY_COLOURS) + 1,
    dash: COMPANY_DASHES[rank % COMPANY_DASHES.length] ?? null,
  };
}

function placeOf<One>(all: readonly One[], isIt: (one: One) => boolean): number {
  return Math.max(0, all.findIndex(isIt));
}

/** A benchmark's look: one colour for all of them, each broken in its own way. */
export const benchmarkLook = (at: number): LineLook => ({
  colour: BENCHMARK_COLOUR,
  dash: BENCHMARK_DASHES[at % BENCHMARK_DASHES.length] ?? null,
});

const COMPARED_DASHES = [null, "7 3", "2 3", "10 3 2 3", "14 4", "4 2"] as const;

/** How the lines of one plot of a comparison are broken, in pixels, so that colour is not all that parts them. */
export const comparedDash = (at: number): string | null => COMPARED_DASHES[at] ?? null;
