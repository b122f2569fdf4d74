import type { QuoteAction } from "../../market/bar.ts";
import { dayNumber } from "../../market/session-date.ts";
import { readBars, type StoredBar, saveAdjustedCloses, saveBars } from "../../store/bars/bars.ts";
import { readHeldSessions } from "../../store/bars/edit-bars.ts";
import type { StoreSession } from "../../store/client.ts";
import { addActions, readListedActions } from "../../store/reference/corporate-actions.ts";
import { type InstrumentRecord, setBasis } from "../../store/reference/instruments.ts";
import { addReadjustment } from "../../store/revisions.ts";
import { advanceRevision } from "../../store/state.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { TradingTimes } from "../judge/calendar.ts";
import { type CheckedBars, checkBars } from "../judge/judge-bars.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { mergeBars } from "./merge-bars.ts";
import { adjustedClosesOf } from "./readjust.ts";

/** A stored value that a run changed, or would change. */
export interface ChangedValue {
  readonly session: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What saving a provider's series did. */
export interface SavedSeries {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Bars that differ from the provider's but outrank them: a person corrected them or holds them back. */
  readonly kept: number;
  readonly addedActions: number;
  /** Stored adjusted closes that moved though their bar did not. */
  readonly readjusted: number;
  readonly rejected: ProviderSeries["rejected"];
  readonly unfinished: readonly string[];
  /** What would change, where nothing was stored because only that was asked; else empty. */
  readonly revisions: readonly ChangedValue[];
  /** Why nothing was stored, where that is no fault. */
  readonly skipped: string | null;
}

/** A series to be stored; `now` in milliseconds since the epoch. */
export interface SeriesToSave {
  readonly instrument: InstrumentRecord;
  readonly times: TradingTimes;
  readonly series: ProviderSeries;
  /** What the prices of `series` are. */
  readonly basis: "raw" | "adjusted";
  readonly runId: number;
  readonly provider: string;
  readonly now: number;
}

/**
 * Checks a provider's series and stores it with its actions, revisions and adjusted closes. Call it in a
 * transaction: the data revision moves only if something changed.
 * @throws AdjustmentError when a rate for a dividend is missing; RangeError when a dividend exceeds the price
 */
export async function saveSeries(store: StoreSession, save: SeriesToSave): Promise<SavedSeries> {
  const { instrument, series, basis, runId, provider } = save;
  const replaces = instrument.basis === "adjusted" && basis === "raw";
  const before = await readBars(store, instrument.id);
  const listed = await readListedActions(store, instrument.id);
  const added = basis === "raw" ? freshActions(instrument, listed, series.actions) : [];
  const actions = [...listed.filter(({ state }) => state === "used"), ...added];
  const checked = checkBars(series.bars, {
    instrument,
    times: save.times,
    stored: replaces ? [] : before,
    actions,
    now: save.now,
  });
  const held = await readHeldSessions(store, instrument.id);
  const accepted = checked.accepted.filter(({ session }) => !held.has(session));
  const rejected = [...series.rejected, ...checked.rejected];
  const missing = replaces ? notCovered(before, checked) : [];
  if (missing[0] !== undefined) {
    const skipped = `skipped: stored prices are adjusted and the answer lacks ${missing.length} of their sessions, the first ${missing[0]}; nothing was replaced`;
    return { ...NOTHING, rejected, unfinished: checked.unfinished, skipped };
  }
  const merged = replaces
    ? { bars: accepted, changed: new Set(before.map(({ session }) => session)), kept: 0 }
    : mergeBars(accepted, before, { kind: instrument.kind, provider });
  const adjusted = await adjustedBySession(store, save, overlay(before, merged.bars), actions);
  const saved = await saveBars(store, {
    instrumentId: instrument.id,
    runId,
    provider,
    reason: replaces ? "raw prices replaced adjusted ones" : "provider revised",
    bars: merged.bars.map((bar) => ({ ...bar, adjustedClose: adjusted.get(bar.session) ?? bar.close })),
    mayReplace: () => true,
    stored: before,
  });
  const addedActions = await addActions(store, instrument.id, added, { provider, runId });
  const turned = instrument.basis !== basis && saved.inserted + saved.changed > 0;
  if (turned) await setBasis(store, instrument.id, basis);
  const readjusted = await readjustPast(store, save, before, adjusted, merged.changed);
  if (saved.inserted + saved.changed + addedActions + readjusted > 0 || turned) await advanceRevision(store);
  return {
    ...saved,
    kept: merged.kept + checked.accepted.length - accepted.length,
    addedActions,
    readjusted,
    rejected,
    unfinished: checked.unfinished,
    revisions: [],
    skipped: null,
  };
}

const NOTHING = {
  inserted: 0,
  changed: 0,
  unchanged: 0,
  kept: 0,
  addedActions: 0,
  readjusted: 0,
  revisions: [],
};

/** The stored sessions for which no raw price came: replacing the others would mix two kinds of prices. */
function notCovered(stored: readonly StoredBar[], { accepted }: CheckedBars): string[] {
  const given = new Set(accepted.map(({ session }) => session));
  return stored.map(({ session }) => session).filter((session) => !given.has(session));
}

/** The closes as they will be stored, ascending by session. */
function overlay(stored: readonly RawClose[], written: readonly RawClose[]): RawClose[] {
  if (stored.length === 0) return [...written];
  const bySession = new Map([...stored, ...written].map((bar) => [bar.session, bar]));
  return [...bySession.values()].sort((a, b) => (a.session < b.session ? -1 : 1));
}

async function adjustedBySession(
  store: StoreSession,
  { instrument, basis }: SeriesToSave,
  closes: readonly RawClose[],
  actions: readonly QuoteAction[],
): Promise<ReadonlyMap<string, number>> {
  if (basis === "adjusted") return new Map(closes.map(({ session, close }) => [session, close]));
  const adjusted = await adjustedClosesOf(store, instrument, closes, actions);
  return new Map(closes.map(({ session, close }, index) => [session, adjusted[index] ?? close]));
}

/**
 * Stores the adjusted closes that moved though their bar did not, with one revision for the whole past; returns
 * how many bars that were.
 */
async function readjustPast(
  store: StoreSession,
  { instrument, runId }: SeriesToSave,
  before: readonly StoredBar[],
  adjusted: ReadonlyMap<string, number>,
  changed: ReadonlySet<string>,
): Promise<number> {
  const moved = before.flatMap(({ session, adjustedClose }) => {
    const value = adjusted.get(session) ?? adjustedClose;
    const isSame = Math.abs(value - adjustedClose) <= 1e-12 * adjustedClose;
    return isSame || changed.has(session) ? [] : [{ session, before: adjustedClose, after: value }];
  });
  const [first] = moved;
  if (!first) return 0;
  const closes = moved.map(({ session, after }) => ({ session, adjustedClose: after }));
  await saveAdjustedCloses(store, instrument.id, closes);
  await addReadjustment(store, { runId, instrumentId: instrument.id, ...first });
  return moved.length;
}

/** Two dividends, or two splits, of one share this close together are one that was dated differently. */
const SAME_ACTION_DAYS = 7;

/**
 * The actions of a provider that are not stored yet. A dividend whose currency the provider doesn't say is in
 * the one in which the instrument's dividends are declared. A stored action outranks a provider's of about the
 * same date, so a filing with another ex-date is not counted twice.
 */
function freshActions(
  instrument: Pick<InstrumentRecord, "currency" | "dividendCurrency">,
  stored: readonly QuoteAction[],
  provided: readonly QuoteAction[],
): QuoteAction[] {
  return provided
    .filter(
      ({ kind, exDate }) =>
        !stored.some(
          (known) =>
            known.kind === kind && Math.abs(dayNumber(known.exDate) - dayNumber(exDate)) <= SAME_ACTION_DAYS,
        ),
    )
    .map((action) =>
      action.kind === "dividend"
        ? { ...action, currency: action.currency ?? instrument.dividendCurrency ?? instrument.currency }
        : action,
    );
}
