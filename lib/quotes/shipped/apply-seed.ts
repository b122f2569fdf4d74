import { isPaid, type QuoteBar } from "../../market/bar.ts";
import { EXCHANGE_CODES } from "../../market/exchanges.ts";
import { type SeedClaims, saveSeedClaims } from "../../store/claims/claims.ts";
import type { Store, StoreSession } from "../../store/client.ts";
import { changedByPeople } from "../../store/people/audit.ts";
import { readActions } from "../../store/reference/corporate-actions.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import {
  type ReferenceCorrections,
  type ReferenceData,
  saveReferenceData,
} from "../../store/reference/reference-data.ts";
import { finishRun, startRun } from "../../store/runs/runs.ts";
import {
  advanceRevision,
  appliedSeed,
  lockForWriting,
  rememberSeed,
  rememberStory,
} from "../../store/state.ts";
import { checkStored } from "../check/check-stored.ts";
import { readjust } from "../ingest/readjust.ts";
import { applySeries, SHIPPED } from "./apply-series.ts";
import { barsFile, readSeedFiles, type SeedFiles, seedRows } from "./seed-files.ts";
import {
  actionRow,
  announcementCompanyRow,
  announcementRow,
  announcementSourceRow,
  barRow,
  calendarRow,
  claimReportRow,
  claimRow,
  closureRow,
  companyRow,
  instrumentRow,
  shareCountRow,
  storyRow,
} from "./seed-schemas.ts";

const STORY = "story.csv";
const CLAIM_REPORTS = "claim_reports.csv";
const CLAIMS = "claims.csv";

export interface SeedReport {
  /** False when the store was filled from this very seed before, and nothing was done. */
  readonly applied: boolean;
  readonly inserted: number;
  readonly changed: number;
}

/**
 * Fills the store from the seed folder in one transaction, or does nothing where it was filled from the same
 * seed. A newer seed adds, corrects and withdraws shipped values and keeps revisions; bars of other providers stay. Then checks all that is
 * stored.
 * @throws SeedError when a seed file is missing or damaged; the store is then unchanged
 */
export async function applySeed(store: Store, folder: string): Promise<SeedReport> {
  const seed = readSeedFiles(folder);
  if ((await appliedSeed(store)) === seed.checksum) return { applied: false, inserted: 0, changed: 0 };
  const { reference, actions, barsOf, story, claims } = readSeed(seed);
  const report = await store.$transaction(async (session) => {
    await lockForWriting(session, { patience: true });
    // Another process may have stored it while this one waited for its turn.
    if ((await appliedSeed(session)) === seed.checksum) return null;
    const runId = await startRun(session, SHIPPED, { checksum: seed.checksum });
    const corrected = await saveReferenceData(session, reference);
    const claimsChanged = await saveSeedClaims(session, claims);
    const corrections = { ...corrected, changed: [...corrected.changed, ...claimsChanged] };
    const people = await changedByPeople(session);
    const counts = { inserted: 0, changed: 0 };
    const turned: string[] = [];
    const otherActions: string[] = [];
    const written = new Map<string, ReadonlySet<string>>();
    const touched = new Set(reference.instruments.map(({ symbol }) => symbol));
    let ratesMoved = false;
    const bases = new Map(reference.instruments.map(({ symbol, basis }) => [symbol, basis]));
    for (const instrument of await readInstruments(session)) {
      const { symbol } = instrument;
      if (!bases.has(symbol)) continue;
      const done = await applySeries(session, instrument, {
        runId,
        basis: bases.get(symbol),
        bars: barsOf(symbol),
        actions: actions.filter((action) => action.symbol === symbol),
        people,
      });
      if (done.turned) turned.push(symbol);
      if (done.changesActions) otherActions.push(symbol);
      if (done.touched) touched.add(symbol);
      counts.inserted += done.inserted;
      counts.changed += done.changed;
      written.set(symbol, done.written);
      ratesMoved ||= instrument.kind === "currency" && done.inserted + done.changed > 0;
    }
    for (const instrument of await readInstruments(session)) {
      const isTouched =
        touched.has(instrument.symbol) || (ratesMoved && (await hasForeign(session, instrument)));
      const run = { runId, written: written.get(instrument.symbol) ?? new Set<string>() };
      if (isTouched) await readjust(session, instrument, run);
    }
    await advanceRevision(session);
    await rememberSeed(session, seed.checksum);
    await rememberStory(session, story);
    const message = correctionsText(corrections, turned, otherActions);
    await finishRun(session, runId, { status: "done", ...counts, rejected: 0, message });
    return { applied: true, ...counts, runId };
  });
  if (report === null) return { applied: false, inserted: 0, changed: 0 };
  const { runId, ...said } = report;
  await checkStored(store, { runId, now: new Date() });
  return said;
}

