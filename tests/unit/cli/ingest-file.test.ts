import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBars } from "../../../lib/store/bars/bars.ts";
import { readRuns } from "../../../lib/store/runs/runs.ts";
import { startCommand } from "../../faults/child.ts";
import { REFERENCE } from "../../support/ingest-world.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;

beforeEach(async () => {
  world = await temporaryStore(REFERENCE);
});

afterEach(() => world.dispose());

function write(name: string, text: string): string {
  const file = path.join(world.folder, name);
  writeFileSync(file, text);
  return file;
}

const ingest = (...words: readonly string[]) =>
  startCommand("ingest", words, { DATABASE_URL: world.url }).ended;

async function closes(symbol: string): Promise<number[]> {
  const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol } });
  return (await readBars(world.store, id)).map(({ close }) => close);
}

const YAHOO = "Date,Open,High,Low,Close,Adj Close,Volume\n";
const OWN = "symbol,session,open,high,low,close,adjusted_close,volume,currency,provider\n";

describe("npm run ingest -- --file", () => {
  it("stores Yahoo's CSV for the symbol that is said, and says what it took the currency for", async () => {
    const file = write("a.csv", `${YAHOO}2025-03-05,1,2,1,2,2,5\n2025-03-06,2,3,2,3,3,5\n`);
    const { code, stdout, stderr } = await ingest("--file", file, "--symbol", "9988.HK");
    expect(stderr).toBe("");
    expect(stdout.split("\n")).toEqual([
      "a.csv: Yahoo's columns, raw prices",
      "[1/1] 9988.HK    2025-03-05..2025-03-06  2 new, 0 changed",
      "    currency not stated, taken as HKD, the listing's",
      "done: 1 instruments, 2 bars inserted, 0 changed, 0 rejected, 0 kept",
      "",
    ]);
    expect(code).toBe(0);
    expect(await closes("9988.HK")).toEqual([2, 3]);
    expect(await readRuns(world.store, 1)).toMatchObject([
      { provider: "file", trigger: "file", status: "done" },
    ]);
  });

  it("with --dry-run prints what would change, names the values and stores nothing", async () => {
    const file = write("a.csv", `${YAHOO}2025-03-05,1,2,1,2,2,5\n`);
    await ingest("--file", file, "--symbol", "9988.HK");
    const changed = write("b.csv", `${YAHOO}2025-03-05,1,2,1,1.5,1.5,5\n2025-03-06,2,3,2,3,3,5\n`);
    const { code, stdout } = await ingest("--file", changed, "--symbol", "9988.HK", "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toContain("1 new, 1 changed");
    expect(stdout).toContain("    would change 2025-03-05 close: 2 to 1.5");
    expect(stdout).toContain("dry run, nothing was stored: 1 instruments, 1 bars inserted, 1 changed");
    expect(await closes("9988.HK")).toEqual([2]);
    expect(await readRuns(world.store, 9)).toHaveLength(1);
  });

  it("streams a file with our own columns, and a second time through revisions", async () => {
    const row = (session: string, close: number) =>
      `9988.HK,${session},${close},${close},${close},${close},${close},5,HKD,x\n`;
    const first = write("own.csv", OWN + row("2025-03-05", 2) + row("2025-03-06", 3));
    expect((await ingest("--file", first)).stdout).toContain("[1] 9988.HK    2025-03-05..2025-03-06  2 new");
    const second = write("again.csv", OWN + row("2025-03-06", 3.5) + row("2025-03-07", 4));
    expect((await ingest("--file", second)).stdout).toContain("1 new, 1 changed");
    expect(await closes("9988.HK")).toEqual([2, 3.5, 4]);
  });

  it("adjusted prices can't be laid over raw ones", async () => {
    const raw = write("a.csv", `${YAHOO}2025-03-05,1,2,1,2,2,5\n`);
    await ingest("--file", raw, "--symbol", "9988.HK");
    const adjusted = write("b.csv", "Date,Close\n2025-03-06,3\n");
    const { code, stderr } = await ingest("--file", adjusted, "--symbol", "9988.HK", "--prices", "adjusted");
    expect(code).toBe(1);
    expect(stderr).toContain("the stored prices are raw and those given are adjusted; nothing was stored");
    expect(await closes("9988.HK")).toEqual([2]);
  });

  it("adjusted prices of an instrument without any are kept as adjusted", async () => {
    const adjusted = write("b.csv", "Date,Close\n2025-03-06,3\n");
    expect((await ingest("--file", adjusted, "--symbol", "9988.HK", "--prices", "adjusted")).code).toBe(0);
    const row = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
    expect(row.basis).toBe("adjusted");
  });

  it.each([
    ["a form that does not tell", "Date,Close\n2025-03-06,3\n", ["--symbol", "9988.HK"], "Say --prices raw"],
    ["our own columns with a symbol said", OWN, ["--symbol", "9988.HK"], "9988.HK can't be said of it"],
    ["a quoted cell in our own columns", `${OWN}"x",2025-03-06,1,1,1,1,1,1,HKD,x\n`, [], "A cell is quoted"],
  ])("%s: one line on stderr and 2", async (_, text, words, message) => {
    const { code, stderr } = await ingest("--file", write("c.csv", text), ...words);
    expect(stderr).toMatch(/^c\.csv: .+\n$/);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it("turns Yahoo's prices before a stored split of three for one back, and refuses a file that ends before it", async () => {
    const { id: instrumentId } = await world.store.instrument.findUniqueOrThrow({
      where: { symbol: "9988.HK" },
    });
    const split = {
      kind: "split",
      amount: null,
      currency: null,
      ratio: 3,
      basis: "stated",
      source: "test",
      provider: "shipped",
    };
    await world.store.corporateAction.create({ data: { instrumentId, exDate: "2025-03-06", ...split } });
    const before = write("a.csv", `${YAHOO}2025-03-05,9.3,9.4,9.3,9.38,9.1,3000\n`);
    const refused = await ingest("--file", before, "--symbol", "9988.HK");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      "9988.HK: It ends on 2025-03-05, and a split came on 2025-03-06. Whether its prices are divided by that can't be told",
    );
    expect(await closes("9988.HK")).toEqual([]);
    const over = write(
      "b.csv",
      `${YAHOO}2025-03-05,9.3,9.4,9.3,9.38,9.1,3000\n2025-03-06,9.5,9.6,9.4,9.5,9.2,2900\n`,
    );
    const { code, stdout } = await ingest("--file", over, "--symbol", "9988.HK");
    expect(code).toBe(0);
    expect(stdout).toContain("    1 session before a split: divided by it, turned back to");
    expect(await closes("9988.HK")).toEqual([28.14, 9.5]);
  });

  it("names a row that was cut off by its line", async () => {
    const file = write("a.csv", `${YAHOO}2025-03-05,1,2,1,2,2,5\n2025-03-06,2,3`);
    const { stdout } = await ingest("--file", file, "--symbol", "9988.HK");
    expect(stdout).toContain("    rejected a row: line 3: 3 cells where the header has 7");
  });

  it("a file that is not there: one line and 2", async () => {
    const { code, stderr } = await ingest("--file", "no-such.csv");
    expect(stderr).toBe("no-such.csv can't be read (ENOENT). Nothing of it was stored.\n");
    expect(code).toBe(2);
  });
});
