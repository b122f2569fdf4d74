import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import { nameSources, readBars, saveBars } from "../../store/bars/bars.ts";
import { barKey, readHeldSessions } from "../../store/bars/edit-bars.ts";
import { withdrawBars } from "../../store/bars/withdraw-bars.ts";
import type { StoreSession } from "../../store/client.ts";
import type { changedByPeople } from "../../store/people/audit.ts";
import {
  actionText,
  addActions,
  readListedActions,
  withdrawActions,
} from "../../store/reference/corporate-actions.ts";
import { actionKey } from "../../store/reference/edit-actions.ts";
import { type InstrumentRecord, setBasis } from "../../store/reference/instruments.ts";

/** The provider's name on bars that ship with the product. */
export const SHIPPED = "shipped";
const NEWER = "newer shipped data";

/** What a seed has of one instrument. */
interface ShippedSeries {
  readonly runId: number;
  /** `raw` or `adjusted`; none where the seed does not say. */
  readonly basis: string | undefined;
  readonly bars: readonly QuoteBar[];
  readonly actions: readonly (QuoteAction & { readonly symbol: string })[];
  /** What a person changed, which stays. */
  readonly people: Awaited<ReturnType<typeof changedByPeople>>;
}

/** What became of it. */
interface AppliedSeries {
  readonly inserted: number;
  readonly changed: number;
  /** The sessions that were inserted or changed. */
  readonly written: ReadonlySet<string>;
  /** Whether its prices turned from adjusted ones to those as traded. */
  readonly turned: boolean;
  /** Whether an older seed had other dividends and splits for it. */
  readonly changesActions: boolean;
  /** Whether its prices are to be adjusted anew. */
  readonly touched: boolean;
}

/**
 * Brings the stored bars and actions of an instrument up to the seed's: what is new is added, what an older seed had
 * otherwise is corrected and what it had too much is withdrawn, each with a revision. What a person changed or holds
 * back, and whatever another provider brought, stays. Call it in the transaction that adjusts the prices anew.
 */
export async function applySeries(
  session: StoreSession,
  instrument: InstrumentRecord,
  { runId, basis, bars, actions, people }: ShippedSeries,
): Promise<AppliedSeries> {
  const { id: instrumentId, symbol } = instrument;
  const held = await readHeldSessions(session, instrumentId);
  const turn = basis === instrument.basis ? "same" : await basisTurn(session, instrument, basis, bars);
  // Prices of two kinds are never mixed in one series.
  const shipped = (turn === "refused" ? [] : bars).filter(
    ({ session: day }) => !people.bar.has(barKey({ symbol, session: day })) && !held.has(day),
  );
  const stored = await readBars(session, instrumentId);
  const saved = await saveBars(session, {
    instrumentId,
    runId,
    provider: SHIPPED,
    reason: NEWER,
    bars: shipped,
    mayReplace: ({ provider }) => provider === SHIPPED,
    stored,
  });
  if (saved.unchanged > 0) await nameSources(session, { instrumentId, provider: SHIPPED }, shipped);
  const known = new Set(bars.map(({ session: day }) => day));
  const gone = stored.filter((bar) => bar.provider === SHIPPED && !known.has(bar.session));
  const isWhole = turn !== "refused" && bars.length > 0;
  const withdrawn = isWhole ? gone.map((bar) => bar.session) : [];
  await withdrawBars(session, instrumentId, withdrawn, { runId, reason: NEWER });
  const own = actions.filter((action) => !people.action.has(actionKey(action)));
  const outdated = await outdatedActions(session, instrument, own, people);
  await withdrawActions(session, instrumentId, outdated, {
    runId,
    reason: NEWER,
    replacement: (action) => own.find((one) => isSame(one, action)),
  });
  const added = await addActions(
    session,
    instrumentId,
    own.map(({ symbol: _symbol, ...action }) => action),
    { provider: SHIPPED, runId },
  );
  return {
    inserted: saved.inserted,
    changed: saved.changed + withdrawn.length,
    written: new Set(saved.written),
    turned: turn === "turned",
    changesActions: stored.length > 0 && added + outdated.length > 0,
    touched: own.length + outdated.length + withdrawn.length > 0,
  };
}

const isSame = (one: QuoteAction, other: QuoteAction): boolean =>
  one.exDate === other.exDate && one.kind === other.kind;

/** The stored actions of an older seed that this one has with another amount or ratio, or no longer. */
async function outdatedActions(
  session: StoreSession,
  { id, symbol }: InstrumentRecord,
  own: readonly QuoteAction[],
  people: ShippedSeries["people"],
): Promise<QuoteAction[]> {
  const stored = await readListedActions(session, id);
  return stored.filter((action) => {
    if (action.provider !== SHIPPED || people.action.has(actionKey({ symbol, ...action }))) return false;
    const same = own.find((one) => isSame(one, action));
    return same === undefined || actionText(same) !== actionText(action);
  });
}

/**
 * Whether a series turns from the kind of prices that is stored to the seed's: only where the store has adjusted ones,
 * all of them an older seed's, and the newer seed has a price as traded for each of their sessions.
 */
async function basisTurn(
  store: StoreSession,
  { id, basis }: InstrumentRecord,
  given: string | undefined,
  bars: readonly QuoteBar[],
): Promise<"turned" | "refused" | "same"> {
  // What a run has stored as traded stays so, and an older seed's adjusted prices would be of another kind.
  if (basis !== "adjusted" || given !== "raw") return given === "adjusted" ? "refused" : "same";
  const sessions = new Set(bars.map(({ session }) => session));
  const stored = await readBars(store, id);
  if (stored.some(({ provider, session }) => provider !== SHIPPED || !sessions.has(session)))
    return "refused";
  await setBasis(store, id, "raw");
  return "turned";
}
