import { describe, expect, it } from "vitest";
import { readCommand } from "../../../lib/cli/command.ts";
import { ingestCommand } from "../../../lib/cli/ingest/arguments.ts";

describe("the words of npm run ingest", () => {
  it("none: everything, from where the store ends to today", () => {
    expect(readCommand(ingestCommand, [])).toEqual({
      ok: true,
      value: { company: [], file: [], dryRun: false },
    });
  });

  it("two companies and a range", () => {
    const words = [
      "--company",
      "alibaba",
      "--company",
      "focus",
      "--from",
      "2025-01-01",
      "--to",
      "2025-03-06",
    ];
    expect(readCommand(ingestCommand, words)).toEqual({
      ok: true,
      value: {
        company: ["alibaba", "focus"],
        from: "2025-01-01",
        to: "2025-03-06",
        file: [],
        dryRun: false,
      },
    });
  });

  it.each([
    [["--file", ""], "--file needs a path."],
    [["--file", "a.csv", "--prices", "real"], "--prices must be raw or adjusted."],
    [["--file", "a.csv", "--volume", "hands"], "--volume must be shares or lots."],
    [["--symbol", "9988.HK"], "--symbol, --prices and --volume are about a --file."],
    [
      ["--file", "a.csv", "--company", "alibaba"],
      "--file and --company can't be used together: a file says itself whose quotes it has.",
    ],
    [["--company", ""], "--company needs a slug, such as alibaba."],
    [["--from", "2025-02-30"], "--from must be a date such as 2025-03-06."],
    [["--from", "0001-01-01"], "--from must be 1900-01-01 or later."],
    [["--to", "yesterday"], "--to must be a date such as 2025-03-06."],
    [["--from", "2025-03-07", "--to", "2025-03-06"], "--from must not be after --to."],
    [["--from", "2999-01-01"], "--from lies in the future."],
    [["--form", "2025-01-01"], "Unknown option '--form'. Try npm run ingest -- --help"],
    [["--from"], "Option '--from <value>' argument missing. Try npm run ingest -- --help"],
    [
      ["alibaba"],
      "Unexpected argument 'alibaba'. This command does not take positional arguments. Try npm run ingest -- --help",
    ],
  ])("%j: %s", (words, line) => {
    expect(readCommand(ingestCommand, words)).toEqual({ ok: false, problem: line });
  });
});
