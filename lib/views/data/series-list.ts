import type { Calendar, ExchangeCode } from "../../market/types.ts";
import { lastSettledSession } from "../../quotes/schedule/next-refresh.ts";
import type { Reference } from "../../reactions/reference.ts";
import { revisionCaches } from "../../reactions/revision-cache.ts";
import { type StoredRanges, storedRanges } from "../../reactions/sessions/stored-ranges.ts";
import { readSeriesFigures, type SeriesFigures, type StoredRange } from "../../store/bars/series-figures.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { type Page, pageOf } from "../paging.ts";
import { openFindings } from "./open-findings.ts";
import { type SeriesNote, seriesNote } from "./series-notes.ts";

/** What the series are in order of; the first is what the list opens on. */
export const SERIES_ORDERS = ["symbol", "name", "oldest", "findings"] as const;
export type SeriesOrder = (typeof SERIES_ORDERS)[number];

/** Series on one page of the list. */
const SERIES_A_PAGE = 50;

/** A series as the data page lists it. */
export interface SeriesRow extends SeriesNote {
  readonly kind: string;
  readonly exchange: ExchangeCode | null;
  /** The company whose listing it is; null for an index, a fund or a currency. */
  readonly company: string | null;
  readonly currency: string;
  readonly bars: number;
  /** Where the bars were read, with counts. */
  readonly sources: readonly { readonly name: string; readonly bars: number }[];
  /** The last session of its exchange whose quotes could be had, where its own are behind that; null otherwise. */
  readonly behind: string | null;
  /** Bars, dividends and splits that a person or the judge holds back. */
  readonly heldBack: number;
}

type Figures = ReadonlyMap<number, SeriesFigures>;
/** Pages of the list whose counts are held: those that readers of one revision go through. */
const KEPT_PAGES = 64;
const figuresOf = revisionCaches<Figures>(KEPT_PAGES);

/** A page of these instruments' series at `now`, in milliseconds since the epoch; only its own bars are counted. */
export async function seriesList(
  store: Store,
  reference: Reference,
  instruments: readonly InstrumentRecord[],
  asked: { readonly order: SeriesOrder; readonly page: string; readonly now: number },
): Promise<Page<SeriesRow>> {
  const ranges = await storedRanges(store, reference);
  const { rows, ...place } = pageOf(
    inOrder(instruments, asked.order, reference, ranges),
    asked.page,
    SERIES_A_PAGE,
  );
  const ids = rows.map(({ id }) => id);
  const figures = await figuresOf(store).get(reference.revision, ids.join(), () =>
    readSeriesFigures(store, rows, { calendars: reference.calendars, ranges }),
  );
  const settled = new Map(
    [...reference.calendars.values()].map((calendar) => [
      calendar.exchange,
      lastSettledSession(calendar, asked.now),
    ]),
  );
  return {
    ...place,
    rows: rows.map((instrument) => {
      const own = figures.get(instrument.id);
      return seriesRow(reference, instrument, own, { range: ranges.get(instrument.id) ?? null, settled });
    }),
  };
}

function seriesRow(
  reference: Reference,
  instrument: InstrumentRecord,
  figures: SeriesFigures | undefined,
  {
    range,
    settled,
  }: {
    readonly range: StoredRange | null;
    readonly settled: ReadonlyMap<Calendar["exchange"], string | null>;
  },
): SeriesRow {
  const { kind, company, currency, exchange } = instrument;
  const { bars = 0, opens = 0, missing = 0, flags = {}, sources = [], heldBack = 0 } = figures ?? {};
  const due = exchange === null ? null : (settled.get(exchange) ?? null);
  const note = seriesNote(reference, instrument, {
    range,
    closeOnly: range !== null && opens === 0,
    missing,
    flags,
  });
  return {
    ...note,
    ...{ kind, company, currency, bars, sources, heldBack },
    behind: range !== null && due !== null && range.last < due ? due : null,
  };
}

/** By symbol as they come, by name, by the last session (the longest ago first), or the gravest findings first. */
function inOrder(
  instruments: readonly InstrumentRecord[],
  order: SeriesOrder,
  reference: Reference,
  ranges: StoredRanges,
): readonly InstrumentRecord[] {
  switch (order) {
    case "symbol":
      return instruments;
    case "name":
      return instruments.toSorted((a, b) => compare(a.name, b.name));
    case "oldest": {
      const last = ({ id }: InstrumentRecord) => ranges.get(id)?.last ?? "";
      return instruments.toSorted((a, b) => compare(last(a), last(b)));
    }
    case "findings": {
      const ranked = instruments.map((instrument) => ({
        instrument,
        ...openFindings(reference, instrument),
      }));
      return ranked
        .sort((a, b) => b.error - a.error || b.warning - a.warning || b.note - a.note)
        .map(({ instrument }) => instrument);
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
