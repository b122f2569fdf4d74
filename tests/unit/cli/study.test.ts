import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { studyCommand } from "../../../lib/cli/study/command.ts";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { seededRandom } from "../../../lib/study/random.ts";
import { simpleReturns } from "../../../lib/study/returns.ts";
import { normalSource } from "../../reference/slow/generate.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "study-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, lines: readonly string[]): string {
  const full = path.join(folder, name);
  writeFileSync(full, `${lines.join("\n")}\n`);
  return full;
}

class Collected extends Writable {
  text = "";
  override _write(chunk: unknown, _: string, done: () => void) {
    this.text += String(chunk);
    done();
  }
}

/** The command in this process. */
async function study(...words: string[]) {
  const [out, error] = [new Collected(), new Collected()];
  const code = await studyCommand(words, { out, error, terminal: false });
  return { code, out: out.text, error: error.text };
}

/** The command as a person runs it. */
function spawned(...words: string[]) {
  const run = spawnSync(process.execPath, ["lib/cli/study.ts", ...words], { encoding: "utf8" });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

const sessions = 60;
const dates = Array.from({ length: sessions }, (_, day) => {
  return new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
});
const normal = normalSource(seededRandom(61));
function prices(noise: number, market: readonly number[] | null): number[] {
  let price = 100;
  return dates.map((_, day) => {
    price *= 1 + (market === null ? 0 : (market[day] ?? 0)) + noise * normal();
    return Number(price.toFixed(6));
  });
}
const moves = dates.map(() => 0.01 * normal());
const columns = {
  INDEX: prices(0, moves),
  AAA: prices(0.01, moves),
  BBB: prices(0.02, moves),
  CCC: prices(0.015, moves),
};
const wide = [
  "date,INDEX,AAA,BBB,CCC",
  ...dates.map((date, day) => {
    const cells = [
      columns.INDEX[day],
      columns.AAA[day],
      columns.BBB[day],
      day === 50 ? "" : columns.CCC[day],
    ];
    return [date, ...cells].join(",");
  }),
];
const eventLines = [
  "id,security,date",
  "one,AAA,2025-02-20",
  "two,BBB,2025-02-20",
  "three,AAA,2025-02-22",
  "four,CCC,2025-02-20",
];
const windows = ["--estimation", "-40..-3", "--window", "-2..2"];

const number = z.number().nullable();
const testSchema = z.strictObject({
  statistic: number,
  pValue: number,
  distribution: z.enum(["t", "normal", "signed rank"]).nullable(),
  df: number,
  reason: z.string().optional(),
});
const names = [
  "crossSectional",
  "patell",
  "bmp",
  "kolariPynnonen",
  "corrado",
  "corradoZivney",
  "generalizedSign",
  "generalizedRank",
  "wilcoxon",
  "crudeDependence",
];
const answerSchema = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      security: z.string(),
      day0: z.string().nullable(),
      alpha: number,
      beta: number,
      sigma: number,
      n: z.number(),
      abnormalReturns: z.array(z.object({ t: z.number(), value: number, tStat: number, pValue: number })),
      car: number,
      carT: number,
      carP: number,
      scar: number,
      status: z.string(),
      carReason: z.string().optional(),
    }),
  ),
  aggregate: z.object({
    byDay: z.array(
      z.object({
        t: z.number(),
        n: z.number(),
        aar: number,
        caar: number,
        tests: z.record(z.string(), testSchema),
      }),
    ),
    window: z.object({ caar: number, tests: z.record(z.string(), testSchema) }),
  }),
});

