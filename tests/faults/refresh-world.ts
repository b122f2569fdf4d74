import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ingestQuotes } from "../../lib/quotes/ingest/ingest-quotes.ts";
import { yahooProvider } from "../../lib/quotes/yahoo/provider.ts";
import { openStore } from "../../lib/store/client.ts";
import { isPostgresql } from "../../lib/store/database-path.ts";
import { type FakeYahoo, startFakeYahoo, weekdayBars } from "../support/fake-yahoo.ts";
import { HONG_KONG, PAIR, SHENZHEN } from "../support/ingest-world.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";
import { companyRow, instrumentRow, pairRow, sessionRows, temporaryStore } from "../support/store.ts";

const FIRST = "2025-01-06";
/** Sessions that Yahoo knows, and how many of them are stored before the refresh. */
const SESSIONS = 300;
const STORED = 250;
/** A session stored with another close than Yahoo has by now, and the ex-date of a new dividend. */
const REVISED = 100;
const DIVIDEND = 200;

export const SYMBOLS = ["HKD=X", "CNY=X", "^HSI", "9988.HK", "0700.HK", "002315.SZ"];
export const REFRESH_WORDS = ["--from", FIRST];

/** A store that is behind, and a fake Yahoo that knows 50 sessions, revisions and dividends more. */
export interface RefreshWorld {
  readonly folder: string;
  /** The closed database before the refresh: the path of a file, or the name of a database of PostgreSQL. */
  readonly behind: string;
  /** A copy of it. */
  readonly copy: () => Promise<TemporaryDatabase>;
  readonly yahoo: FakeYahoo;
  /** Refreshes a database in this process, undisturbed; `url` as in `DATABASE_URL`. */
  readonly refresh: (url: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Makes it; `dispose` ends it. */
export async function refreshWorld(): Promise<RefreshWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-refresh-"));
  const yahoo = await startFakeYahoo();
  const dates = weekdayBars(FIRST, Array(SESSIONS).fill(1)).map(({ session }) => session);
  const { store, url, dispose } = await temporaryStore({
    companies: [companyRow("alibaba"), companyRow("tencent", 1), companyRow("focus", 2)],
    instruments: [
      instrumentRow("^HSI", { kind: "index" }),
      instrumentRow("9988.HK", {
        company: "alibaba",
        dividendCurrency: "USD",
        benchmarks: ["^HSI"],
        primary: true,
      }),
      instrumentRow("0700.HK", { company: "tencent", benchmarks: ["^HSI"], primary: true }),
      instrumentRow("002315.SZ", { company: "focus", currency: "CNY", exchange: "XSHE", primary: true }),
      pairRow("HKD"),
      pairRow("CNY"),
    ],
    calendarSessions: [...sessionRows("XHKG", dates), ...sessionRows("XSHE", dates, "15:00")],
  });
  const refresh = async (url: string) => {
    const target = await openStore(url);
    try {
      const provider = yahooProvider({ origin: yahoo.origin });
      const run = await ingestQuotes(target, provider, { from: FIRST, now: new Date() });
      if (!run.ok || run.value.status !== "done") throw new Error(`Not refreshed: ${JSON.stringify(run)}`);
    } finally {
      await target.$disconnect();
    }
  };
  serve(yahoo, dates, "before");
  await refresh(url);
  serve(yahoo, dates, "now");
  const behind = isPostgresql(url) ? new URL(url).pathname.slice(1) : path.join(folder, "behind.db");
  if (isPostgresql(url)) await store.$disconnect();
  else await store.$executeRaw`VACUUM INTO ${behind}`;
  return {
    folder,
    behind,
    copy: () => (isPostgresql(url) ? temporaryDatabase(behind) : copyOfFile(behind, folder)),
    yahoo,
    refresh,
    dispose: async () => {
      await yahoo.close();
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function copyOfFile(file: string, folder: string): Promise<TemporaryDatabase> {
  const own = mkdtempSync(path.join(folder, "copy-"));
  copyFileSync(file, path.join(own, "store.db"));
  return {
    url: `file:${path.join(own, "store.db")}`,
    dispose: async () => rmSync(own, { recursive: true }),
  };
}

/** Lets Yahoo answer as it did before the refresh, or as it does now. */
function serve(yahoo: FakeYahoo, dates: readonly string[], when: "before" | "now"): void {
  const count = when === "before" ? STORED : SESSIONS;
  const bars = (level: number) =>
    dates.slice(0, count).map((session, index) => ({
      session,
      close: level * (1 + (index % 7) / 400 + (when === "now" && index === REVISED ? 0.001 : 0)),
    }));
  const paid = (amount: number) =>
    when === "now" ? { dividends: [{ session: dates[DIVIDEND] ?? FIRST, amount }] } : {};
  yahoo.serve("HKD=X", { ...PAIR, bars: bars(7.8) });
  yahoo.serve("CNY=X", { ...PAIR, currency: "CNY", bars: bars(7.2) });
  yahoo.serve("^HSI", { ...HONG_KONG, bars: bars(23_000) });
  yahoo.serve("9988.HK", { ...HONG_KONG, bars: bars(130), ...paid(0.33) });
  yahoo.serve("0700.HK", { ...HONG_KONG, bars: bars(500), ...paid(4.5) });
  yahoo.serve("002315.SZ", { ...SHENZHEN, bars: bars(45), ...paid(0.6) });
}
