import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportFile } from "../../../../lib/export/export-file.ts";
import { loadBars } from "../../../../lib/quotes/bulk/load-bars.ts";
import { scanBars } from "../../../../lib/quotes/bulk/scan-bars.ts";
import { readQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";
import { ingestFile, knownSymbols } from "../../../../lib/quotes/ingest/ingest-file.ts";
import { readInstruments } from "../../../../lib/store/reference/instruments.ts";
import { dataRevision } from "../../../../lib/store/state.ts";
import { shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

const NOW = new Date("2026-11-20T20:00:00Z");
/** Nvidia with its split of June 2024, Alibaba with derived and indicative closes, the Hang Seng with a corrected one. */
const QUERY = "company=nvidia,alibaba&listing=all&benchmark=^HSI";
const SYMBOLS = ["NVDA", "BABA", "9988.HK", "^HSI"];

let world: TemporaryStore;
beforeEach(async () => {
  world = await shippedStore();
});
afterEach(() => world.dispose());

async function exported(): Promise<string> {
  const file = await exportFile({ dataset: "bars", format: "csv" }, new URLSearchParams(QUERY), world.store);
  if (!file.ok) throw new Error("bars.csv can't be made");
  let text = "";
  for await (const piece of file.value.pieces) text += piece;
  return text;
}

/** The way of a file with exactly our own columns. */
async function loadByBytes(text: string): Promise<number> {
  async function* pieces() {
    yield Buffer.from(text);
  }
  const run = await loadBars(world.store, world.url, scanBars(pieces()), { name: "bars.csv", now: NOW });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.inserted + run.value.changed + run.value.rejected;
}

/** The way of any other file: the symbol comes second here. */
async function loadByCells(text: string): Promise<number> {
  const swapped = text.replaceAll(/^([^,]*),([^,]*),/gm, "$2,$1,");
  const instruments = await readInstruments(world.store);
  const read = readQuoteFile(Buffer.from(swapped), "bars.csv", {}, knownSymbols(instruments));
  if (!read.ok) throw new Error(read.problem.message);
  const request = { dryRun: false, now: NOW };
  const run = await ingestFile(world.store, read.value, instruments, request, () => {});
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.inserted + run.value.changed + run.value.rejected;
}

async function storedBars(): Promise<string> {
  const bars = await world.store.bar.findMany({ orderBy: [{ instrumentId: "asc" }, { session: "asc" }] });
  return createHash("md5").update(JSON.stringify(bars)).digest("hex");
}

/** Rows without who provided them, the volumes of indexes, which no file gives, and the last digits of an adjusted close. */
const rowsOf = (csv: string): string[] =>
  csv
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => {
      const cells = line.split(",");
      cells[6] = Number(cells[6]).toPrecision(12);
      if (line.startsWith("^")) cells[7] = "";
      return [...cells.slice(0, 9), ...cells.slice(10)].join(",");
    })
    .sort();

describe.each([
  ["byte by byte", loadByBytes],
  ["cell by cell", loadByCells],
])("our own export read back %s", (_, load) => {
  it("says of Nvidia before its split of 2024-06-10 split-adjusted, and changes nothing where it is from", async () => {
    const text = await exported();
    expect(text).toMatch(/^NVDA,2024-06-07,.*,raw,split-adjusted\r$/m);
    expect(text).toMatch(/^NVDA,2024-06-10,.*,raw,\r$/m);
    const [before, revisions] = [await storedBars(), await world.store.revision.count()];
    expect(await load(text)).toBe(0);
    expect(await storedBars()).toBe(before);
    expect(await world.store.revision.count()).toBe(revisions);
  });

  it("read a second time moves not even the data revision: what was made from it stays good", async () => {
    const text = await exported();
    await load(text);
    const before = await dataRevision(world.store);
    await load(text);
    expect(await dataRevision(world.store)).toBe(before);
  });

  it("gives a store that lacks these bars the same prices and flags, the split of 10 for 1 undone in none", async () => {
    const text = await exported();
    await world.store.revision.deleteMany();
    await world.store.bar.deleteMany({ where: { instrument: { symbol: { in: SYMBOLS } } } });
    expect(await load(text)).toBe(rowsOf(text).length);
    const expected = new Set(rowsOf(text));
    expect(rowsOf(await exported()).filter((line) => !expected.has(line))).toEqual([]);
  });
});
