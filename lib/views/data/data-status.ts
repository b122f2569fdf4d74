import type { ExchangeCode } from "../../market/types.ts";
import { loadReference } from "../../reactions/reference.ts";
import { loadSeries } from "../../reactions/series.ts";
import { barCounts } from "../../store/bars/bars.ts";
import type { Store } from "../../store/client.ts";
import { readRuns } from "../../store/runs.ts";
import { sharedStore } from "../../store/shared.ts";
import { type SeriesNote, seriesNote } from "./series-notes.ts";

/** How many runs the data page lists. */
const RUNS_SHOWN = 20;

/** Everything stored, series by series, and how it came there. */
export interface StoredData {
  readonly revision: number;
  readonly series: readonly (SeriesNote & {
    readonly kind: string;
    readonly exchange: ExchangeCode | null;
    /** The company whose listing it is; null for an index, a fund or a currency. */
    readonly company: string | null;
    readonly currency: string;
    readonly bars: number;
    /** Where the bars were read, with counts. */
    readonly sources: readonly { readonly name: string; readonly bars: number }[];
  })[];
  readonly actions: readonly {
    readonly symbol: string;
    readonly exDate: string;
    readonly kind: string;
    readonly amount: number | null;
    readonly ratio: number | null;
    readonly currency: string | null;
    readonly basis: string;
    readonly source: string;
  }[];
  readonly calendars: readonly {
    readonly exchange: ExchangeCode;
    readonly first: string;
    readonly last: string;
    readonly sessions: number;
    readonly halfDays: number;
    readonly closures: number;
  }[];
  readonly runs: readonly {
    readonly id: number;
    readonly provider: string;
    readonly startedAt: string;
    readonly status: string;
    /** What began it: `command`, `file`, `start`, `schedule` or `button`. */
    readonly trigger: string;
    readonly inserted: number;
    readonly changed: number;
    readonly rejected: number;
    readonly message: string | null;
  }[];
}

/** What the data page shows. */
export async function storedData(given?: Store): Promise<StoredData> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const counts = Map.groupBy(await barCounts(store), ({ instrumentId }) => instrumentId);
  const instruments = [...reference.instruments.values()];
  const series = await Promise.all(
    instruments.map(async (instrument) => {
      const loaded = await loadSeries(store, reference, instrument.symbol);
      const sources = (counts.get(instrument.id) ?? []).map(({ name, bars }) => ({ name, bars }));
      const { kind, company, currency } = instrument;
      const bars = sources.reduce((sum, source) => sum + source.bars, 0);
      return loaded
        ? [{ ...seriesNote(reference, instrument, loaded), kind, company, currency, bars, sources }]
        : [];
    }),
  );
  const runs = await readRuns(store, RUNS_SHOWN);
  return {
    revision: reference.revision,
    series: series.flat(),
    actions: instruments.flatMap(({ id, symbol }) =>
      (reference.actions.get(id) ?? []).map((action) => ({ symbol, ...action })),
    ),
    calendars: [...reference.calendars.values()].map(({ exchange, sessions, closures }) => ({
      exchange,
      first: sessions.at(0)?.session ?? "",
      last: sessions.at(-1)?.session ?? "",
      sessions: sessions.length,
      halfDays: sessions.filter(({ halfDay }) => halfDay).length,
      closures: closures.size,
    })),
    runs: runs.map(({ startedAt, request: _request, finishedAt: _finished, ...run }) => ({
      ...run,
      startedAt: startedAt.toISOString(),
    })),
  };
}
