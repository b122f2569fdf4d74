// The same bars in a SQLite file and in PostgreSQL 18, at 1, 10 and 100 times what ships: how fast they are loaded and
// read, and what they take on the disk. `STORES_BARS=50915,509150 npm run bench stores` measures other sizes,
// `STORES_BARS=market` 5,000 instruments x 20 years (26 million bars), `STORES_ONLY=sqlite`
// or `postgresql` one of the two. Processor time is that of the app and the database's server together, because a busy
// machine makes every wall clock too long. PostgreSQL runs as it is installed, with fsync.
import { statSync } from "node:fs";
import { loadavg } from "node:os";
import { exportFile } from "../../lib/export/export-file.ts";
import type { QuoteBar } from "../../lib/market/bar.ts";
import { withBarReader } from "../../lib/store/bars/bar-reader.ts";
import { openBulkBars } from "../../lib/store/bars/bulk-bars.ts";
import { readLastSessions } from "../../lib/store/bars/last-sessions.ts";
import { openStore, type Store } from "../../lib/store/client.ts";
import { databasePath } from "../../lib/store/database-path.ts";
import type { DialectName } from "../../lib/store/dialect/dialect.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { QUOTES_LEASE, releaseLease, takeLease } from "../../lib/store/runs/leases.ts";
import { startRun } from "../../lib/store/runs/runs.ts";
import { emptyDatabase } from "../support/other-database.ts";
import { ownClock, type ProcessorClock, serverClock } from "./support-processor.ts";

process.env.TEST_POSTGRES = "durable";

const SHIPPED_BARS = 50_915;
const YEARS = 20;
const DAY_MILLISECONDS = 86_400_000;
const MARKET_INSTRUMENTS = 5_000;
const SERIES_READ = 50;
/** An export is read for so long at most; its rate is the same afterwards. */
const EXPORT_SECONDS = 20;
const CHUNK_ROWS = 500;

/** Weekdays of twenty years. */
const SESSIONS = Array.from(
  { length: YEARS * 366 },
  (_, day) => new Date(Date.UTC(2006, 0, 2) + day * DAY_MILLISECONDS),
)
  .filter((day) => day.getUTCDay() > 0 && day.getUTCDay() < 6 && day < new Date("2026-01-09"))
  .map((day) => day.toISOString().slice(0, 10));

const wanted = process.env.STORES_BARS ?? [1, 10, 100].map((times) => times * SHIPPED_BARS).join(",");
const SIZES =
  wanted === "market"
    ? [MARKET_INSTRUMENTS]
    : wanted.split(",").map((bars) => Math.max(1, Math.round(Number(bars) / SESSIONS.length)));
const KINDS = (["sqlite", "postgresql"] as const).filter(
  (kind) => process.env.STORES_ONLY === undefined || process.env.STORES_ONLY === kind,
);

interface Measured<Value> {
  readonly value: Value;
  readonly seconds: number;
  readonly processor: number;
}

async function measured<Value>(clock: ProcessorClock, work: () => Promise<Value>): Promise<Measured<Value>> {
  const [began, used] = [performance.now(), clock()];
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000, processor: clock() - used };
}