describe("JSON", () => {
  test("each event as the study of one event gives it, joined by id and not by security", async () => {
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--market",
      "INDEX",
      "--model",
      "market",
      ...windows,
      "--format",
      "json",
    );
    expect(run).toMatchObject({ code: 0, error: "" });
    const { events, aggregate } = answerSchema.parse(JSON.parse(run.out));
    expect(events.map((event) => event.id)).toEqual(["one", "two", "three", "four"]);
    events.slice(0, 3).forEach((event) => {
      const closes = event.security === "AAA" ? columns.AAA : columns.BBB;
      const expected = studyEvent({
        returns: simpleReturns(Float64Array.from(closes)),
        benchmark: simpleReturns(Float64Array.from(columns.INDEX)),
        dayZero: dates.indexOf(event.day0 ?? ""),
        estimation: { start: -40, end: -3 },
        window: { start: -2, end: 2 },
        model: "market",
        minimumSessions: 19,
      });
      if (expected.status !== "ok") throw new Error(expected.status);
      expect(event.alpha).toBeCloseTo(expected.fit.alpha, 14);
      expect(event.car).toBeCloseTo(expected.car?.value ?? Number.NaN, 14);
      expect(event.carP).toBeCloseTo(expected.car?.pValue ?? Number.NaN, 11);
      expect(event.scar).toBe(event.carT);
      expect(event.abnormalReturns.map(({ t }) => t)).toEqual([-2, -1, 0, 1, 2]);
    });
    expect(aggregate.byDay.map(({ t, n }) => [t, n])).toEqual([
      [-2, 4],
      [-1, 4],
      [0, 3],
      [1, 3],
      [2, 4],
    ]);
    for (const { tests } of [...aggregate.byDay, aggregate.window])
      expect(Object.keys(tests)).toEqual(expect.arrayContaining(names));
  });

  test("a security without a price on day 0 has no CAR and says why", async () => {
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--market",
      "INDEX",
      ...windows,
    );
    const { events } = answerSchema.parse(JSON.parse(run.out));
    expect(events[3]).toMatchObject({ status: "ok", car: null, carReason: "suspended on day 0" });
    expect(events[3]?.abnormalReturns[2]?.value).toBeNull();
  });

  test("--gaps span takes the return over the gap beside the market's over the same span", async () => {
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--market",
      "INDEX",
      "--gaps",
      "span",
      "--model",
      "adjusted",
      ...windows,
    );
    const { events } = answerSchema.parse(JSON.parse(run.out));
    const [before = 0, after = 0] = [columns.CCC[49], columns.CCC[51]];
    const [marketBefore = 0, marketAfter = 0] = [columns.INDEX[49], columns.INDEX[51]];
    expect(events[3]?.abnormalReturns[3]?.value).toBeCloseTo(after / before - marketAfter / marketBefore, 12);
  });

  test("an event before or after the data, and one without a benchmark, are refused by name", async () => {
    const events = file("events.csv", [
      "id,security,date,market",
      "early,AAA,2024-01-01,INDEX",
      "late,AAA,2026-01-01,INDEX",
      "short,AAA,2025-01-10,INDEX",
      "none,AAA,2025-02-20,",
    ]);
    const run = await study("--prices", file("prices.csv", wide), "--events", events, ...windows);
    const parsed = answerSchema.parse(JSON.parse(run.out));
    expect(parsed.events.map((event) => event.status)).toEqual([
      "outside the data",
      "outside the data",
      "too few sessions",
      "no benchmark",
    ]);
    expect(parsed.aggregate.window.tests.patell).toMatchObject({ statistic: null, reason: "too few events" });
  });

  test("returns may be given instead of prices, and log returns be made of prices", async () => {
    const returns = simpleReturns(Float64Array.from(columns.AAA));
    const market = simpleReturns(Float64Array.from(columns.INDEX));
    const given = file("returns.csv", [
      "date,AAA,INDEX",
      ...dates.map(
        (date, day) => `${date},${day === 0 ? "" : returns[day]},${day === 0 ? "NA" : market[day]}`,
      ),
    ]);
    const events = file("events.csv", eventLines.slice(0, 2));
    const fromReturns = await study(
      "--returns-file",
      given,
      "--events",
      events,
      "--market",
      "INDEX",
      ...windows,
    );
    const fromPrices = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      events,
      "--market",
      "INDEX",
      ...windows,
    );
    expect(answerSchema.parse(JSON.parse(fromReturns.out)).events[0]?.car).toBeCloseTo(
      answerSchema.parse(JSON.parse(fromPrices.out)).events[0]?.car ?? 0,
      12,
    );
    const log = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      events,
      "--market",
      "INDEX",
      "--returns",
      "log",
      "--model",
      "adjusted",
      ...windows,
    );
    const [first = 0, last = 0] = [columns.AAA[47], columns.AAA[52]];
    const [marketFirst = 0, marketLast = 0] = [columns.INDEX[47], columns.INDEX[52]];
    expect(answerSchema.parse(JSON.parse(log.out)).events[0]?.car).toBeCloseTo(
      Math.log(last / first) - Math.log(marketLast / marketFirst),
      12,
    );
  });

  test("factors of one's own file, with a riskless rate", async () => {
    const factors = file("factors.csv", [
      "date,MKT,SIZE,RF",
      ...dates.map((date) => `${date},${0.01 * normal()},${0.01 * normal()},0.0001`),
    ]);
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--model",
      "factors",
      "--factors",
      factors,
      "--risk-free",
      "RF",
      ...windows,
    );
    expect(run.error).toBe("");
    expect(answerSchema.parse(JSON.parse(run.out)).events[0]?.status).toBe("ok");
  });
});

