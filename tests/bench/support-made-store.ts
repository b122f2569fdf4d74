import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { saveBars } from "../../lib/store/bars/bars.ts";
import { openStore, type Store } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migrate.ts";
import { startRun } from "../../lib/store/runs.ts";
import { advanceRevision } from "../../lib/store/state.ts";

const YEARS = 20;

/**
 * A database at a path with the shipped data and so many companies of 20 years more, `made-1` and so on, whose
 * prices are made up for a benchmark. Out: its URL.
 */
export async function madeStore(file: string, companies: number): Promise<string> {
  const url = `file:${file}`;
  await migrate(url);
  const opened = await openStore(url);
  await applySeed(opened, "prisma/seed");
  await addMadeCompanies(opened, companies);
  await opened.$disconnect();
  return url;
}

/** Weekdays over the years before the end of the shipped calendars, with prices from a fixed sequence. */
async function addMadeCompanies(opened: Store, companies: number): Promise<void> {
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
    for (let number = 1; number <= companies; number += 1) {
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
