import { readBars, type StoredBar, saveBars } from "../store/bars.ts";
import type { StoreSession } from "../store/client.ts";
import { addActions, type InstrumentRecord, readActions } from "../store/instruments.ts";
import { addReadjustment, markRaw } from "../store/revisions.ts";
import { advanceRevision } from "../store/state.ts";
import { type CheckedBars, checkBars } from "./check-bars.ts";
import { freshActions } from "./fresh-actions.ts";
import { mergeBars } from "./merge-bars.ts";
import { readjust } from "./readjust.ts";
import type { TradingTimes } from "./session-check.ts";
import type { ProviderSeries } from "./types.ts";

/** What saving a provider's series did. */
export interface SavedSeries {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Stored bars that differ but outrank the provider's. */
  readonly kept: number;
  readonly addedActions: number;
  /** Stored adjusted closes that moved though their bar did not. */
  readonly readjusted: number;
  readonly rejected: ProviderSeries["rejected"];
  readonly unfinished: readonly string[];
  /** Why nothing was stored, where that is no fault. */
  readonly skipped: string | null;
}

/**
 * Checks a provider's series and stores it with its actions, revisions and adjusted closes. Call it in a
 * transaction: the data revision moves only if something changed.
 * @throws AdjustmentError when a rate for a dividend is missing; RangeError when a dividend exceeds the price
 */
export async function saveSeries(
  store: StoreSession,
  save: {
    readonly instrument: InstrumentRecord;
    readonly times: TradingTimes;
    readonly series: ProviderSeries;
    readonly runId: number;
    readonly provider: string;
    readonly now: number;
  },
): Promise<SavedSeries> {
  const { instrument, series, runId, provider } = save;
  const isRaw = instrument.basis !== "adjusted";
  const before = await readBars(store, instrument.id);
  const storedActions = await readActions(store, instrument.id);
  const added = freshActions(instrument, storedActions, series.actions);
  const checked = checkBars(series.bars, {
    instrument,
    times: save.times,
    stored: isRaw ? before : [],
    actions: [...storedActions, ...added],
    now: save.now,
  });
  const rejected = [...series.rejected, ...checked.rejected];
  const missing = isRaw ? [] : notCovered(before, checked);
  if (missing[0] !== undefined) {
    const skipped = `skipped: stored prices are adjusted and the answer lacks ${missing.length} of their sessions, the first ${missing[0]}; nothing was replaced`;
    return { ...NOTHING, rejected, unfinished: checked.unfinished, skipped };
  }
  const merged = isRaw
    ? mergeBars(checked.accepted, before, { kind: instrument.kind, provider })
    : { bars: checked.accepted, changed: new Set<string>(), kept: 0 };
  const saved = await saveBars(store, {
    instrumentId: instrument.id,
    runId,
    provider,
    reason: isRaw ? "provider revised" : "raw prices replaced adjusted ones",
    bars: merged.bars,
    mayReplace: () => true,
  });
  if (!isRaw) await markRaw(store, instrument.id);
  const addedActions = await addActions(store, instrument.id, added);
  const moved = await readjust(store, { ...instrument, basis: "raw" });
  const readjusted = isRaw && moved > 0 ? await recordReadjustment(store, save, before, merged.changed) : 0;
  if (saved.inserted + saved.changed + addedActions + moved > 0 || !isRaw) await advanceRevision(store);
  return {
    ...saved,
    kept: merged.kept,
    addedActions,
    readjusted,
    rejected,
    unfinished: checked.unfinished,
    skipped: null,
  };
}

const NOTHING = { inserted: 0, changed: 0, unchanged: 0, kept: 0, addedActions: 0, readjusted: 0 };

/** The stored sessions for which no raw price came: replacing the others would mix two kinds of prices. */
function notCovered(stored: readonly StoredBar[], { accepted }: CheckedBars): string[] {
  const given = new Set(accepted.map(({ session }) => session));
  return stored.map(({ session }) => session).filter((session) => !given.has(session));
}

/** Keeps one revision for the adjusted past that moved, if any did; returns how many bars it took along. */
async function recordReadjustment(
  store: StoreSession,
  { instrument, runId }: { readonly instrument: InstrumentRecord; readonly runId: number },
  before: readonly StoredBar[],
  changed: ReadonlySet<string>,
): Promise<number> {
  const after = new Map(
    (await readBars(store, instrument.id)).map(({ session, adjustedClose }) => [session, adjustedClose]),
  );
  const moved = before.flatMap((bar) => {
    const value = after.get(bar.session) ?? bar.adjustedClose;
    const isSame = Math.abs(value - bar.adjustedClose) <= 1e-12 * bar.adjustedClose;
    return isSame || changed.has(bar.session)
      ? []
      : [{ session: bar.session, before: bar.adjustedClose, after: value }];
  });
  const [first] = moved;
  if (first) await addReadjustment(store, { runId, instrumentId: instrument.id, ...first });
  return moved.length;
}