describe("CSV", () => {
  test("one line an event, and a cell that a spreadsheet would run made safe", async () => {
    const events = file("events.csv", ["id,security,date", '"=1+1",AAA,2025-02-20']);
    const run = await study(
      "--prices",
      file("prices.csv", wide),
      "--events",
      events,
      "--market",
      "INDEX",
      ...windows,
      "--format",
      "csv",
    );
    const [header, row] = run.out.split("\r\n");
    expect(header).toBe("id,security,day0,status,alpha,beta,sigma,n,car,car_t,car_p,scar,bhar");
    expect(row).toMatch(/^'=1\+1,AAA,2025-02-20,ok,/);
  });

  test("the tables of abnormal returns and of tests", async () => {
    const words = [
      "--prices",
      file("prices.csv", wide),
      "--events",
      file("events.csv", eventLines),
      "--market",
      "INDEX",
      ...windows,
      "--format",
      "csv",
    ];
    expect((await study(...words, "--table", "abnormal")).out.split("\r\n")).toHaveLength(1 + 4 * 5 + 1);
    expect((await study(...words, "--table", "tests")).out).toContain("\r\nwindow,3,");
  });
});

describe("bad input ends with code 2 and a message that says where", () => {
  const good = () => ({ prices: file("prices.csv", wide), events: file("events.csv", eventLines) });
  const withPrices = (name: string, lines: readonly string[]) => {
    return study("--prices", file(name, lines), "--events", good().events, "--market", "INDEX", ...windows);
  };
  const withEvents = (lines: readonly string[]) => {
    return study(
      "--prices",
      good().prices,
      "--events",
      file("bad-events.csv", lines),
      "--market",
      "INDEX",
      ...windows,
    );
  };

  test.each([
    [
      "a price that is no number",
      wide.with(3, "2025-01-03,100,abc,1,1"),
      ':4: column "AAA": "abc" is not a number',
    ],
    [
      "a price of zero",
      wide.with(3, "2025-01-03,100,0,1,1"),
      ':4: column "AAA": a price must be above 0, not 0',
    ],
    ["a cell too many", wide.with(3, "2025-01-03,100,1,1,1,1"), ":4: 6 cells where the header has 5"],
    ["a date that is none", wide.with(3, "2025-02-30,100,1,1,1"), ':4: "2025-02-30" is not a date'],
    [
      "dates out of order",
      wide.with(3, "2025-01-01,100,1,1,1"),
      ":4: 2025-01-01 does not come after 2025-01-02",
    ],
    ["a column twice", ["date,INDEX,AAA,AAA,CCC"], ':1: column "AAA" appears twice'],
    ["no date column", ["day,INDEX,AAA"], ':1: the first column must be "date"'],
    ["an unclosed quote", [wide[0] ?? "", '2025-01-01,"100,1,1,1'], "Quote Not Closed"],
    ["nothing in it", [], "the file is empty"],
  ])("prices: %s", async (_, lines, message) => {
    const run = await withPrices("bad-prices.csv", lines);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.error).toContain(message);
    expect(run.error.trim().split("\n")).toHaveLength(1);
  });

  test.each([
    [
      "a security without a column",
      ["id,security,date", "x,ZZZ,2025-02-20"],
      ':2: "ZZZ" is not a column of the prices file',
    ],
    ["an id twice", [...eventLines, "one,AAA,2025-02-20"], ':6: the id "one" appears twice'],
    ["a bad date", ["id,security,date", "x,AAA,20 Feb"], ':2: "20 Feb" is not a date'],
    ["a column missing", ["id,date", "x,2025-02-20"], ':1: there is no column "security"'],
    ["no event", ["id,security,date"], "there is no event in it"],
  ])("events: %s", async (_, lines, message) => {
    const run = await withEvents(lines);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.error).toContain(message);
  });

  test.each([
    [["--window", "2..-2"], "--window 2..-2 runs backward"],
    [["--window", "x"], "--window must look like -10..10"],
    [["--estimation", "-20..0"], "overlap"],
    [["--model", "magic"], "--model"],
    [["--colour", "red"], "--colour"],
    [["--returns-file", "x.csv"], "give either --prices or --returns-file"],
    [["--model", "factors"], "--model factors needs --factors FILE"],
    [["--model", "mean", "--standard-errors", "newey-west"], "newey-west needs --model market"],
  ])("options: %j", async (words, message) => {
    const run = await study("--prices", good().prices, "--events", good().events, ...words);
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.error).toContain(message);
  });

  test("a file that is not there", async () => {
    const run = await study(
      "--prices",
      path.join(folder, "nowhere.csv"),
      "--events",
      good().events,
      "--market",
      "INDEX",
    );
    expect(run.code).toBe(2);
    expect(run.error).toContain("nowhere.csv");
  });
});

test("a terminal is told every thousand rows, and the line is wiped at the end", async () => {
  const long = Array.from({ length: 1200 }, (_, day) => {
    const date = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${(100 + Math.sin(day)).toFixed(4)},${(50 + Math.cos(3 * day)).toFixed(4)}`;
  });
  const prices = file("long.csv", ["date,INDEX,AAA", ...long]);
  const events = file("events.csv", ["id,security,date", "one,AAA,2021-06-01"]);
  const [out, error] = [new Collected(), new Collected()];
  const words = ["--prices", prices, "--events", events, "--market", "INDEX"];
  expect(await studyCommand(words, { out, error, terminal: true })).toBe(0);
  expect(error.text).toBe(`\r${prices}: 1000 rows\r\u001b[K`);
  expect(answerSchema.parse(JSON.parse(out.text)).events[0]?.status).toBe("ok");
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
