import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRuns } from "../../../lib/store/runs/runs.ts";
import { lockForWriting } from "../../../lib/store/state.ts";
import { type Child, type Ended, startCommand } from "../../faults/child.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { weekdayBars } from "../../support/fake-yahoo.ts";
import { SHENZHEN } from "../../support/ingest-world.ts";

const RANGE = ["--from", "2025-03-01", "--to", "2025-03-12"];

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
  world.yahoo.serve("002315.SZ", { ...SHENZHEN, bars: weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 60]) });
});

afterEach(() => world.dispose());

/** Runs the real command as npm does; `whileRunning` gets a way to send it a signal. */
function ingest(
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  whileRunning: (kill: Child["kill"]) => void = () => {},
): Promise<Ended> {
  const child = startCommand("ingest", words, {
    DATABASE_URL: world.url,
    YAHOO_ORIGIN: world.yahoo.origin,
    ...variables,
  });
  whileRunning(child.kill);
  return child.ended;
}

/** Waits until something is so, for a minute at most. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("npm run ingest", () => {
  it("pulls a company's instruments, tells of each and sums up, with 0 and a silent stderr", async () => {
    const { code, stdout, stderr } = await ingest(["--company", "alibaba", ...RANGE]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "[1/3] HKD=X      2025-03-01..2025-03-12  8 new, 0 changed",
      "[2/3] ^HSI       2025-03-01..2025-03-12  8 new, 0 changed",
      "[3/3] 9988.HK    2025-03-01..2025-03-12  8 new, 0 changed",
      "done: 3 instruments, 24 bars inserted, 0 changed, 0 rejected, 0 kept",
      "",
    ]);
    expect(await world.bars("9988.HK")).toHaveLength(8);
  });

  it("a second time inserts nothing and still ends with 0", async () => {
    await ingest(["--company", "alibaba", ...RANGE]);
    const { code, stdout } = await ingest(["--company", "alibaba", ...RANGE]);
    expect(code).toBe(0);
    expect(stdout).toContain("done: 3 instruments, 0 bars inserted, 0 changed");
  });

  it("without a company pulls everything and names a rejected row with its reason", async () => {
    const { code, stdout } = await ingest(RANGE);
    expect(code).toBe(0);
    expect(stdout).toContain("[4/5] 002315.SZ  2025-03-01..2025-03-12  3 new, 0 changed, 1 rejected");
    expect(stdout).toContain(
      "    rejected 2025-03-06: the close of 60 is beyond the price limit of 44.12 to 53.92, with no corporate action",
    );
  });

  it("says plainly that Yahoo can't be reached, ends with 1 and leaves the store as it was", async () => {
    await ingest(["--company", "alibaba", ...RANGE]);
    const before = { bars: await world.bars("9988.HK"), revision: await world.revision() };
    await world.yahoo.close();
    const { code, stdout, stderr } = await ingest(["--company", "alibaba", ...RANGE]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Yahoo Finance \(127\.0\.0\.1:\d+\) can't be reached: the connection was refused\. 2 instruments were not asked for\.\n$/,
    );
    expect(stdout).toContain("failed: 3 instruments, 0 bars inserted");
    expect({ bars: await world.bars("9988.HK"), revision: await world.revision() }).toEqual(before);
    expect(await readRuns(world.store, 1)).toMatchObject([{ status: "failed" }]);
  });

  it("ends with 1 and the reason when one instrument fails; the others are stored", async () => {
    world.yahoo.fail({ kind: "status", status: 403 }, 1, "^HSI");
    const { code, stdout, stderr } = await ingest(["--company", "alibaba", ...RANGE]);
    expect(code).toBe(1);
    expect(stderr).toBe("Yahoo Finance refused the request: access is not allowed (status 403).\n");
    expect(stdout).toContain("partial: 3 instruments, 16 bars inserted");
  });

  it("Ctrl-C stops it at once with 130; what was finished stays and the run is closed", async () => {
    world.yahoo.fail({ kind: "hang" }, 1, "9988.HK");
    const { code, stderr } = await ingest(["--company", "alibaba", ...RANGE], {}, async (kill) => {
      await until(() => world.yahoo.log.some((line) => line.includes("9988.HK")));
      kill("SIGINT");
    });
    expect(code).toBe(130);
    expect(stderr).toContain("What was finished stays");
    expect(await world.bars("^HSI")).toHaveLength(8);
    expect(await world.bars("9988.HK")).toEqual([]);
    expect(await readRuns(world.store, 1)).toMatchObject([{ status: "partial", inserted: 16 }]);
  });
});

describe("a command that is wrong", () => {
  it.each([
    [["--company", "alibabba"], 'There is no company "alibabba". Known: alibaba, focus.'],
    [["--from", "2025-02-30"], "--from must be a date such as 2025-03-06."],
  ])("%j: one line on stderr, 2, and no request", async (words, line) => {
    expect(await ingest(words)).toMatchObject({ code: 2, stdout: "", stderr: `${line}\n` });
    expect(world.yahoo.log).toEqual([]);
    expect(await readRuns(world.store, 1)).toEqual([]);
  });

  it("--help tells how, with 0", async () => {
    const { code, stdout, stderr } = await ingest(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("npm run ingest -- [--company <slug>]... [--from <date>] [--to <date>]");
  });

  it("a setting that does not parse is named, with 2", async () => {
    const { code, stderr } = await ingest([], { YAHOO_ORIGIN: "nowhere" });
    expect(code).toBe(2);
    expect(stderr).toContain("YAHOO_ORIGIN");
  });
});

describe("a database that can't be used", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "model-moves-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("missing: says what to do, with 1, and makes no file", async () => {
    const { code, stderr } = await ingest([], { DATABASE_URL: `file:${folder}/none.db` });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The database .*none\.db is missing or was never set up\. Run `npm start` once: .*\n$/,
    );
    expect(world.yahoo.log).toEqual([]);
  });

  it.each([
    ["empty", "", "is missing or was never set up"],
    ["not a database", "x".repeat(5000), "is not a usable SQLite database"],
  ])("%s: says so, with 1", async (_name, content, says) => {
    writeFileSync(path.join(folder, "bad.db"), content);
    const { code, stderr } = await ingest([], { DATABASE_URL: `file:${folder}/bad.db` });
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("locked by another process: says so after waiting, with 1, and changes nothing", {
    timeout: 120_000,
  }, async () => {
    await world.store.$transaction(
      async (session) => {
        await lockForWriting(session);
        await session.company.updateMany({ data: { position: 7 } });
        const { code, stderr } = await ingest(["--company", "alibaba", ...RANGE]);
        expect(code).toBe(1);
        expect(stderr).toMatch(
          /^(The database .* is locked|PostgreSQL .* is being written) by another process.*\n$/,
        );
      },
      { timeout: 100_000 },
    );
    expect(await world.bars("9988.HK")).toEqual([]);
  });
});
