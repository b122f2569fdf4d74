import { sessionOf } from "../../market/session-date.ts";
import { readStoredRange } from "../../store/bars/stored-range.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { ProviderSeries, QuoteProvider } from "../quote-provider.ts";
import { type IngestRange, ingestRange } from "./ingest-range.ts";
import { type InstrumentOutcome, outcome } from "./instrument-outcome.ts";
import { instrumentZone } from "./instrument-times.ts";

/** What a provider said about one instrument, or why there is nothing to store. */
export type InstrumentAnswer =
  | {
      readonly kind: "series";
      readonly series: ProviderSeries;
      readonly range: IngestRange;
    }
  | { readonly kind: "nothing"; readonly outcome: InstrumentOutcome };

/** What to ask; ISO dates of the exchange, `now` in milliseconds since the epoch. */
export interface InstrumentQuestion {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly now: number;
  /** What the provider's prices are: as traded, or corrected for dividends and splits. */
  readonly basis: "raw" | "adjusted";
}

/**
 * Asks a provider for the sessions of one instrument that are to be stored; nothing is written. What can't be
 * stored, because the currency is wrong or two kinds of prices would mix, is an outcome that says so.
 */
export async function askInstrument(
  store: Store,
  provider: QuoteProvider,
  instrument: InstrumentRecord,
  question: InstrumentQuestion,
): Promise<InstrumentAnswer> {
  const { symbol, exchange } = instrument;
  const zone = instrumentZone(exchange);
  const today = sessionOf(question.now, zone);
  const stored = await readStoredRange(store, instrument.id);
  const range = ingestRange(question, stored, today);
  if (range === null) return nothing(outcome(symbol, { skipped: "skipped: the range lies in the future" }));
  const mixing = mixedBasis(instrument, question.basis, stored, range);
  if (mixing !== null) return nothing(outcome(symbol, { range, ...mixing }));
  // Up to today, whatever the range: only then does the answer name every split that Yahoo's past is divided by.
  const answer = await provider.daily({ symbol, zone, from: range.from, to: today });
  if (!answer.ok) return nothing(outcome(symbol, { range, problem: answer.problem }));
  const series = answer.value;
  if (series.currency !== instrument.currency) {
    const message = `${symbol}: the answer is in ${series.currency}, not ${instrument.currency}; nothing of it was stored.`;
    return nothing(outcome(symbol, { range, problem: { code: "wrong currency", message } }));
  }
  const isWanted = ({ session }: { readonly session: string }) => session <= range.to;
  return {
    kind: "series",
    range,
    series: {
      ...series,
      bars: series.bars.filter(isWanted),
      rejected: series.rejected.filter(isWanted),
    },
  };
}

const nothing = (said: InstrumentOutcome): InstrumentAnswer => ({ kind: "nothing", outcome: said });

/** Why prices of one basis can't be laid over those stored, or null. */
function mixedBasis(
  { symbol, basis }: InstrumentRecord,
  given: "raw" | "adjusted",
  stored: { readonly first: string } | null,
  range: IngestRange,
): Partial<InstrumentOutcome> | null {
  if (stored === null) return null;
  if (given === "adjusted" && basis !== "adjusted") {
    const message = `${symbol}: the stored prices are raw and those given are adjusted; nothing was stored, because the two can't be mixed.`;
    return { problem: { code: "two kinds of prices", message } };
  }
  if (given === "raw" && basis === "adjusted" && range.from > stored.first) {
    return { skipped: `skipped: stored prices are adjusted; run with --from ${stored.first}` };
  }
  return null;
}
