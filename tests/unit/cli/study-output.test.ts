import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  answerSchema,
  eventLines,
  studied,
  study,
  studyFolder,
  tables,
  wide,
  windows,
} from "./study-world.ts";

const { file } = studyFolder();

/** The command as a person runs it. */
function spawned(...words: string[]) {
  const run = spawnSync(process.execPath, ["lib/cli/study.ts", ...words], { encoding: "utf8" });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe("CSV", () => {
  test("one line an event, and a cell that a spreadsheet would run made safe", async () => {
    const events = file("events.csv", ["id,security,date", '"=1+1",AAA,2025-02-20']);
    const run = await study(...tables(file("prices.csv", wide), events), ...windows, "--format", "csv");
    const [header, row] = run.out.split("\r\n");
    expect(header).toBe(
      "id,security,day0,status,alpha,beta,sigma,n,car,car_t,car_p,scar,bhar,date,reason,alpha_error,beta_error,permutation_p,car_detectable,car_equivalence_p,car_holm,car_benjamini_hochberg",
    );
    expect(row).toMatch(/^'=1\+1,AAA,2025-02-20,ok,/);
  });

  test("the tables of abnormal returns and of tests", async () => {
    const words = [
      ...tables(file("prices.csv", wide), file("events.csv", eventLines)),
      ...windows,
      "--format",
      "csv",
    ];
    expect((await study(...words, "--table", "abnormal")).out.split("\r\n")).toHaveLength(1 + 4 * 5 + 1);
    const tests = (await study(...words, "--table", "tests")).out;
    expect(tests).toContain("\r\nwindow,3,");
    // A session is a number: a spreadsheet need not be kept from running it.
    expect(tests).toContain("\r\n-2,4,-0.0136");
    expect(tests).not.toContain("'");
  });
});

test("a terminal is told every thousand rows, and the line is wiped at the end", async () => {
  const long = Array.from({ length: 1200 }, (_, day) => {
    const date = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${(100 + Math.sin(day)).toFixed(4)},${(50 + Math.cos(3 * day)).toFixed(4)}`;
  });
  const prices = file("long.csv", ["date,INDEX,AAA", ...long]);
  const events = file("events.csv", ["id,security,date", "one,AAA,2021-06-01"]);
  const words = tables(prices, events);
  const { code, out, error } = await studied(words, true);
  expect(code).toBe(0);
  expect(error).toBe(`\r${prices}: 1000 rows\r\u001b[K`);
  expect(answerSchema.parse(JSON.parse(out)).events[0]?.status).toBe("ok");
});

test("--help prints the usage and ends well", async () => {
  expect(await study("--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("--estimation START..END"),
  });
});

test("as a process: JSON on standard output with code 0, a bad row on standard error with code 2", {
  timeout: 30_000,
}, () => {
  const words = ["--events", file("events.csv", eventLines), "--market", "INDEX", ...windows];
  const good = spawned("--prices", file("prices.csv", wide), ...words);
  expect(good).toMatchObject({ code: 0, error: "" });
  expect(answerSchema.parse(JSON.parse(good.out)).events).toHaveLength(4);
  const bad = spawned("--prices", file("bad.csv", wide.with(3, "2025-01-03,100,abc,1,1")), ...words);
  expect(bad).toMatchObject({ code: 2, out: "" });
  expect(bad.error).toMatch(/bad\.csv:4: /);
});
