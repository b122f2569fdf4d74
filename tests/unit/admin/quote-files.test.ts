import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_WORDS, saidOfFile } from "../../../lib/admin/quotes/file-words.ts";
import { planQuoteFile, storeQuoteFile } from "../../../lib/admin/quotes/quote-files.ts";
import { readRuns } from "../../../lib/store/runs/runs.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { NOW } from "../../support/ingest-world.ts";

const ADA = { actor: "Ada", now: NOW };
const csv = (text: string) => ({ name: "quotes.csv", bytes: new TextEncoder().encode(text) });
const YAHOO = "Date,Open,High,Low,Close,Adj Close,Volume\n";

function said(words: Partial<typeof NO_WORDS> = {}) {
  const read = saidOfFile({ ...NO_WORDS, ...words });
  if (!read.ok) throw new Error("the words of the test can't be used");
  return read.value;
}

let world: AlibabaWorld;
beforeEach(async () => {
  world = await alibabaWorld();
  await world.ingestAlibaba();
});
afterEach(() => world.dispose());

const close = async (session: string) =>
  (await world.bars("9988.HK")).find((bar) => bar.session === session)?.close ?? null;

/** Alibaba's week with the close of 2025-03-06 at 140.9 instead of 140.8. */
const CHANGED = csv(
  `${YAHOO}2025-03-05,129.9,129.9,129.9,129.9,129.9,1000000\n2025-03-06,140.8,141,140.8,140.9,140.9,1000000\n`,
);

describe("a file of quotes on the page", () => {
  it("shows the change from 140.8 to 140.9 and stores nothing, then stores that in Ada's name", async () => {
    const words = said({ symbol: "9988.HK" });
    const revision = await world.revision();
    const plan = await planQuoteFile(world.store, CHANGED, words, NOW);
    expect(plan.problem).toBeNull();
    expect(plan.taken).toMatchObject({
      form: "Yahoo's columns",
      rows: 2,
      basis: { prices: "raw" },
      symbols: ["9988.HK"],
    });
    expect(plan.taken.columns[4]).toEqual({ name: "Close", field: "close", sample: "129.9" });
    expect(plan.outcomes).toMatchObject([{ symbol: "9988.HK", inserted: 0, problem: null }]);
    expect(plan.outcomes[0]?.revisions).toContainEqual({
      session: "2025-03-06",
      field: "close",
      before: "140.8",
      after: "140.9",
    });
    expect([await close("2025-03-06"), await world.revision()]).toEqual([140.8, revision]);

    const stored = await storeQuoteFile(world.store, CHANGED, words, plan.sign, ADA);
    expect(stored).toMatchObject({ ok: true, value: { changed: plan.outcomes[0]?.changed } });
    expect(await close("2025-03-06")).toBe(140.9);
    const [run] = await readRuns(world.store, 1);
    expect(run).toMatchObject({ provider: "file", trigger: "file", status: "done" });
    const { request } = await world.store.ingestRun.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(JSON.parse(String(request))).toMatchObject({ by: "Ada", symbols: ["9988.HK"] });
  });

  it("stores nothing where the store, the words or the file are not those that were shown", async () => {
    const words = said({ symbol: "9988.HK" });
    const { sign } = await planQuoteFile(world.store, CHANGED, words, NOW);
    const other = csv(`${YAHOO}2025-03-06,140.8,142,140.8,141.5,141.5,1000000\n`);
    expect(await storeQuoteFile(world.store, other, words, sign, ADA)).toMatchObject({
      ok: false,
      problem: { code: "plan changed" },
    });
    const confirmed = said({ symbol: "9988.HK", confirm: ["basis"] });
    expect(await storeQuoteFile(world.store, CHANGED, confirmed, sign, ADA)).toMatchObject({
      ok: false,
      problem: { code: "plan changed" },
    });
    const again = await planQuoteFile(world.store, other, words, NOW);
    expect(await storeQuoteFile(world.store, other, words, again.sign, ADA)).toMatchObject({ ok: true });
    expect(await storeQuoteFile(world.store, CHANGED, words, sign, ADA)).toMatchObject({
      ok: false,
      problem: { code: "plan changed", plan: { changes: 1 } },
    });
    expect(await close("2025-03-06")).toBe(141.5);
  });

  it("with a column Schluss is not enough; said to be the close, it is read", async () => {
    const file = csv("Datum,Schluss\n2025-03-06,140.9\n");
    const open = await planQuoteFile(world.store, file, said({ symbol: "9988.HK" }), NOW);
    expect(open).toMatchObject({ problem: { code: "unknown form" }, outcomes: [], changes: 0 });
    expect(open.taken.columns.map(({ name, sample }) => [name, sample])).toEqual([
      ["Datum", "2025-03-06"],
      ["Schluss", "140.9"],
    ]);
    const words = said({
      symbol: "9988.HK",
      prices: "raw",
      columns: [
        { name: "Datum", meaning: "session" },
        { name: "Schluss", meaning: "close" },
      ],
    });
    const settled = await planQuoteFile(world.store, file, words, NOW);
    expect(settled.problem).toBeNull();
    expect(settled.taken.columns).toMatchObject([{ field: "session" }, { field: "close" }]);
    expect(settled.outcomes[0]?.revisions).toContainEqual(
      expect.objectContaining({ field: "close", after: "140.9" }),
    );
  });

  it("names the instrument that is not stored, and what the judge refuses by its figures", async () => {
    const unknown = await planQuoteFile(world.store, CHANGED, said({ symbol: "1.XX" }), NOW);
    expect(unknown.problem).toMatchObject({ code: "unknown symbol" });
    const weeks = csv(
      `${YAHOO}${["02-07", "02-14", "02-21", "02-28", "03-07"].map((day) => `2025-${day},130,130,130,130,130,1000`).join("\n")}\n`,
    );
    const refused = await planQuoteFile(world.store, weeks, said({ symbol: "9988.HK" }), NOW);
    expect(refused).toMatchObject({
      changes: 0,
      outcomes: [{ problem: { code: "not daily" } }],
    });
  });
});
