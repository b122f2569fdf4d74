import { isPaid, type QuoteAction } from "../../market/bar.ts";
import { readBars, saveAdjustedCloses } from "../../store/bars/bars.ts";
import type { StoreSession } from "../../store/client.ts";
import { readActions } from "../../store/reference/corporate-actions.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { addReadjustment } from "../../store/runs/revisions.ts";
import { adjustedCloses, type ListedAction, type RawClose } from "../adjusted-close.ts";
import { type RateSeries, rateOn, ratePair } from "../exchange-rate.ts";

/** Why an adjusted series could not be made. */
export class AdjustmentError extends Error {
  override readonly name = "AdjustmentError";
}

/**
 * An instrument's adjusted closes from its raw closes (ascending) and corporate actions, in their order. A dividend
 * in another currency is converted at the rate of its ex-date, which is read from the store.
 * @throws AdjustmentError when a rate for a dividend is missing; RangeError when a dividend exceeds the close before
 */
export async function adjustedClosesOf(
  store: StoreSession,
  instrument: InstrumentRecord,
  closes: readonly RawClose[],
  actions: readonly QuoteAction[],
): Promise<number[]> {
  // An action after the last bar has touched no stored price, and its day may have no rate yet.
  const last = closes.at(-1)?.session ?? "";
  const effective = actions.filter(({ exDate }) => exDate <= last);
  const listed = await Promise.all(effective.map((action) => inListingCurrency(store, instrument, action)));
  return adjustedCloses(closes, listed);
}

/**
 * What each dividend is in the listing's currency at the rate of its ex-date, which is read from the store; null where
 * there is no rate. A split has none.
 */
export async function dividendsInListingCurrency(
  store: StoreSession,
  instrument: InstrumentRecord,
  actions: readonly QuoteAction[],
): Promise<(action: QuoteAction) => number | null> {
  const amounts = new Map<string, number | null>();
  const key = ({ exDate, currency, amount }: QuoteAction) => `${exDate} ${currency} ${amount}`;
  const currencyOf = (action: QuoteAction) =>
    action.currency ?? instrument.dividendCurrency ?? instrument.currency;
  for (const action of actions.filter(({ kind }) => isPaid(kind))) {
    const named = { ...action, currency: currencyOf(action) };
    const listed = await inListingCurrency(store, instrument, named).catch((error: unknown) => {
      if (error instanceof AdjustmentError) return null;
      throw error;
    });
    // Per unit of its own currency: the amount may still be turned back by a split.
    amounts.set(key({ ...named, amount: null }), listed && listed.dividend / (action.amount || 1));
  }
  return (action) => {
    const rate = amounts.get(key({ ...action, currency: currencyOf(action), amount: null })) ?? null;
    return rate === null ? null : rate * (action.amount ?? 0);
  };
}

/** The run that adjusts prices anew, and the sessions whose bars it has written itself. */
export interface ReadjustingRun {
  readonly runId: number;
  readonly written: ReadonlySet<string>;
}

/**
 * Computes an instrument's adjusted closes anew from what is stored and stores them. Prices that are adjusted
 * already (`basis` of the instrument) are left as they are. Where a run is named, one revision of its keeps for the
 * whole past the first adjusted close that moved though its bar did not. Returns how many stored values changed.
 * @throws AdjustmentError when a rate for a dividend is missing
 */
export async function readjust(
  store: StoreSession,
  instrument: InstrumentRecord,
  run?: ReadjustingRun,
): Promise<number> {
  const bars = await readBars(store, instrument.id);
  const actions = instrument.basis === "adjusted" ? [] : await readActions(store, instrument.id);
  const adjusted = await adjustedClosesOf(store, instrument, bars, actions);
  const closes = bars.map(({ session, close }, index) => ({
    session,
    adjustedClose: adjusted[index] ?? close,
  }));
  const [first] = run === undefined ? [] : movedCloses(bars, closes, run.written);
  if (run !== undefined && first !== undefined) {
    await addReadjustment(store, { runId: run.runId, instrumentId: instrument.id, ...first });
  }
  return saveAdjustedCloses(store, instrument.id, closes);
}

interface AdjustedClose {
  readonly session: string;
  readonly adjustedClose: number;
}

/** Sessions, but for those written anew, whose adjusted close moved by more than a relative 1e-12. */
export function movedCloses(
  stored: readonly AdjustedClose[],
  adjusted: readonly AdjustedClose[],
  written: ReadonlySet<string>,
): { readonly session: string; readonly before: number; readonly after: number }[] {
  const values = new Map(adjusted.map(({ session, adjustedClose }) => [session, adjustedClose]));
  return stored.flatMap(({ session, adjustedClose: before }) => {
    const after = values.get(session) ?? before;
    const isSame = Math.abs(after - before) <= 1e-12 * before;
    return isSame || written.has(session) ? [] : [{ session, before, after }];
  });
}

async function inListingCurrency(
  store: StoreSession,
  instrument: InstrumentRecord,
  action: QuoteAction,
): Promise<ListedAction> {
  const { exDate, kind, amount, ratio } = action;
  if (!isPaid(kind)) return { exDate, dividend: 0, ratio: ratio ?? 1, isSplit: kind === "split" };
  const currency = action.currency ?? instrument.currency;
  if (currency === instrument.currency) return { exDate, dividend: amount ?? 0, ratio: 1 };
  const from = await dollarRate(store, currency, exDate);
  const to = await dollarRate(store, instrument.currency, exDate);
  if (from === null || to === null) {
    throw new AdjustmentError(
      `${instrument.symbol}: no exchange rate for the ${currency} dividend of ${exDate}; the bars were not changed.`,
    );
  }
  return { exDate, dividend: ((amount ?? 0) / from) * to, ratio: 1 };
}

/** Units of `currency` for one US dollar on an ISO date; 1 for the dollar itself. */
async function dollarRate(store: StoreSession, currency: string, date: string): Promise<number | null> {
  if (currency === "USD") return 1;
  const pair = await store.instrument.findUnique({ where: { symbol: ratePair(currency) } });
  if (!pair) return null;
  return rateOn(rateSeries(await readBars(store, pair.id, { to: date })), date);
}

/** The closes of a currency pair's bars as rates. */
function rateSeries(bars: readonly { readonly session: string; readonly close: number }[]): RateSeries {
  return { dates: bars.map(({ session }) => session), rates: bars.map(({ close }) => close) };
}
