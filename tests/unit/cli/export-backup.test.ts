import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { openStore } from "../../../lib/store/client.ts";
import { collect } from "../../support/collect.ts";
import { TEST_DATABASE } from "../../support/made-store.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-commands-"));
beforeAll(async () => {
  world = await seededStore();
});
afterAll(async () => {
  await world.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: string, words: readonly string[], url = world.url) {
  const child = spawn("node", ["--conditions=react-server", `lib/cli/${command}.ts`, ...words], {
    env: { ...process.env, DATABASE_URL: url },
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    errors += text;
  });
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output, errors })),
  );
}

describe("npm run export", () => {
  it("writes to stdout the bytes that the endpoint sends for the same filter", async () => {
    const query = new URLSearchParams("company=alibaba&event=qwq-32b&window=-5..5");
    const sent = await exportFile({ dataset: "reactions", format: "csv" }, query, world.store);
    const expected = sent.ok ? (await collect(sent.value.pieces)).join("") : "";
    const words = ["reactions.csv", "--company", "alibaba", "--event=qwq-32b", "--window", "-5..5"];
    const { code, output } = await run("export", words);
    expect(code).toBe(0);
    expect(output).toBe(expected);
    expect(output.split("\r\n")).toHaveLength(4);
  });

  it("writes a file whole, and leaves no other behind", async () => {
    const out = path.join(folder, "bars.csv");
    const { code, output } = await run("export", ["bars.csv", "--company=focus-technology", "--out", out]);
    expect(code).toBe(0);
    expect(output).toContain("data revision 2");
    expect(readFileSync(out, "utf8").split("\r\n")).toHaveLength(512);
    expect(readdirSync(folder)).toEqual(["bars.csv"]);
  });

  it.each([
    [["nothing.csv"], "There is no table nothing.csv"],
    [["reactions.csv", "--company", "nokia"], 'there is no company "nokia"'],
    [["reactions.csv", "--window=5..1"], "ends before it starts"],
    [["reactions.csv", "--colour", "red"], "Unknown option '--colour'"],
    [[], "Name one table"],
  ])("ends with 2 and a plain line for %j", async (words, line) => {
    const { code, output, errors } = await run("export", words);
    expect(code).toBe(2);
    expect(errors).toContain(line);
    expect(output).toBe("");
  });

  it("says what to do where there is no database", async () => {
    const { code, errors } = await run("export", ["bars.csv"], `file:${path.join(folder, "none.db")}`);
    expect(code).toBe(1);
    expect(errors).toContain("Run `npm start` once");
  });
});

describe.runIf(TEST_DATABASE === "postgresql")("npm run backup over PostgreSQL", () => {
  it("copies nothing and names pg_dump and pg_restore; so does npm run restore", async () => {
    for (const command of ["backup", "restore"]) {
      const { code, errors } = await run(command, []);
      expect(code).toBe(2);
      expect(errors).toMatch(/pg_dump .*pg_restore/);
    }
  });
});

describe.runIf(TEST_DATABASE === "sqlite")("npm run backup", () => {
  it("makes a copy that opens and has every bar, while the database is open here", async () => {
    const file = path.join(folder, "copy.db");
    const { code, output } = await run("backup", [file]);
    expect(code).toBe(0);
    expect(output).toContain(file);
    const copy = await openStore(`file:${file}`);
    expect(await copy.bar.count()).toBe(await world.store.bar.count());
    await copy.$disconnect();
  });

  it("overwrites nothing", async () => {
    const file = path.join(folder, "kept.db");
    writeFileSync(file, "kept");
    const { code, errors } = await run("backup", [file]);
    expect(code).toBe(1);
    expect(errors).toContain("exists already; nothing was overwritten");
    expect(readFileSync(file, "utf8")).toBe("kept");
  });
});
