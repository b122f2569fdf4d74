// What it takes to store quotes: a cold load of three companies over ten years from the fake Yahoo, and 5,000
// instruments over twenty years (25 million bars) from a file with our own columns. All bars here are made up.
// `npm run bench ingest`; BENCH_INSTRUMENTS=200 makes the second one smaller.
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isWeekend } from "date-fns/isWeekend";
import { addDays } from "../../lib/market/session-date.ts";
import { utcDay } from "../../lib/market/utc-day.ts";
import { loadBars } from "../../lib/quotes/bulk/load-bars.ts";
import { OLDER_HEADER, scanBars } from "../../lib/quotes/bulk/scan-bars.ts";
import { ingestQuotes } from "../../lib/quotes/ingest/ingest-quotes.ts";
import { yahooProvider } from "../../lib/quotes/yahoo/provider.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { startFakeYahoo, weekdayBars } from "../support/fake-yahoo.ts";
import { HONG_KONG, PAIR, SHENZHEN } from "../support/ingest-world.ts";
import { companyRow, instrumentRow, pairRow, temporaryStore } from "../support/store.ts";
import { spread } from "./support.ts";

const TEN_YEARS = 2_450;
const TWENTY_YEARS = 5_000;
const NOW = new Date("2026-06-01T12:00:00Z");
const random = seededRandom(7);

function closes(count: number): number[] {
  let close = 100;
  return Array.from({ length: count }, () => {
    close = Math.max(1, close * (1 + (random() - 0.5) * 0.04));
    return Number(close.toFixed(2));
  });
}

async function coldLoad(): Promise<number> {
  const yahoo = await startFakeYahoo();
  const listings = ["9988.HK", "002315.SZ", "300663.SZ"];
  const world = await temporaryStore({
    companies: listings.map((symbol, position) => companyRow(symbol, position)),
    instruments: [
      ...listings.map((symbol) =>
        symbol.endsWith(".HK")
          ? instrumentRow(symbol, { company: symbol, benchmarks: ["^HSI"] })
          : instrumentRow(symbol, {
              company: symbol,
              currency: "CNY",
              exchange: "XSHE",
              benchmarks: ["399001.SZ"],
            }),
      ),
      instrumentRow("^HSI", { kind: "index" }),
      instrumentRow("399001.SZ", { kind: "index", currency: "CNY", exchange: "XSHE" }),
      pairRow("HKD"),
      pairRow("CNY"),
    ],
  });
  const bars = () => weekdayBars("2016-06-06", closes(TEN_YEARS));
  for (const symbol of ["9988.HK", "^HSI"]) yahoo.serve(symbol, { ...HONG_KONG, bars: bars() });
  for (const symbol of ["002315.SZ", "300663.SZ", "399001.SZ"])
    yahoo.serve(symbol, { ...SHENZHEN, bars: bars() });
  yahoo.serve("HKD=X", { ...PAIR, bars: bars() });
  yahoo.serve("CNY=X", { ...PAIR, currency: "CNY", bars: bars() });
  try {
    const started = performance.now();
    const run = await ingestQuotes(world.store, yahooProvider({ origin: yahoo.origin }), { now: NOW });
    const taken = performance.now() - started;
    if (!run.ok || run.value.inserted < 7 * TEN_YEARS * 0.9) throw new Error("The cold load is not whole");
    return taken;
  } finally {
    await yahoo.close();
    await world.dispose();
  }
}

async function writeFile(file: string, instruments: number): Promise<void> {
  const sessions: string[] = [];
  for (let day = "2006-01-02"; sessions.length < TWENTY_YEARS; day = addDays(day, 1)) {
    if (!isWeekend(utcDay(day))) sessions.push(day);
  }
  const out = createWriteStream(file);
  out.write(`${OLDER_HEADER}\r\n`);
  for (let index = 0; index < instruments; index += 1) {
    const rows = closes(TWENTY_YEARS).map((close, at) => {
      const [high, low] = [(close * 1.01).toFixed(2), (close * 0.99).toFixed(2)];
      const volume = Math.floor(random() * 1e7);
      return `${symbolOf(index)},${sessions[at]},${close},${high},${low},${close},${close},${volume},HKD,file\r\n`;
    });
    if (!out.write(rows.join(""))) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

const symbolOf = (index: number) => `B${String(index).padStart(4, "0")}.HK`;

async function fileLoad(instruments: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-bench-"));
  const file = path.join(folder, "bars.csv");
  const world = await temporaryStore({
    instruments: Array.from({ length: instruments }, (_, index) => instrumentRow(symbolOf(index))),
  });
  try {
    await writeFile(file, instruments);
    const megabytes = statSync(file).size / 2 ** 20;
    const resident: number[] = [];
    const started = performance.now();
    const processor = process.cpuUsage();
    const blocks = scanBars(createReadStream(file, { highWaterMark: 1 << 20 }));
    let loading = { seconds: 0, processorSeconds: 0 };
    const run = await loadBars(world.store, world.url, blocks, { name: "bench", now: NOW }, (_, position) => {
      if (position % Math.ceil(instruments / 10) === 0) resident.push(process.memoryUsage().rss / 2 ** 20);
      if (position < instruments) return;
      const { user, system } = process.cpuUsage(processor);
      loading = {
        seconds: (performance.now() - started) / 1000,
        processorSeconds: (user + system) / 1e6,
      };
    });
    const seconds = (performance.now() - started) / 1000;
    if (!run.ok) throw new Error(run.problem.message);
    const { inserted } = run.value;
    console.log(
      `${inserted} bars of ${instruments} instruments (${megabytes.toFixed(0)} MB of text): ${loading.seconds.toFixed(1)} s, ${Math.round(inserted / loading.seconds)} bars a second; ${loading.processorSeconds.toFixed(1)} s of processor time in all threads`,
    );
    console.log(
      `the last commit and the checks of all that is stored: ${(seconds - loading.seconds).toFixed(1)} s more`,
    );
    console.log(
      `resident memory after each tenth, MB: ${resident.map((value) => value.toFixed(0)).join(" ")}`,
    );
  } finally {
    await world.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

const taken: number[] = [];
for (let round = 0; round < 5; round += 1) taken.push(await coldLoad());
console.log(`cold load of 3 companies, 2 indexes and 2 pairs over ten years: ${spread(taken)}`);
await fileLoad(Number(process.env.BENCH_INSTRUMENTS ?? 5_000));