/** Whether something was paid in another currency than the prices', so that an adjusted close hangs on a rate. */
async function hasForeign(store: StoreSession, { id, currency }: InstrumentRecord): Promise<boolean> {
  const actions = await readActions(store, id);
  return actions.some((action) => isPaid(action.kind) && (action.currency ?? currency) !== currency);
}

/** What a newer seed corrected, for the run's record; null where it only added. */
function correctionsText(
  { changed, closed, opened }: ReferenceCorrections,
  turned: readonly string[],
  otherActions: readonly string[],
): string | null {
  const named = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${title}: ${names.join(", ")}.`];
  const sentences = [
    ...named("Changed by newer shipped data", changed),
    ...named("Prices as traded in place of adjusted ones", turned),
    ...named("Other dividends or splits", otherActions),
    ...named("No session any more", closed),
    ...named("A session that was missing", opened),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

/**
 * Every table of the seed, parsed; the bars of an instrument each time that they are asked for, so that no two series
 * are in memory together.
 * @throws SeedError naming the file and the row that can't be read
 */
export function readSeed(seed: SeedFiles) {
  const reference = readReference(seed);
  // An instrument may come without shipped quotes: they are then pulled by the first ingest.
  const shipped = new Set(reference.instruments.map(({ symbol }) => symbol));
  const barsOf = (symbol: string): QuoteBar[] =>
    shipped.has(symbol) && seed.text.has(barsFile(symbol)) ? seedRows(seed, barsFile(symbol), barRow) : [];
  return {
    reference,
    actions: seedRows(seed, "corporate_actions.csv", actionRow),
    claims: readClaims(seed),
    story: seed.text.has(STORY) ? (seedRows(seed, STORY, storyRow)[0] ?? null) : null,
    barsOf,
  };
}

/** The reports and claims of a seed; none of one that has no such files. */
const readClaims = (seed: SeedFiles): SeedClaims => ({
  reports: seed.text.has(CLAIM_REPORTS) ? seedRows(seed, CLAIM_REPORTS, claimReportRow) : [],
  claims: seed.text.has(CLAIMS) ? seedRows(seed, CLAIMS, claimRow) : [],
});

function readReference(seed: SeedFiles): ReferenceData {
  const companies = seedRows(seed, "announcement_companies.csv", announcementCompanyRow);
  const sources = seedRows(seed, "announcement_sources.csv", announcementSourceRow);
  return {
    companies: seedRows(seed, "companies.csv", companyRow),
    instruments: seedRows(seed, "instruments.csv", instrumentRow),
    calendarSessions: EXCHANGE_CODES.flatMap((exchange) =>
      seedRows(seed, `calendars/${exchange}.csv`, calendarRow).map((row) => ({ exchange, ...row })),
    ),
    calendarClosures: seedRows(seed, "calendars/closures.csv", closureRow),
    shareCounts: seedRows(seed, "share_counts.csv", shareCountRow),
    announcements: seedRows(seed, "announcements.csv", announcementRow).map((announcement) => ({
      ...announcement,
      companies: companies
        .filter(({ slug }) => slug === announcement.slug)
        .map(({ slug: _slug, ...row }) => row),
      sources: sources.filter(({ slug }) => slug === announcement.slug).map(({ slug: _slug, ...row }) => row),
    })),
  };
}
