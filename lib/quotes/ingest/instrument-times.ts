import { exchange as exchangeOf } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { Store } from "../../store/client.ts";
import { readCalendarSessions } from "../../store/reference/calendar-sessions.ts";
import { type TradingTimes, tradingTimes } from "../judge/calendar.ts";

/** Yahoo's own zone for currency pairs. */
const PAIR_ZONE = "Europe/London";

/** The IANA zone whose dates are an exchange's sessions; a currency pair has no exchange. */
export const instrumentZone = (exchange: ExchangeCode | null): string =>
  exchange === null ? PAIR_ZONE : exchangeOf(exchange).zone;

/** Trading times by exchange, each calendar read once however many instruments trade there. */
export function timesReader(store: Store): (exchange: ExchangeCode | null) => Promise<TradingTimes> {
  const kept = new Map<ExchangeCode | null, Promise<TradingTimes>>();
  return (exchange) => {
    const known = kept.get(exchange) ?? readTimes(store, exchange);
    kept.set(exchange, known);
    return known;
  };
}

async function readTimes(store: Store, exchange: ExchangeCode | null): Promise<TradingTimes> {
  const sessions = exchange === null ? [] : await readCalendarSessions(store, exchange);
  return tradingTimes(instrumentZone(exchange), exchange, sessions);
}
