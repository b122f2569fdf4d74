import { exchange as exchangeOf, isExchangeCode } from "../market/exchanges.ts";
import { sessionOf } from "../market/session-date.ts";
import { readCalendarSessions } from "../store/calendar-sessions.ts";
import type { Store } from "../store/client.ts";
import type { InstrumentRecord } from "../store/instruments.ts";
import { readStoredRange } from "../store/stored-range.ts";
import { type IngestRange, ingestRange } from "./ingest-range.ts";
import { AdjustmentError } from "./readjust.ts";
import { type SavedSeries, saveSeries } from "./save-series.ts";
import { tradingTimes } from "./session-check.ts";
import type { ProviderProblemCode, QuoteProvider } from "./types.ts";

export type InstrumentProblemCode =
  | ProviderProblemCode
  | "wrong currency"
  | "unknown exchange"
  | "not adjustable"
  | "not asked";

/** What an ingest did to one instrument; with a `problem`, nothing of it was changed. */
export interface InstrumentOutcome extends SavedSeries {
  readonly symbol: string;
  readonly range: IngestRange | null;
  readonly problem: { readonly code: InstrumentProblemCode; readonly message: string } | null;
}

/** Yahoo's own zone for currency pairs. */
const PAIR_ZONE = "Europe/London";

/** What `ingestInstrument` asks for; `now` in milliseconds since the epoch. */
export interface InstrumentRequest {
  readonly instrument: InstrumentRecord;
  readonly runId: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly now: number;
}

/**
 * Asks a provider for one instrument and stores the answer in one transaction. Expected failures are in the
 * outcome's `problem`; a store that can't be written throws.
 */
export async function ingestInstrument(
  store: Store,
  provider: QuoteProvider,
  request: InstrumentRequest,
): Promise<InstrumentOutcome> {
  const { instrument, runId, now } = request;
  const { symbol, exchange } = instrument;
  if (exchange !== null && !isExchangeCode(exchange)) {
    return outcome(symbol, {
      problem: {
        code: "unknown exchange",
        message: `${symbol}: there are no rules for the exchange ${exchange}.`,
      },
    });
  }
  const zone = exchange === null ? PAIR_ZONE : exchangeOf(exchange).zone;
  const today = sessionOf(now, zone);
  const stored = await readStoredRange(store, instrument.id);
  const range = ingestRange(request, stored, today);
  if (range === null) return outcome(symbol, { skipped: "skipped: the range lies in the future" });
  if (instrument.basis === "adjusted" && stored !== null && range.from > stored.first) {
    const skipped = `skipped: stored prices are adjusted; run with --from ${stored.first}`;
    return outcome(symbol, { range, skipped });
  }
  // Up to today, whatever the range: only then does the answer name every split that Yahoo's past is divided by.
  const answer = await provider.daily({ symbol, zone, from: range.from, to: today });
  if (!answer.ok) return outcome(symbol, { range, problem: answer.problem });
  if (answer.value.currency !== instrument.currency) {
    const message = `${symbol}: the answer is in ${answer.value.currency}, not ${instrument.currency}; nothing of it was stored.`;
    return outcome(symbol, { range, problem: { code: "wrong currency", message } });
  }
  const sessions = exchange === null ? [] : await readCalendarSessions(store, exchange);
  const times = tradingTimes(zone, exchange, sessions);
  const series = {
    ...answer.value,
    bars: answer.value.bars.filter(({ session }) => session <= range.to),
    rejected: answer.value.rejected.filter(({ session }) => session <= range.to),
  };
  try {
    const saved = await store.$transaction((session) =>
      saveSeries(session, {
        instrument,
        times,
        series,
        runId,
        provider: provider.name,
        now,
      }),
    );
    return { symbol, range, problem: null, ...saved };
  } catch (error) {
    if (!(error instanceof AdjustmentError || error instanceof RangeError)) throw error;
    return outcome(symbol, { range, problem: { code: "not adjustable", message: error.message } });
  }
}

/** An outcome in which nothing was stored. */
export function outcome(symbol: string, said: Partial<InstrumentOutcome>): InstrumentOutcome {
  return {
    symbol,
    range: null,
    inserted: 0,
    changed: 0,
    unchanged: 0,
    kept: 0,
    addedActions: 0,
    readjusted: 0,
    rejected: [],
    unfinished: [],
    skipped: null,
    problem: null,
    ...said,
  };
}
