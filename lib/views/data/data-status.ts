import type { ExchangeCode } from "../../market/types.ts";
import { lastSettledSession } from "../../quotes/schedule/next-refresh.ts";
import { loadReference } from "../../reactions/reference.ts";
import { loadSeries } from "../../reactions/series.ts";
import { barCounts } from "../../store/bars/bars.ts";
import { readHeldBars } from "../../store/bars/edit-bars.ts";
import type { Store } from "../../store/client.ts";
import { readHeldActions } from "../../store/reference/edit-actions.ts";
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
    /** The last session of its exchange whose quotes could be had, where its own are behind that; null otherwise. */
    readonly behind: string | null;
    /** Bars, dividends and splits that a person or the judge holds back. */
    readonly heldBack: number;
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

/** What the data page shows at `now`, in milliseconds since the epoch. */
export async function storedData(given?: Store, now = Date.now()): Promise<StoredData> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const counts = Map.groupBy(await barCounts(store), ({ instrumentId }) => instrumentId);
  const instruments = [...reference.instruments.values()];
  const held = Map.groupBy(
    [...(await readHeldBars(store)), ...(await readHeldActions(store))],
    ({ symbol }) => symbol,
  );
  const settled = new Map(
    [...reference.calendars.values()].map((calendar) => [
      calendar.exchange,
      lastSettledSession(calendar, now),
    ]),
  );
  const series = await Promise.all(
    instruments.map(async (instrument) => {
      const loaded = await loadSeries(store, reference, instrument.symbol);
      const sources = (counts.get(instrument.id) ?? []).map(({ name, bars }) => ({ name, bars }));
      const { kind, company, currency } = instrument;
      const bars = sources.reduce((sum, source) => sum + source.bars, 0);
      return loaded
        ? [
            {
              ...seriesNote(reference, instrument, loaded),
              kind,
              company,
              currency,
              bars,
              sources,
              behind: behind(loaded.range?.last, instrument.exchange && settled.get(instrument.exchange)),
              heldBack: held.get(instrument.symbol)?.length ?? 0,
            },
          ]
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

const behind = (last: string | undefined, settled: string | null | undefined): string | null =>
  last !== undefined && settled && last < settled ? settled : null;
