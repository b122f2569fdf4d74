import { tickSize } from "../../market/tick-size.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { ProviderProblem, QuoteProvider } from "../quote-provider.ts";

/** A raw close of one session, in the listing's currency. */
export interface SessionClose {
  readonly session: string;
  readonly close: number;
}

/** Two closes of one session that lie more than one tick apart. */
export interface Disagreement {
  readonly session: string;
  readonly ours: number;
  readonly theirs: number;
  /** The smallest price step at these prices. */
  readonly tick: number;
}

/** The smallest price step: the same everywhere, or by session and price. */
type Tick = number | ((close: SessionClose) => number);

/** No binary fraction makes one tick more than one. */
const ONE_TICK = 1 + 1e-6;

/**
 * The sessions, in our order, whose closes differ by more than one tick. A session that only one side has is no
 * disagreement. Where the two closes have different ticks, the wider one counts.
 */
export function crossCheck(
  ours: readonly SessionClose[],
  theirs: readonly SessionClose[],
  tick: Tick,
): Disagreement[] {
  const tickOf = (close: SessionClose) => (typeof tick === "number" ? tick : tick(close));
  const other = new Map(theirs.map((close) => [close.session, close]));
  return ours.flatMap((our) => {
    const their = other.get(our.session);
    if (their === undefined) return [];
    const wider = Math.max(tickOf(our), tickOf(their));
    if (Math.abs(our.close - their.close) <= wider * ONE_TICK) return [];
    return [{ session: our.session, ours: our.close, theirs: their.close, tick: wider }];
  });
}

/** What to check: closes as stored, of a listing of this exchange and currency. */
export interface CrossCheckRequest {
  readonly symbol: string;
  readonly zone: string;
  readonly exchange: ExchangeCode;
  readonly currency: string;
  /** Raw closes. */
  readonly stored: readonly SessionClose[];
}

/** What a cross-check found; `provider` is who was compared with. */
export interface CrossCheck {
  readonly provider: string;
  /** How many sessions both have. */
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
}

export interface CrossCheckProblem {
  readonly code: ProviderProblem["code"] | "wrong currency";
  /** A sentence for a person. */
  readonly message: string;
}

/**
 * Asks a provider for the sessions of stored closes and compares them. Nothing is stored. The provider's problem
 * is handed on; closes in another currency can't be compared. Without stored closes nothing is asked.
 */
export async function crossCheckInstrument(
  provider: QuoteProvider,
  { symbol, zone, exchange, currency, stored }: CrossCheckRequest,
): Promise<Result<CrossCheck, CrossCheckProblem>> {
  const sessions = stored.map(({ session }) => session).sort();
  const [from, to] = [sessions[0], sessions.at(-1)];
  if (from === undefined || to === undefined) {
    return succeed({ provider: provider.name, compared: 0, disagreements: [] });
  }
  const answer = await provider.daily({ symbol, zone, from, to });
  if (!answer.ok) return answer;
  const { bars, currency: theirCurrency, provider: answered = provider.name } = answer.value;
  if (theirCurrency !== currency) {
    const message = `${symbol}: ${answered} has it in ${theirCurrency}, not ${currency}, so the closes were not compared.`;
    return fail({ code: "wrong currency", message });
  }
  const theirSessions = new Set(bars.map(({ session }) => session));
  return succeed({
    provider: answered,
    compared: sessions.filter((session) => theirSessions.has(session)).length,
    disagreements: crossCheck(stored, bars, ({ session, close }) =>
      tickSize({ exchange, price: close, session }),
    ),
  });
}
