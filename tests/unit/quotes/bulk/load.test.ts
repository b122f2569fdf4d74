import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadBars } from "../../../../lib/quotes/bulk/load-bars.ts";
import { OLDER_HEADER, scanBars } from "../../../../lib/quotes/bulk/scan-bars.ts";
import { readBars } from "../../../../lib/store/bars/bars.ts";
import { QUOTES_LEASE, takeLease } from "../../../../lib/store/runs/leases.ts";
import { readRuns } from "../../../../lib/store/runs/runs.ts";
import { dataRevision } from "../../../../lib/store/state.ts";
import { REFERENCE, SESSIONS } from "../../../support/ingest-world.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const NOW = new Date("2025-03-12T20:00:00+08:00");
const CLOSES = [130.5, 127.2, 129.9, 140.8, 140.2, 132, 133.1, 134.4];

let world: TemporaryStore;

beforeEach(async () => {
  world = await temporaryStore(REFERENCE);
});

afterEach(() => world.dispose());

const row = (symbol: string, session: string, close: number, currency = "HKD", volume = "1000") =>
  `${symbol},${session},${close},${close},${close},${close},${close},${volume},${currency},file\r\n`;
const rows = (symbol: string, closes: readonly number[], currency = "HKD") =>
  SESSIONS.map((session, index) => row(symbol, session, closes[index] ?? 1, currency)).join("");

async function load(
  body: string,
  said: { readonly dryRun?: boolean; readonly signal?: AbortSignal } = {},
  onOutcome: () => void = () => {},
) {
  async function* pieces() {
    yield Buffer.from(`${OLDER_HEADER}\r\n${body}`);
  }
  const request = { name: "x.csv", now: NOW, ...said };
  const run = await loadBars(world.store, world.url, scanBars(pieces()), request, onOutcome);
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

async function bars(symbol: string) {
  const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol } });
  return (await readBars(world.store, id)).map(({ session, close, adjustedClose }) => ({
    session,
    close,
    adjustedClose,
  }));
}

describe("loading a file", () => {
  it("stores two instruments as one run and moves the data revision on once", async () => {
    const before = await dataRevision(world.store);
    const summary = await load(rows("9988.HK", CLOSES) + rows("^HSI", CLOSES));
    expect(summary).toMatchObject({ status: "done", inserted: 16, changed: 0, rejected: 0 });
    expect((await bars("9988.HK")).map(({ close }) => close)).toEqual(CLOSES);
    expect(await dataRevision(world.store)).toBe(before + 1);
    expect(await readRuns(world.store, 1)).toMatchObject([
      { status: "done", trigger: "file", provider: "file", inserted: 16 },
    ]);
  });

  it("twice is as good as once, and a changed value is a revision the second time", async () => {
    await load(rows("9988.HK", CLOSES));
    const again = await load(rows("9988.HK", CLOSES));
    expect(again).toMatchObject({ inserted: 0, changed: 0 });
    await load(rows("9988.HK", CLOSES).replaceAll("140.8", "141"));
    expect((await bars("9988.HK"))[3]).toEqual({ session: "2025-03-06", close: 141, adjustedClose: 141 });
    expect(await world.store.revision.count({ where: { field: "close" } })).toBe(1);
  });

  it("the fast way and the ordinary way end with the same bars", async () => {
    // A dividend that is stored before makes the load take the ordinary way.
    const odd = `${rows("9988.HK", CLOSES)}${row("9988.HK", "2025-03-08", 140)}`;
    await load(odd);
    const fast = await bars("9988.HK");
    await world.store.bar.deleteMany();
    const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
    await world.store.corporateAction.create({
      data: {
        instrumentId: id,
        exDate: "2026-01-01",
        kind: "split",
        ratio: 2,
        basis: "stated",
        source: "test",
        provider: "shipped",
      },
    });
    const ordinary = await load(odd);
    expect(await bars("9988.HK")).toEqual(fast);
    expect(ordinary.perInstrument[0]?.rejected).toEqual([
      { session: "2025-03-08", reason: "XHKG had no session on that date" },
    ]);
  });

  it("rows of one symbol that come apart or out of order end in order", async () => {
    const [first = "", second = "", ...rest] = SESSIONS;
    await load(
      [
        row("9988.HK", second, 127.2),
        row("9988.HK", first, 130.5),
        row("^HSI", first, 20000),
        ...rest.map((session, index) => row("9988.HK", session, CLOSES[index + 2] ?? 1)),
      ].join(""),
    );
    expect((await bars("9988.HK")).map(({ close }) => close)).toEqual(CLOSES);
  });

  it("an unknown symbol and a wrong currency are named, the rest is stored", async () => {
    const summary = await load(
      rows("0700.HK", CLOSES) + rows("002315.SZ", CLOSES, "HKD") + rows("9988.HK", CLOSES),
    );
    expect(summary).toMatchObject({ status: "partial", inserted: 8 });
    expect(summary.perInstrument.map(({ problem }) => problem?.message ?? null)).toEqual([
      "0700.HK: there is no such instrument; its 8 bars were not stored. Add it first.",
      "002315.SZ: its prices are in HKD, not CNY; nothing of it was stored.",
      null,
    ]);
  });

  it("beyond the price limit in Shenzhen is rejected as it is from a provider: 44.56 x 1.10 = 49.02", async () => {
    const summary = await load(rows("002315.SZ", [40.51, 44.56, 60, 49.02, 50, 50, 50, 50], "CNY"));
    expect(summary.perInstrument[0]?.rejected).toEqual([
      {
        session: "2025-03-05",
        reason: "the close of 60 is beyond the price limit of 40.1 to 49.02, with no corporate action",
      },
    ]);
  });

  it("a file that breaks off keeps what was committed and fails the run", async () => {
    await expect(load(`${rows("9988.HK", CLOSES)}"quoted"\r\n`)).rejects.toThrow("A cell is quoted");
    expect(await readRuns(world.store, 1)).toMatchObject([{ status: "failed" }]);
    expect(await bars("9988.HK")).toEqual([]);
    expect((await load(rows("9988.HK", CLOSES))).inserted).toBe(8);
  });

  it("stopped after the first of two instruments, the first is stored as the run's record says", async () => {
    const stop = new AbortController();
    const body = rows("9988.HK", CLOSES) + rows("^HSI", CLOSES);
    const summary = await load(body, { signal: stop.signal }, () => stop.abort());
    expect(summary.perInstrument.map(({ symbol, inserted }) => [symbol, inserted])).toEqual([["9988.HK", 8]]);
    expect(await bars("9988.HK")).toHaveLength(8);
    expect(await bars("^HSI")).toEqual([]);
    expect(await readRuns(world.store, 1)).toMatchObject([{ inserted: 8 }]);
  });

  it("a dry run counts what would come and stores nothing", async () => {
    const summary = await load(rows("9988.HK", CLOSES), { dryRun: true });
    expect(summary).toMatchObject({ runId: null, inserted: 8 });
    expect(await bars("9988.HK")).toEqual([]);
    expect(await readRuns(world.store, 5)).toEqual([]);
  });

  it("while another run stores quotes nothing is read", async () => {
    await takeLease(world.store, QUOTES_LEASE, Date.now());
    const unread = Readable.from([Buffer.from("not our header")]);
    const run = await loadBars(world.store, world.url, scanBars(unread), { name: "x.csv", now: NOW });
    expect(run).toMatchObject({ ok: false, problem: { code: "busy" } });
  });
});
