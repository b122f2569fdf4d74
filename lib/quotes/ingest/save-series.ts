import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import type { Finding } from "../../market/finding.ts";
import { readBars, type StoredBar, saveAdjustedCloses, saveBars } from "../../store/bars/bars.ts";
import { readHeldSessions } from "../../store/bars/edit-bars.ts";
import type { StoreSession } from "../../store/client.ts";
import { addActions, readListedActions } from "../../store/reference/corporate-actions.ts";
import {
  type InstrumentRecord,
  readUnitCounts,
  setBasis,
  setListingDay,
} from "../../store/reference/instruments.ts";
import { addReadjustment } from "../../store/revisions.ts";
import { advanceRevision } from "../../store/state.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { TradingTimes } from "../judge/calendar.ts";
import { isSameAction } from "../judge/corporate-actions.ts";
import { judgeSeries, overlay } from "../judge/judge-series.ts";
import type { PersonsWord, Refusal } from "../judge/verdict.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { mergeBars } from "./merge-bars.ts";
import { adjustedClosesOf, dividendsInListingCurrency } from "./readjust.ts";

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
  /** What the judge held back of it, or took though it is odd. */
  readonly findings: readonly Finding[];
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
  /** The last session to be stored; later rows are only evidence. */
  readonly to?: string | undefined;
  /** What a person says of the rows. */
  readonly said?: PersonsWord | undefined;
  readonly runId: number;
  readonly provider: string;
  readonly now: number;
}

/** Why a series was refused as a whole; nothing of the transaction is to stay. */
export class SeriesRefused extends Error {
  override readonly name = "SeriesRefused";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/**
 * Judges a provider's series and stores what passes with its actions, revisions and adjusted closes. Call it in a
 * transaction: the data revision moves only if something changed.
 * @throws SeriesRefused when the judge refuses all of it; AdjustmentError when a rate for a dividend is missing;
 * RangeError when a stored dividend exceeds the price
 */
export async function saveSeries(store: StoreSession, save: SeriesToSave): Promise<SavedSeries> {
  const { instrument, series, basis, runId, provider, said = {} } = save;
  const replaces = instrument.basis === "adjusted" && basis === "raw";
  const before = await readBars(store, instrument.id);
  const listed = await readListedActions(store, instrument.id);
  const storedActions = listed.filter(({ state }) => state === "used");
  const verdict = judgeSeries(series, {
    instrument,
    times: save.times,
    stored: before,
    storedActions,
    basis,
    units: await readUnitCounts(store, instrument),
    inListingCurrency: await dividendsInListingCurrency(store, instrument, series.actions),
    to: save.to,
    said,
    now: save.now,
  });
  if (verdict.kind === "refused") throw new SeriesRefused(verdict.refusal);
  const { bars: judged, rejected, unfinished, findings, listedOn } = verdict.series;
  const held = await readHeldSessions(store, instrument.id);
  const accepted = judged.filter(({ session }) => !held.has(session));
  const added = verdict.series.actions.filter((action) => !listed.some((one) => isSameAction(one, action)));
  const actions = [...storedActions, ...added];
  const missing = replaces ? notCovered(before, accepted) : [];
  if (missing[0] !== undefined) {
    const skipped = `skipped: stored prices are adjusted and the answer lacks ${missing.length} of their sessions, the first ${missing[0]}; nothing was replaced`;
    return { ...NOTHING, rejected, findings, unfinished, skipped };
  }
  const merged = replaces
    ? { bars: accepted, changed: new Set(before.map(({ session }) => session)), kept: 0 }
    : mergeBars(accepted, before, { ...series, kind: instrument.kind, provider });
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
  if (listedOn !== null && listedOn !== instrument.listedOn)
    await setListingDay(store, instrument.id, listedOn);
  const readjusted = await readjustPast(store, save, before, adjusted, merged.changed);
  if (saved.inserted + saved.changed + addedActions + readjusted > 0 || turned) await advanceRevision(store);
  return {
    ...saved,
    kept: merged.kept + judged.length - accepted.length,
    addedActions,
    readjusted,
    rejected,
    findings,
    unfinished,
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
function notCovered(stored: readonly StoredBar[], accepted: readonly QuoteBar[]): string[] {
  const given = new Set(accepted.map(({ session }) => session));
  return stored.map(({ session }) => session).filter((session) => !given.has(session));
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
