import type { QuoteBar } from "../../market/bar.ts";
import type { StoreSession } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { inChunks } from "../rows/chunks.ts";

/** Rows per statement: one JSON text of about 2 MB. */
const CHUNK_ROWS = 20_000;

/** A bar as stored; prices in the instrument's currency. */
export interface StoredBar extends Omit<QuoteBar, "source"> {
  readonly adjustedClose: number;
  readonly provider: string;
}

/** A bar to be stored; without an adjusted close of its own it has its close, until `saveAdjustedCloses`. */
export interface NewBar extends QuoteBar {
  readonly adjustedClose?: number;
}

export interface SavedBars {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The sessions that were inserted or changed. */
  readonly written: readonly string[];
}

/** All bars of an instrument in ascending session order, within ISO dates where given (both included). */
export async function readBars(
  store: StoreSession,
  instrumentId: number,
  range: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<StoredBar[]> {
  return store.$queryRaw<StoredBar[]>`
    SELECT "session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "provider"
    FROM "Bar"
    WHERE "instrumentId" = ${instrumentId}
      AND "session" >= ${range.from ?? ""} AND "session" <= ${range.to ?? "9999-12-31"}
    ORDER BY "session"`;
}

/** The newest bars within ISO dates, both included, the newest first. */
export async function readNewestBars(
  store: StoreSession,
  instrumentId: number,
  range: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<StoredBar[]> {
  return store.$queryRaw<StoredBar[]>`
    SELECT "session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "provider"
    FROM "Bar"
    WHERE "instrumentId" = ${instrumentId} AND "session" >= ${range.from} AND "session" <= ${range.to}
    ORDER BY "session" DESC LIMIT ${range.limit}`;
}

const REVISED_FIELDS = ["open", "high", "low", "close", "volume", "flag"] as const;

/**
 * Inserts or updates bars and keeps a revision of every value that changes. A stored bar is left alone where
 * `mayReplace` says no. Call it in a transaction; `stored` are the bars stored in the range of `bars`, where the
 * caller has read them already.
 */
export async function saveBars(
  store: StoreSession,
  save: {
    readonly instrumentId: number;
    readonly runId: number;
    readonly provider: string;
    readonly reason: string;
    readonly bars: readonly NewBar[];
    readonly mayReplace: (stored: StoredBar) => boolean;
    readonly stored?: readonly StoredBar[];
  },
): Promise<SavedBars> {
  const first = save.bars.at(0)?.session;
  if (first === undefined) return { inserted: 0, changed: 0, unchanged: 0, written: [] };
  const range = { from: first, to: save.bars.at(-1)?.session };
  const stored = save.stored ?? (await readBars(store, save.instrumentId, range));
  const bySession = new Map(stored.map((bar) => [bar.session, bar]));
  const written: NewBar[] = [];
  const revisions: Prisma.RevisionCreateManyInput[] = [];
  let inserted = 0;
  for (const bar of save.bars) {
    const before = bySession.get(bar.session);
    if (!before) {
      inserted += 1;
      written.push(bar);
      continue;
    }
    const fields = REVISED_FIELDS.filter((field) => before[field] !== bar[field]);
    if (fields.length === 0 || !save.mayReplace(before)) continue;
    written.push(bar);
    for (const field of fields) {
      revisions.push({
        runId: save.runId,
        instrumentId: save.instrumentId,
        session: bar.session,
        field,
        before: before[field] === null ? null : String(before[field]),
        after: bar[field] === null ? null : String(bar[field]),
        reason: save.reason,
      });
    }
  }
  await upsert(store, save, written);
  if (revisions.length > 0) await store.revision.createMany({ data: revisions });
  const changed = written.length - inserted;
  return {
    inserted,
    changed,
    unchanged: save.bars.length - written.length,
    written: written.map(({ session }) => session),
  };
}

/** What the columns of a bar hold, in the order in which they are written and read. */
export const BAR_KINDS = {
  session: "text",
  open: "number",
  high: "number",
  low: "number",
  close: "number",
  adjustedClose: "number",
  volume: "number",
  flag: "text",
} as const;
const WRITTEN_COLUMNS = { ...BAR_KINDS, sourceId: "whole" } as const;

async function upsert(
  store: StoreSession,
  save: { readonly instrumentId: number; readonly runId: number; readonly provider: string },
  bars: readonly NewBar[],
): Promise<void> {
  if (bars.length === 0) return;
  const sourceIds = await sourceIdsOf(store, bars);
  for (let start = 0; start < bars.length; start += CHUNK_ROWS) {
    const rows = bars
      .slice(start, start + CHUNK_ROWS)
      .map(({ session, open, high, low, close, adjustedClose = close, volume, flag, source }) => {
        const sourceId = source === null ? null : (sourceIds.get(source) ?? null);
        return [session, open, high, low, close, adjustedClose, volume, flag, sourceId];
      });
    // One statement per chunk: createMany binds every value and takes twenty times as long.
    await store.$executeRaw`
      INSERT INTO "Bar" ("session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "sourceId",
                         "instrumentId", "provider", "runId")
      SELECT fresh.*, CAST(${save.instrumentId} AS INTEGER), ${save.provider}, CAST(${save.runId} AS INTEGER)
      FROM ${store.dialect.rows(WRITTEN_COLUMNS, rows)} AS fresh WHERE true
      ON CONFLICT ("instrumentId", "session") DO UPDATE SET
        "open" = excluded."open", "high" = excluded."high", "low" = excluded."low", "close" = excluded."close",
        "adjustedClose" = excluded."adjustedClose", "volume" = excluded."volume", "flag" = excluded."flag",
        "provider" = excluded."provider", "sourceId" = excluded."sourceId", "runId" = excluded."runId"`;
  }
}

/** The ids of the sources that bars name, by their names; those that are new are added. */
async function sourceIdsOf(
  store: StoreSession,
  bars: readonly Pick<QuoteBar, "source">[],
): Promise<ReadonlyMap<string, number>> {
  const names = [...new Set(bars.flatMap((bar) => bar.source ?? []))];
  const stored = await inChunks(names, (chunk) => store.source.findMany({ where: { name: { in: chunk } } }));
  const ids = new Map(stored.map(({ name, id }) => [name, id]));
  for (const name of names.filter((one) => !ids.has(one))) {
    const { id } = await store.source.upsert({ where: { name }, create: { name }, update: {} });
    ids.set(name, id);
  }
  return ids;
}

/** Writes where a provider's stored bars were read, where that is now named otherwise; their values stay. */
export async function nameSources(
  store: StoreSession,
  { instrumentId, provider }: { readonly instrumentId: number; readonly provider: string },
  bars: readonly Pick<QuoteBar, "session" | "source">[],
): Promise<void> {
  const sourceIds = await sourceIdsOf(store, bars);
  const named = bars.flatMap(({ session, source }) => {
    const sourceId = source === null ? undefined : sourceIds.get(source);
    return sourceId === undefined ? [] : [[session, sourceId]];
  });
  const columns = { session: "text", sourceId: "whole" } as const;
  for (let start = 0; start < named.length; start += CHUNK_ROWS) {
    await store.$executeRaw`
      WITH fresh AS MATERIALIZED (
        SELECT * FROM ${store.dialect.rows(columns, named.slice(start, start + CHUNK_ROWS))} AS "handed over"
      )
      UPDATE "Bar" SET "sourceId" = fresh."sourceId" FROM fresh
      WHERE "Bar"."instrumentId" = ${instrumentId} AND "Bar"."provider" = ${provider}
        AND "Bar"."session" = fresh."session" AND "Bar"."sourceId" IS DISTINCT FROM fresh."sourceId"`;
  }
}

/** Writes adjusted closes computed anew; returns how many rows differed beyond a relative 1e-12 before. */
export async function saveAdjustedCloses(
  store: StoreSession,
  instrumentId: number,
  closes: readonly { readonly session: string; readonly adjustedClose: number }[],
): Promise<number> {
  let changed = 0;
  for (let start = 0; start < closes.length; start += CHUNK_ROWS) {
    const rows = closes
      .slice(start, start + CHUNK_ROWS)
      .map(({ session, adjustedClose }) => [session, adjustedClose]);
    const columns = { session: "text", adjustedClose: "number" } as const;
    // MATERIALIZED: otherwise SQLite reads the whole JSON text again for every bar.
    changed += await store.$executeRaw`
      WITH fresh AS MATERIALIZED (
        SELECT * FROM ${store.dialect.rows(columns, rows)} AS "handed over"
      )
      UPDATE "Bar" SET "adjustedClose" = fresh."adjustedClose" FROM fresh
      WHERE "Bar"."instrumentId" = ${instrumentId} AND "Bar"."session" = fresh."session"
        AND abs("Bar"."adjustedClose" - fresh."adjustedClose") > 1e-12 * fresh."adjustedClose"`;
  }
  return changed;
}

/** Bars by instrument and by where they were read (the source, or the provider where it is the source). */
export async function barCounts(
  store: StoreSession,
): Promise<{ instrumentId: number; name: string; bars: number }[]> {
  const rows = await store.$queryRaw<{ instrumentId: bigint; name: string; bars: bigint }[]>`
    SELECT "Bar"."instrumentId", coalesce("Source"."name", "Bar"."provider") AS "name", count(*) AS "bars"
    FROM "Bar" LEFT JOIN "Source" ON "Source"."id" = "Bar"."sourceId"
    GROUP BY 1, 2 ORDER BY 1, 3 DESC`;
  return rows.map(({ instrumentId, name, bars }) => ({
    instrumentId: Number(instrumentId),
    name,
    bars: Number(bars),
  }));
}
