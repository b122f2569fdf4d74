import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { readSheet } from "../../../lib/quotes/file/workbook.ts";
import { testNames } from "../../../lib/study/significance/definitions.ts";
import { answerSchema, eventLines, study, studyFolder, tables, wide, windows } from "./study-world.ts";

const { file, place } = studyFolder();

const words = () => [...tables(file("prices.csv", wide), file("events.csv", eventLines)), ...windows];

describe("the answer", () => {
  it("in JSON has its specification, its settings and what is doubted", async () => {
    const { out } = await study(...words());
    const answer = JSON.parse(out);
    expect(answer.warnings).toEqual([
      { code: "no price on a row", message: expect.stringMatching(/^No CAR for four:/) },
    ]);
    expect(answer.settings).toMatchObject({ model: "market", sessions: "file", exchange: null });
    expect(answer.specification.model.formula).toContain("\\alpha + \\beta R_{mt}");
    expect(answer.specification.tests.map(({ name }: { name: string }) => name)).toEqual(testNames);
  });

  it("as a LaTeX table has its rows, escaped names, a minus of mathematics and the settings as a note", async () => {
    const { out, code } = await study(...words(), "--format", "latex");
    expect(code).toBe(0);
    expect(out).toContain(
      "\\toprule\n  id & security & date & day0 & n & beta & sigma & car & car\\_t & car\\_p & reason \\\\\n",
    );
    expect(out).toMatch(/one & AAA & 2025-02-20 & 2025-02-20 & 38 & .*\$-\$0\.\d{4} .*\\\\/);
    expect(out).toContain("estimation -40..-3, window -2..2");
    expect(out).toContain("Model: market (Fama, Fisher, Jensen \\& Roll 1969).");
  });

  it("as a Markdown table of tests names their sources below", async () => {
    const { out } = await study(...words(), "--format", "markdown", "--table", "tests");
    expect(out).toMatch(/^\*\*Tests across events\*\*\n\n\| t \| n \| average \| test \|/);
    expect(out).toContain("| ---: | ---: | ---: | --- | ---: | ---: |");
    expect(out).toMatch(/\| window \| 3 \| -?0\.\d{4} \| patell \| -?\d\.\d\d \| 0\.\d{3} \| normal \|/);
    expect(out).toContain("patell (Patell 1976)");
  });

  it("as LaTeX of the specification sets the model and the tests as formulas", async () => {
    const { out } = await study(...words(), "--format", "latex", "--table", "specification");
    expect(out).toContain("model & market & $E(R_t) = \\alpha + \\beta R_{mt}$ &");
    expect(out).toContain("setting & estimation & -40..-3");
  });

  it("as CSV of the specification has every setting, the model and all tests", async () => {
    const { out } = await study(...words(), "--format", "csv", "--table", "specification");
    expect(out).toContain("setting,estimation,-40..-3,,\r\n");
    expect(out.match(/^test,/gm)).toHaveLength(testNames.length);
  });

  it("as a workbook has a sheet for each table, with numbers as numbers and texts that nothing runs", async () => {
    const events = file("one.csv", ["id,security,date", '"=1+1",AAA,2025-02-20']);
    const out = place("answer.xlsx");
    const run = await study(...words().with(3, events), "--format", "xlsx", "--out", out);
    expect(run).toMatchObject({ code: 0, out: "", error: "" });
    const { rows } = readSheet(readFileSync(out));
    expect(rows[0]?.cells.slice(0, 5)).toEqual(["id", "security", "day0", "status", "alpha"]);
    const json = answerSchema.parse(JSON.parse((await study(...words().with(3, events))).out));
    expect(rows[1]?.cells[0]).toBe("=1+1");
    expect(Number(rows[1]?.cells[4])).toBe(json.events[0]?.alpha);
    expect((await study(...words(), "--format", "xlsx")).error).toContain("--format xlsx needs --out FILE");
  });

  it("in CSV has why there is no car, and sessions are numbers without an apostrophe", async () => {
    const { out } = await study(...words(), "--format", "csv");
    expect(out.split("\r\n")[4]).toMatch(/^four,CCC,2025-02-20,ok,.*,2025-02-20,suspended on day 0,/);
    const { out: abnormal } = await study(...words(), "--format", "csv", "--table", "abnormal");
    expect(abnormal).toContain("\r\none,AAA,-2,");
    expect(abnormal).not.toContain("'");
  });
});

describe("how it ends", () => {
  test("with 3 and a line where no event could be measured, each with its reason", async () => {
    const events = file("unmeasured.csv", [
      "id,security,date",
      "early,AAA,2024-01-01",
      "short,AAA,2025-01-10",
    ]);
    const run = await study(...words().with(3, events), "--format", "csv");
    expect(run.code).toBe(3);
    expect(run.error).toBe("No event could be measured; the answer says of each why.\n");
    expect(run.out).toContain("its sessions are from 2025-01-01 to 2025-03-01");
    expect(run.out).toContain("6 usable estimation sessions, 19 needed");
  });

  test("doubts are on standard error beside a table, and in the answer in JSON", async () => {
    const prices = file("slip.csv", wide.with(20, (wide[20] ?? "").replace(/,(\d+)\.(\d+),/, ",$1$2,")));
    const asked = words()
      .with(1, prices)
      .with(3, file("two.csv", eventLines.slice(0, 3)));
    const csv = await study(...asked, "--format", "csv");
    expect(csv).toMatchObject({
      code: 0,
      error: expect.stringMatching(/^warning: .*slip\.csv: INDEX on 2025-01-20/),
    });
    const json = await study(...asked);
    expect(json.error).toBe("");
    expect(JSON.parse(json.out).warnings).toEqual([
      { code: "hundredfold slip", message: expect.stringContaining("INDEX on 2025-01-20") },
    ]);
  });
});

test.each(["utf16le", "utf16be"])("a file in %s with its mark is the file in UTF-8", async (encoding) => {
  const bytes = Buffer.from(`\uFEFF${wide.join("\r\n")}`, "utf16le");
  if (encoding === "utf16be") bytes.swap16();
  writeFileSync(place("prices-16.csv"), bytes);
  const asked = words();
  const plain = await study(...asked);
  expect(await study(...asked.with(1, place("prices-16.csv")))).toEqual(plain);
});

test("as npm runs it, paths are from where the person stands and not from the project", () => {
  const prices = file("prices.csv", wide);
  const events = file("events.csv", eventLines);
  const here = path.dirname(prices);
  mkdirSync(place("deeper"), { recursive: true });
  const from = (folder: string, ...asked: string[]) =>
    spawnSync(process.execPath, ["lib/cli/study.ts", ...asked, "--market", "INDEX", ...windows], {
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: folder, npm_package_json: path.resolve("package.json") },
    });
  const relative = ["--prices", "../prices.csv", "--events", "../events.csv", "--out", "answer.json"];
  expect(from(place("deeper"), ...relative)).toMatchObject({ status: 0, stderr: "" });
  expect(existsSync(path.join(here, "deeper", "answer.json"))).toBe(true);
  expect(from(place("deeper"), "--prices", prices, "--events", events)).toMatchObject({ status: 0 });
});
