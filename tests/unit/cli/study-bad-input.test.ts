import { describe, expect, test } from "vitest";
import { eventLines, study, studyFolder, wide, windows } from "./study-world.ts";

const { file, place } = studyFolder();

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
    [
      "an unclosed quote",
      [wide[0] ?? "", '2025-01-01,"100,1,1,1'],
      ":2: the quote that opens here is never closed",
    ],
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
    const run = await study("--prices", place("nowhere.csv"), "--events", good().events, "--market", "INDEX");
    expect(run.code).toBe(2);
    expect(run.error).toContain("nowhere.csv");
  });
});
