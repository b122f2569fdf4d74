import { z } from "zod";
import { type FindingSummary, findingSummary } from "../../reactions/sessions/findings-behind.ts";
import { readBars, readNewestBars } from "../../store/bars/bars.ts";
import { type BarEntity, barKey, readHeldBars } from "../../store/bars/edit-bars.ts";
import type { Store } from "../../store/client.ts";
import { actionText } from "../../store/reference/corporate-actions.ts";
import {
  type ActionEntity,
  actionKey,
  readActionsOf,
  readHeldActions,
} from "../../store/reference/edit-actions.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { readFindings } from "../../store/runs/findings.ts";
import { sharedStore } from "../../store/shared.ts";
import { type Page, pageOf } from "../paging.ts";

/** Days shown at once. */
export const MOST_BARS = 150;

/** A stored day by its name, with its values in the instrument's currency and shares. */
export interface ListedBar
  extends Pick<BarEntity, "open" | "high" | "low" | "close" | "volume" | "flag" | "provider" | "reason"> {
  readonly key: string;
}

/** What a person asked for, as it stood in the address. */
export interface AskedQuotes {
  readonly symbol: string;
  readonly from: string;
  readonly to: string;
}

/** The instruments to choose from, and the one that was chosen; the first where none was. */
export async function chosenInstrument(symbol: string, store?: Store) {
  const instruments = await readInstruments(store ?? (await sharedStore()));
  const chosen = instruments.find((one) => one.symbol === symbol) ?? instruments[0] ?? null;
  return { symbols: instruments.map((one) => one.symbol), chosen };
}

/** The days of an instrument in the range asked for, the newest first. */
export async function barsOf(
  { id, symbol }: Pick<InstrumentRecord, "id" | "symbol">,
  asked: AskedQuotes,
  store?: Store,
): Promise<ListedBar[]> {
  const bars = await readNewestBars(store ?? (await sharedStore()), id, {
    from: dateOr(asked.from, ""),
    to: dateOr(asked.to, "9999-12-31"),
    limit: MOST_BARS,
  });
  return bars.map((bar) => ({ ...bar, key: barKey({ symbol, session: bar.session }), reason: null }));
}

const dateOr = (text: string, otherwise: string): string =>
  z.iso.date().safeParse(text).success ? text : otherwise;

/** What is held back, on one page. */
const HELD_A_PAGE = 50;

/** A page of the days that people hold back, of all instruments, the newest first. */
export async function heldBars(page: string, store?: Store): Promise<Page<ListedBar>> {
  const bars = await readHeldBars(store ?? (await sharedStore()));
  const { rows, ...place } = pageOf(bars, page, HELD_A_PAGE);
  return { ...place, rows: rows.map((bar) => ({ ...bar, key: barKey(bar) })) };
}

/** A corporate action by its name. */
export interface ListedAction extends Pick<ActionEntity, "source" | "state" | "reason"> {
  readonly key: string;
  /** `0.5 USD`, or the new shares for one old. */
  readonly value: string;
}

/** The dividends and splits of an instrument, the newest first. */
export async function actionsOf(symbol: string, store?: Store): Promise<ListedAction[]> {
  return (await readActionsOf(store ?? (await sharedStore()), symbol)).map(listed);
}

/** A page of the dividends and splits that are held back, of all instruments, the newest first. */
export async function heldActions(page: string, store?: Store): Promise<Page<ListedAction>> {
  const actions = await readHeldActions(store ?? (await sharedStore()));
  const { rows, ...place } = pageOf(actions, page, HELD_A_PAGE);
  return { ...place, rows: rows.map(listed) };
}

const listed = (action: ActionEntity): ListedAction => ({
  ...action,
  key: actionKey(action),
  value: actionText(action),
});

/**
 * What the checks hold against a stored day, or against an action's ex-date, by its name: findings of its session and
 * of the next stored one, whose step begins at it.
 */
export async function findingsAt(key: string, given?: Store): Promise<FindingSummary[]> {
  const store = given ?? (await sharedStore());
  const [symbol = "", session = ""] = key.split(" ");
  const instrument = (await readInstruments(store)).find((one) => one.symbol === symbol);
  if (!instrument) return [];
  const from = await readBars(store, instrument.id, { from: session });
  const next = from.find((bar) => bar.session > session)?.session ?? session;
  return (await readFindings(store, symbol))
    .filter((found) => found.session <= next && found.lastSession >= session)
    .map(findingSummary);
}
