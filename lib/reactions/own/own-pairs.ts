import { exchange } from "../../market/exchanges.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { spanOf } from "../day-zero/others-in-window.ts";
import { placeOn } from "../day-zeros.ts";
import { type KnownAnnouncement, type Listing, NO_ANNOUNCEMENT, type Reference } from "../reference.ts";
import { type LoadedListing, loadSelection, type PlacedPair, pairOf, type Selection } from "../selection.ts";
import { loadSeries } from "../series.ts";
import { type OwnDate, ownTime } from "./own-dates.ts";

/** An instrument with the reader's own dates placed on its exchange. */
export interface OwnStudy {
  readonly loaded: LoadedListing;
  /** In the order of the dates. */
  readonly pairs: readonly PlacedPair[];
}

/** What has sessions can be studied: a share, an index or a fund; a currency pair has no exchange. */
export type StudiedInstrument = InstrumentRecord & Pick<Listing, "exchangeCode">;

/** The stored instruments that can be studied: shares in the order of their companies, then the others by symbol. */
export function studiedInstruments({
  instruments,
  listings,
}: Pick<Reference, "instruments" | "listings">): readonly StudiedInstrument[] {
  const shares = new Set(listings.map(({ symbol }) => symbol));
  const others = [...instruments.values()].flatMap((one) =>
    one.exchange === null || shares.has(one.symbol) ? [] : { ...one, exchangeCode: one.exchange },
  );
  return [...listings, ...others];
}

/**
 * Places a reader's dates on the exchange of an instrument, by its own clocks unless `zone` names others, and reads its
 * quotes; null where none are stored. Nothing of the dates is kept.
 */
export async function ownStudy(
  store: Store,
  { reference, filter }: Pick<Selection, "reference" | "filter">,
  instrument: StudiedInstrument,
  own: StudiedDates,
): Promise<OwnStudy | null> {
  const selection = { reference, filter, listings: [listingOf(instrument)], announcements: [] };
  const [loaded] = (await loadSelection(store, selection)).loaded;
  return loaded ? placedStudy(loaded, filter, own) : null;
}

/** The same of an instrument that is not stored, from its series; its benchmarks are. */
export async function outsideStudy(
  store: Store,
  { reference, filter }: Pick<Selection, "reference" | "filter">,
  { instrument, series }: { readonly instrument: StudiedInstrument; readonly series: InstrumentSeries },
  own: StudiedDates,
): Promise<OwnStudy> {
  const symbols = filter.benchmark === null ? instrument.benchmarkSymbols : [filter.benchmark];
  const read = await Promise.all(symbols.map((symbol) => loadSeries(store, reference, symbol)));
  const benchmarks = read.filter((one) => one !== null);
  const [benchmark = null] = benchmarks;
  const loaded = { reference, listing: listingOf(instrument), series, benchmark, benchmarks, rates: null };
  return placedStudy(loaded, filter, own);
}

/** The dates, and the clocks of those that name none; null for those of the exchange. */
interface StudiedDates {
  readonly dates: readonly OwnDate[];
  readonly zone: string | null;
}

/** An index has no company: nothing is looked up by the empty name. */
const listingOf = (instrument: StudiedInstrument): Listing => ({
  ...instrument,
  company: instrument.company ?? "",
});

function placedStudy(loaded: LoadedListing, filter: Selection["filter"], own: StudiedDates): OwnStudy {
  const { reference, listing } = loaded;
  const calendar = reference.calendars.get(listing.exchangeCode);
  const zone = own.zone ?? exchange(listing.exchangeCode).zone;
  const placed = own.dates.map((date, at) => placeOn(ownAnnouncement(date, zone, at), calendar));
  const ownDates = placed.map(spanOf).filter((span) => span !== null);
  return { loaded, pairs: placed.map((one) => ({ ...pairOf(loaded, one, filter), ownDates })) };
}

/** A date of a reader's own in the place of an announcement, which names no company and has no source. */
function ownAnnouncement(own: OwnDate, zone: string, at: number): KnownAnnouncement {
  const time = ownTime(own, zone);
  const title = own.label || [own.date, own.time].filter(Boolean).join(" ");
  return {
    ...NO_ANNOUNCEMENT,
    // No stored slug has a sign like this.
    slug: `${own.date}.${at + 1}`,
    title,
    titles: { title, titleZh: null, titleAr: null },
    time,
    announcedAt: time.announcedAt === null ? null : new Date(time.announcedAt),
    localDate: own.date,
    zone: time.zone,
    precision: time.precision,
  };
}
