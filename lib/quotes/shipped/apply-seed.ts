import type { QuoteBar } from "../../market/bar.ts";
import { EXCHANGE_CODES } from "../../market/exchanges.ts";
import { saveBars } from "../../store/bars/bars.ts";
import { readHeldSessions } from "../../store/bars/edit-bars.ts";
import type { Store } from "../../store/client.ts";
import { addActions } from "../../store/reference/corporate-actions.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { type ReferenceData, saveReferenceData } from "../../store/reference/reference-data.ts";
import { finishRun, startRun } from "../../store/runs.ts";
import { advanceRevision, appliedSeed, rememberSeed } from "../../store/state.ts";
import { checkStored } from "../check/check-stored.ts";
import { readjust } from "../ingest/readjust.ts";
import { barsFile, readSeedFiles, type SeedFiles, seedRows } from "./seed-files.ts";
import {
  actionRow,
  announcementCompanyRow,
  announcementRow,
  announcementSourceRow,
  barRow,
  calendarRow,
  closureRow,
  companyRow,
  instrumentRow,
  shareCountRow,
} from "./seed-schemas.ts";

/** The provider's name on bars that ship with the product. */
export const SHIPPED = "shipped";

export interface SeedReport {
  /** False when the store was filled from this very seed before, and nothing was done. */
  readonly applied: boolean;
  readonly inserted: number;
  readonly changed: number;
}

/**
 * Fills the store from the seed folder in one transaction, or does nothing where it was filled from the same
 * seed. A newer seed adds and corrects shipped values and keeps revisions; bars of other providers stay. Then checks all that is
 * stored.
 * @throws SeedError when a seed file is missing or damaged; the store is then unchanged
 */
export async function applySeed(store: Store, folder: string): Promise<SeedReport> {
  const seed = readSeedFiles(folder);
  if ((await appliedSeed(store)) === seed.checksum) return { applied: false, inserted: 0, changed: 0 };
  const { reference, actions, bars } = readSeed(seed);
  const report = await store.$transaction(async (session) => {
    const runId = await startRun(session, SHIPPED, { checksum: seed.checksum });
    await saveReferenceData(session, reference);
    const counts = { inserted: 0, changed: 0 };
    const instruments = await readInstruments(session);
    for (const instrument of instruments) {
      const held = await readHeldSessions(session, instrument.id);
      const shipped = bars.get(instrument.symbol) ?? ([] satisfies QuoteBar[]);
      const saved = await saveBars(session, {
        instrumentId: instrument.id,
        runId,
        provider: SHIPPED,
        reason: "newer shipped data",
        bars: shipped.filter((bar) => !held.has(bar.session)),
        mayReplace: ({ provider }) => provider === SHIPPED,
      });
      counts.inserted += saved.inserted;
      counts.changed += saved.changed;
      const own = actions.filter(({ symbol }) => symbol === instrument.symbol);
      await addActions(
        session,
        instrument.id,
        own.map(({ symbol: _symbol, ...action }) => action),
        { provider: SHIPPED, runId },
      );
    }
    for (const instrument of instruments) await readjust(session, instrument);
    await advanceRevision(session);
    await rememberSeed(session, seed.checksum);
    await finishRun(session, runId, { status: "done", ...counts, rejected: 0, message: null });
    return { applied: true, ...counts, runId };
  });
  const { runId, ...said } = report;
  await checkStored(store, { runId, now: new Date() });
  return said;
}

/**
 * Every table of the seed, parsed.
 * @throws SeedError naming the file and the row that can't be read
 */
export function readSeed(seed: SeedFiles) {
  const reference = readReference(seed);
  // An instrument may come without shipped quotes: they are then pulled by the first ingest.
  const barsOf = (symbol: string) =>
    seed.text.has(barsFile(symbol)) ? seedRows(seed, barsFile(symbol), barRow) : [];
  return {
    reference,
    actions: seedRows(seed, "corporate_actions.csv", actionRow),
    bars: new Map(reference.instruments.map(({ symbol }) => [symbol, barsOf(symbol)])),
  };
}

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
