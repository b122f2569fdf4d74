import { sessionOf } from "../../market/session-date.ts";
import { readStoredRange } from "../../store/bars/stored-range.ts";
import type { Store } from "../../store/client.ts";
import { readListedActions } from "../../store/reference/corporate-actions.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { mixedBasisFault } from "../judge/basis.ts";
import type { ProviderSeries, QuoteProvider } from "../quote-provider.ts";
import { type IngestRange, ingestRange } from "./ingest-range.ts";
import { type InstrumentOutcome, outcome } from "./instrument-outcome.ts";
import { instrumentZone } from "./instrument-times.ts";
import { unlistedActions } from "./unlisted-actions.ts";

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
 * Asks a provider for the sessions of one instrument that are to be stored, and all later ones up to today, which
 * tell of splits; nothing is written. Where two kinds of prices would mix nothing is asked, and the outcome says so.
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
  const ask = (from: string) => provider.daily({ symbol, zone, from, to: today });
  const answer = await ask(range.from);
  if (!answer.ok) return nothing(outcome(symbol, { range, problem: answer.problem }));
  const listed = await readListedActions(store, instrument.id);
  const asked = { provider: answer.value.provider ?? provider.name, from: range.from };
  if (
    stored === null ||
    stored.first >= range.from ||
    unlistedActions(listed, answer.value, asked).length === 0
  ) {
    return { kind: "series", range, series: answer.value };
  }
  // What was stored before a wrong action may have been divided by it: all of it is asked for once more.
  const whole = { from: stored.first, to: range.to };
  const again = await ask(whole.from);
  return again.ok
    ? { kind: "series", range: whole, series: again.value }
    : nothing(outcome(symbol, { range: whole, problem: again.problem }));
}

const nothing = (said: InstrumentOutcome): InstrumentAnswer => ({ kind: "nothing", outcome: said });

/** Why nothing needs to be asked, because what came could not be laid over what is stored; or null. */
function mixedBasis(
  { symbol, basis }: InstrumentRecord,
  given: "raw" | "adjusted",
  stored: { readonly first: string } | null,
  range: IngestRange,
): Partial<InstrumentOutcome> | null {
  if (stored === null) return null;
  const mixed = mixedBasisFault(basis === "adjusted" ? "adjusted" : "raw", given);
  if (mixed !== null) {
    const message = `${symbol}: ${mixed}; nothing was stored, because the two can't be mixed.`;
    return { problem: { code: "two kinds of prices", message } };
  }
  if (given === "raw" && basis === "adjusted" && range.from > stored.first) {
    return { skipped: `skipped: stored prices are adjusted; run with --from ${stored.first}` };
  }
  return null;
}