/** Companies with a listing each on a Chinese exchange. */
async function addInstruments(store: Store, instruments: number): Promise<number[]> {
  for (let first = 0; first < instruments; first += CHUNK_ROWS) {
    const numbers = Array.from(
      { length: Math.min(CHUNK_ROWS, instruments - first) },
      (_, place) => first + place,
    );
    const names = numbers.map((number) => `Made ${number}`);
    await store.company.createMany({
      data: names.map((name, place) => ({
        slug: `made-${first + place}`,
        nameEn: name,
        nameZh: name,
        nameAr: name,
        position: first + place,
      })),
    });
    await store.instrument.createMany({
      data: numbers.map((number) => ({
        symbol: `${600_000 + number}.SS`,
        kind: "share",
        name: `Made ${number}`,
        currency: "CNY",
        exchange: "XSHG",
        primary: true,
        companyId: number + 1,
      })),
    });
  }
  return (await store.instrument.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(
    ({ id }) => id,
  );
}

/** One instrument's bars, made up from its number. */
function madeBars(number: number): QuoteBar[] {
  let [state, close] = [number + 1, 20];
  return SESSIONS.map((session) => {
    state = (state * 48_271) % 2_147_483_647;
    close = Math.max(1, close * (1 + (state / 2_147_483_647 - 0.5) * 0.04));
    const price = Math.round(close * 100) / 100;
    return {
      session,
      open: price,
      high: price,
      low: price,
      close: price,
      volume: 1e6,
      flag: null,
      source: null,
    };
  });
}

async function load(store: Store, url: string, ids: readonly number[]): Promise<void> {
  const taken = await takeLease(store, QUOTES_LEASE, Date.now());
  if (!taken.ok) throw new Error("The lease is held.");
  const runId = await startRun(store, "benchmark", {});
  const bulk = await openBulkBars(store, url, { lease: taken.value, runId, provider: "benchmark" });
  for (const [number, id] of ids.entries()) await bulk.insert(id, madeBars(number));
  await bulk.commit();
  await bulk.close();
  await releaseLease(store, taken.value);
  await store.$executeRawUnsafe("ANALYZE");
}

async function readSome(store: Store, ids: readonly number[]): Promise<number> {
  let bars = 0;
  await withBarReader(store, async (reader) => {
    for (let read = 0; read < SERIES_READ; read += 1)
      bars += (await reader.read(ids[(read * 7919) % ids.length] ?? 0)).length;
  });
  return bars;
}

/** Lines of bars.csv until it ends or has been read for long enough. */
async function exportSome(store: Store): Promise<number> {
  const file = await exportFile({ dataset: "bars", format: "csv" }, new URLSearchParams(), store);
  if (!file.ok) throw new Error("no export");
  const began = performance.now();
  let lines = 0;
  for await (const piece of file.value.pieces) {
    for (let at = String(piece).indexOf("\n"); at !== -1; at = String(piece).indexOf("\n", at + 1))
      lines += 1;
    if (performance.now() - began > EXPORT_SECONDS * 1000) break;
  }
  return lines;
}

async function diskBytes(store: Store, url: string): Promise<number> {
  if (store.pool === null) {
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    return statSync(databasePath(url)).size;
  }
  const { rows } = await store.pool.query<{ bytes: string }>(
    "SELECT pg_database_size(current_database()) AS bytes",
  );
  return Number(rows[0]?.bytes);
}

async function measureStore(kind: DialectName, instruments: number): Promise<void> {
  const { url, dispose } = await emptyDatabase(kind);
  await migrate(url);
  const store = await openStore(url);
  try {
    const clock = kind === "postgresql" ? await serverClock(url) : ownClock;
    const ids = await addInstruments(store, instruments);
    const bars = instruments * SESSIONS.length;
    const loaded = await measured(clock, () => load(store, url, ids));
    await readSome(store, ids); // what both read for the first time is left out
    const series = await measured(clock, () => readSome(store, ids));
    const last = await measured(clock, () => readLastSessions(store));
    const csv = await measured(clock, () => exportSome(store));
    const each = ({ seconds, processor }: Measured<unknown>, times = 1) =>
      `${((seconds * 1000) / times).toFixed(1)} ms (processor ${((processor * 1000) / times).toFixed(1)})`;
    const rate = (done: number, { seconds, processor }: Measured<unknown>) =>
      `${Math.round(done / seconds)}/s (processor ${Math.round(done / processor)}/s)`;
    console.log(
      [
        `${bars} bars of ${instruments} instruments, ${kind}`,
        `load ${rate(bars, loaded)}`,
        `series ${each(series, SERIES_READ)}`,
        `last sessions ${each(last)}`,
        `bars.csv ${rate(csv.value, csv)}`,
        `disk ${((await diskBytes(store, url)) / 2 ** 20).toFixed(0)} MB`,
        `load of the machine ${loadavg()[0]?.toFixed(1)}`,
      ].join("; "),
    );
  } finally {
    await store.$disconnect();
    await dispose();
  }
}

for (const instruments of SIZES) for (const kind of KINDS) await measureStore(kind, instruments);
process.exit(); // a server of this run goes with it
