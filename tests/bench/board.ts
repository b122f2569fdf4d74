// Server time of the board and of reactions.csv, with the shipped data and with 50 companies x 20 years that
// are made here for the benchmark only, and the JavaScript that pages send.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { saveBars } from "../../lib/store/bars.ts";
import { openStore, type Store } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migrate.ts";
import { startRun } from "../../lib/store/runs.ts";
import { advanceRevision } from "../../lib/store/state.ts";
import { spread, startApp, timesOf } from "./support.ts";

const ROUNDS = 40;
const COMPANIES = 50;
const YEARS = 20;

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-bench-"));

async function store(name: string, fill: (opened: Store) => Promise<void>): Promise<string> {
  const url = `file:${path.join(folder, name)}`;
  await migrate(url);
  const opened = await openStore(url);
  await applySeed(opened, "prisma/seed");
  await fill(opened);
  await opened.$disconnect();
  return url;
}

/** Weekdays over the years before the end of the shipped calendars, with prices from a fixed sequence. */
async function addMadeCompanies(opened: Store): Promise<void> {
  const sessions: string[] = [];
  for (let day = Date.UTC(2026 - YEARS, 0, 2); day < Date.UTC(2026, 0, 9); day += 86_400_000) {
    const weekday = new Date(day).getUTCDay();
    if (weekday > 0 && weekday < 6) sessions.push(new Date(day).toISOString().slice(0, 10));
  }
  const known = await opened.calendarSession.findMany({
    where: { exchange: "XSHE" },
    select: { session: true },
  });
  const open = new Set(known.map(({ session }) => session));
  const traded = sessions.filter((session) => session < "2024-01-01" || open.has(session));
  const benchmark = await opened.instrument.findUniqueOrThrow({ where: { symbol: "399001.SZ" } });
  await opened.$transaction(async (session) => {
    const runId = await startRun(session, "benchmark", { made: "for the benchmark only" });
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647 - 0.5;
    };
    for (let number = 1; number <= COMPANIES; number += 1) {
      const slug = `made-${number}`;
      const company = await session.company.create({
        data: {
          slug,
          nameEn: `Made ${number}`,
          nameZh: `Made ${number}`,
          nameAr: `Made ${number}`,
          position: 100 + number,
        },
      });
      const instrument = await session.instrument.create({
        data: {
          symbol: `${600_000 + number}.SZ`,
          kind: "share",
          name: slug,
          currency: "CNY",
          exchange: "XSHE",
          primary: true,
          companyId: company.id,
          benchmarks: { create: { rank: 0, benchmarkId: benchmark.id } },
        },
      });
      let close = 20;
      const bars = traded.map((date) => {
        close = Math.max(1, close * (1 + random() * 0.04));
        const price = Number(close.toFixed(2));
        return {
          session: date,
          open: price,
          high: price,
          low: price,
          close: price,
          volume: 1e6,
          flag: null,
          source: null,
        };
      });
      await saveBars(session, {
        instrumentId: instrument.id,
        runId,
        provider: "benchmark",
        reason: "benchmark",
        bars,
        mayReplace: () => false,
      });
    }
    await advanceRevision(session);
  });
}

async function measure(label: string, origin: string, address: string): Promise<void> {
  let bytes = 0;
  const fetchWhole = async () => {
    const answer = await fetch(origin + address);
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  };
  const [first = 0] = await timesOf(1, fetchWhole);
  const warm = await timesOf(ROUNDS, fetchWhole);
  console.log(
    `${label}: first ${first.toFixed(0)} ms, then ${spread(warm)}, ${(bytes / 1024).toFixed(0)} KiB`,
  );
}

/** Compressed bytes of every script that a page's HTML asks a browser of today for. */
async function scriptSize(origin: string, address: string): Promise<number> {
  const html = await (await fetch(origin + address)).text();
  const tags = [...html.matchAll(/<(?:script|link)[^>]*\.js"[^>]*>/g)].map(([tag]) => tag);
  const modern = tags.filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(modern.flatMap((tag) => /"(\/_next\/static\/[^"]+\.js)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const source of sources) {
    const answer = await fetch(origin + source, { headers: { "accept-encoding": "gzip" } });
    bytes += Number(answer.headers.get("content-length")) || (await compressedSize(answer));
  }
  return bytes;
}

async function compressedSize(answer: Response): Promise<number> {
  const stream = answer.body?.pipeThrough(new CompressionStream("gzip"));
  return stream ? (await new Response(stream).arrayBuffer()).byteLength : 0;
}

try {
  const shipped = await startApp(await store("shipped.db", async () => {}));
  try {
    await measure("shipped, board", shipped.origin, "/");
    await measure("shipped, board, everything", shipped.origin, "/?from=2024-01-02&listing=all");
    await measure("shipped, /events/qwq-32b", shipped.origin, "/events/qwq-32b");
    await measure("shipped, reactions.csv", shipped.origin, "/api/v1/reactions.csv");
    await measure("shipped, bars.csv", shipped.origin, "/api/v1/bars.csv");
    for (const page of ["/", "/events/qwq-32b", "/companies/alibaba", "/events", "/companies", "/data"]) {
      console.log(
        `JavaScript of ${page}: ${((await scriptSize(shipped.origin, page)) / 1024).toFixed(1)} KiB compressed`,
      );
    }
  } finally {
    await shipped.stop();
  }
  const made = await startApp(await store("made.db", addMadeCompanies));
  try {
    const three = "company=made-1,made-2,made-3";
    await measure("50 x 20 years stored, board as it opens", made.origin, "/");
    await measure(
      "50 x 20 years stored, board of three since 2025",
      made.origin,
      `/?${three}&from=2025-01-01`,
    );
    await measure(
      "50 x 20 years stored, board of three, 20 years",
      made.origin,
      `/?${three}&from=2006-01-01`,
    );
    await measure(
      "50 x 20 years stored, reactions.csv of three",
      made.origin,
      `/api/v1/reactions.csv?${three}`,
    );
    await measure("50 x 20 years stored, reactions.csv of all", made.origin, "/api/v1/reactions.csv");
  } finally {
    await made.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
