import type { QuoteAction, QuoteBar } from "../../market/bar.ts";
import type { Finding } from "../../market/finding.ts";
import { readBars, type StoredBar, saveAdjustedCloses, saveBars } from "../../store/bars/bars.ts";
import { readHeldSessions } from "../../store/bars/edit-bars.ts";
import { withdrawBars } from "../../store/bars/withdraw-bars.ts";
import type { StoreSession } from "../../store/client.ts";
import {
  addActions,
  readListedActions,
  type StoredAction,
  withdrawActions,
} from "../../store/reference/corporate-actions.ts";
import {
  type InstrumentRecord,
  readUnitCounts,
  setBasis,
  setListingDay,
} from "../../store/reference/instruments.ts";
import { addReadjustment } from "../../store/runs/revisions.ts";
import { advanceRevision } from "../../store/state.ts";
import type { RawClose } from "../adjusted-close.ts";
import type { TradingTimes } from "../judge/calendar.ts";
import { isSameAction } from "../judge/corporate-actions.ts";
import { judgeSeries, overlay } from "../judge/judge-series.ts";
import type { PersonsWord, Refusal } from "../judge/verdict.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import { mergeBars } from "./merge-bars.ts";
import { adjustedClosesOf, dividendsInListingCurrency, movedCloses } from "./readjust.ts";
import { unlistedActions } from "./unlisted-actions.ts";

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
  /** Stored actions that the provider no longer lists, and that were taken back. */
  readonly withdrawnActions: number;
  /** Stored bars of a range asked anew that the provider no longer has, and that were taken back. */
  readonly withdrawnBars: number;
  /** Stored adjusted closes that moved though their bar did not. */
  readonly readjusted: number;
  readonly rejected: ProviderSeries["rejected"];
  /** What the judge held back of it, or took though it is odd. */
  readonly findings: readonly Finding[];
  /** What was odd about the answer though nothing was left out. */
  readonly remarks: readonly string[];
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
  /** The first session that was asked for. */
  readonly from?: string | undefined;
  /** Whether what is stored from `from` to `to` counts for nothing beside what comes. */
  readonly again?: boolean | undefined;
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
  const unlisted =
    basis === "raw" && save.from !== undefined
      ? unlistedActions(listed, series, { provider, from: save.from })
      : [];
  const storedActions = listed.filter((one) => one.state === "used" && !unlisted.includes(one));
  const verdict = judgeSeries(series, {
    instrument,
    times: save.times,
    stored: trusted(before, unlisted, save),
    storedActions,
    basis,
    units: await readUnitCounts(store, instrument),
    inListingCurrency: await dividendsInListingCurrency(store, instrument, series.actions),
    to: save.to,
    said,
    now: save.now,
  });
  if (verdict.kind === "refused") throw new SeriesRefused(verdict.refusal);
  const { bars: judged, rejected, unfinished, findings, remarks, listedOn } = verdict.series;
  const held = await readHeldSessions(store, instrument.id);
  const accepted = judged.filter(({ session }) => !held.has(session));
  const known = listed.filter((one) => !unlisted.includes(one));
  const added = verdict.series.actions.filter((action) => !known.some((one) => isSameAction(one, action)));
  const actions = [...storedActions, ...added];
  const missing = replaces ? notCovered(before, accepted) : [];
  if (missing[0] !== undefined) {
    const skipped = `skipped: stored prices are adjusted and the answer lacks ${missing.length} of their sessions, the first ${missing[0]}; nothing was replaced`;
    return { ...NOTHING, rejected, findings, remarks, unfinished, skipped };
  }
  const merged = replaces
    ? { bars: accepted, changed: new Set(before.map(({ session }) => session)), kept: 0 }
    : mergeBars(accepted, before, { ...series, kind: instrument.kind, provider });
  const gone = save.again ? notAnsweredAnew(before, judged, rejected, save) : [];
  const remaining = before.filter(({ session }) => !gone.includes(session));
  const adjusted = await adjustedBySession(store, save, overlay(remaining, merged.bars), actions);
  const { written: _written, ...saved } = await saveBars(store, {
    instrumentId: instrument.id,
    runId,
    provider,
    reason: replaces ? "raw prices replaced adjusted ones" : "provider revised",
    bars: merged.bars.map((bar) => ({ ...bar, adjustedClose: adjusted.get(bar.session) ?? bar.close })),
    mayReplace: () => true,
    stored: before,
  });
  await withdrawBars(store, instrument.id, gone, { runId, reason: NO_LONGER });
  await withdrawActions(store, instrument.id, unlisted, { runId, reason: NO_LONGER });
  const addedActions = await addActions(store, instrument.id, added, { provider, runId });
  const turned = instrument.basis !== basis && saved.inserted + saved.changed > 0;
  if (turned) await setBasis(store, instrument.id, basis);
  if (listedOn !== null && listedOn !== instrument.listedOn)
    await setListingDay(store, instrument.id, listedOn);
  const readjusted = await readjustPast(store, save, remaining, adjusted, merged.changed);
  const withdrawn = gone.length + unlisted.length;
  if (saved.inserted + saved.changed + addedActions + withdrawn + readjusted > 0 || turned) {
    await advanceRevision(store);
  }
  return {
    ...saved,
    kept: merged.kept + judged.length - accepted.length,
    addedActions,
    withdrawnActions: unlisted.length,
    withdrawnBars: gone.length,
    readjusted,
    rejected,
    findings,
    remarks,
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
  withdrawnActions: 0,
  withdrawnBars: 0,
  readjusted: 0,
  revisions: [],
};

const NO_LONGER = "no longer listed by its provider";

/**
 * The stored bars that new ones are compared with: not those of a range asked anew, nor those before a split that was
 * taken back, which may be divided by it.
 */
function trusted(
  stored: readonly StoredBar[],
  unlisted: readonly StoredAction[],
  { again, from = "", to = "9999-12-31" }: Pick<SeriesToSave, "again" | "from" | "to">,
): readonly StoredBar[] {
  const untold = unlisted.flatMap(({ kind, exDate }) => (kind === "split" ? exDate : []));
  const [last = ""] = untold.sort().reverse();
  return stored.filter(
    ({ session }) => session >= last && !(again === true && session >= from && session <= to),
  );
}

/** Sessions of a range asked anew that this provider stored and no longer has; what a person corrected stays. */
function notAnsweredAnew(
  stored: readonly StoredBar[],
  judged: readonly QuoteBar[],
  rejected: ProviderSeries["rejected"],
  { provider, from = "", to = "9999-12-31" }: Pick<SeriesToSave, "provider" | "from" | "to">,
): string[] {
  const answered = new Set([...judged, ...rejected].map(({ session }) => session));
  const [first, last] = [judged.at(0)?.session, judged.at(-1)?.session];
  if (first === undefined || last === undefined) return [];
  return stored.flatMap((bar) => {
    const isAsked = bar.session >= from && bar.session <= to && bar.session >= first && bar.session <= last;
    const isTheirs = bar.provider === provider && bar.flag !== "corrected";
    return isAsked && isTheirs && !answered.has(bar.session) ? [bar.session] : [];
  });
}

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
  const now = [...adjusted].map(([session, adjustedClose]) => ({ session, adjustedClose }));
  const moved = movedCloses(before, now, changed);
  const [first] = moved;
  if (!first) return 0;
  const closes = moved.map(({ session, after }) => ({ session, adjustedClose: after }));
  await saveAdjustedCloses(store, instrument.id, closes);
  await addReadjustment(store, { runId, instrumentId: instrument.id, ...first });
  return moved.length;
}
