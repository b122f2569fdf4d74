import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 300_000); // all that ships is put into a database once for all tests
afterAll(() => world.dispose());

/** What `npm run claim` writes with these words, and its exit code. */
function claim(...words: readonly string[]) {
  const child = spawn("node", ["--conditions=react-server", "lib/cli/claim.ts", ...words], {
    env: { ...process.env, DATABASE_URL: world.url },
  });
  let [output, errors] = ["", ""];
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

describe("npm run claim", () => {
  it("--table prints the table that the README has between its marks", async () => {
    const { code, output } = await claim("--table");
    expect(code).toBe(0);
    const readme = readFileSync("README.md", "utf8");
    const [, table] =
      /<!-- claims: npm run --silent claim -- --table -->\n([\s\S]*?)<!-- \/claims -->/.exec(readme) ?? [];
    expect(output).toBe(table);
    const compared = (words: string) =>
      output
        .split("\n")
        .find((line) => line.includes(words))
        ?.split(" | ")[3];
    expect(compared("8.4% in Hong Kong")).toBe("as written");
    expect(compared("rose 5.4%")).toBe("as written");
    expect(compared("the limit in Shenzhen")).toBe("as written");
    expect(compared("is 52 billion")).toBe("as written");
    expect(compared("is 53 billion")).toBe("off by 0.59 billion USD");
    expect(compared("32 of 671")).toBe("as written");
    expect(compared("153 billion")).toBe("off by 14.37 billion USD");
  });

  it("reads a sentence and prints its working", async () => {
    const { code, output } = await claim("Alibaba rose 8.4% in Hong Kong on 6 March 2025");
    expect(code).toBe(0);
    expect(output).toContain("claim      9988.HK, close change 2025-03-06\n");
    expect(output).toContain("reported   8.4%, which stands for 8.35% to 8.45%\n");
    expect(output).toContain("verdict    as written\n");
    expect(output).toContain(
      "working    140.8 (9988.HK close 2025-03-06) / 129.9 (9988.HK close 2025-03-05) - 1 = +8.391%\n",
    );
    expect(output).toContain("came on one day in 38 (26 of 1000 sessions,");
  });

  it.each([
    ["zh", "对比结果：与原文一致", "实测：+8.39%", "+8.35% 至 +8.45%"],
    ["ar", "كما كُتب", "8.39%", "8.35%"],
  ])("says the verdict in %s, with the formula as it is", async (language, ...words) => {
    const { code, output } = await claim(
      "--language",
      language,
      "Alibaba rose 8.4% in Hong Kong on 6 March 2025",
    );
    expect(code).toBe(0);
    for (const word of words) expect(output).toContain(word);
    expect(output).toContain(
      "140.8 (9988.HK close 2025-03-06) / 129.9 (9988.HK close 2025-03-05) - 1 = +8.391%",
    );
    expect(output).not.toMatch(/undefined|as written|\{/);
  });

  it("refuses a language that it has no words in", async () => {
    const { code, errors } = await claim(
      "--language",
      "fr",
      "Alibaba rose 8.4% in Hong Kong on 6 March 2025",
    );
    expect(code).toBe(2);
    expect(errors).toContain('--language "fr" is none of en, zh, ar');
  });

  it("takes what is said in parts, as JSON and as CSV: 8.61% is of New York on the 5th, 14.3% off by 0.63 points", async () => {
    const parts = ["--measure", "close change 2025-03-06", "--reported", "8.61%", "--format", "json"];
    const { output } = await claim("--subject", "9988.HK", ...parts);
    expect(JSON.parse(output)).toMatchObject({
      subject: "9988.HK",
      measureWords: "close change 2025-03-06",
      verdict: {
        comparison: "on another basis",
        basis: { basis: "other line", symbol: "BABA", session: "2025-03-05" },
      },
    });
    const csv = await claim(
      "--subject=baidu",
      "--measure=close change 2023-03-17",
      "--reported=14.3%",
      "--format=csv",
    );
    expect(csv.output).toMatch(
      /^subject,measure,reported,measured,difference,verdict,.*\r\n9888\.HK,close change 2023-03-17,14\.3%,0\.13669\d+,-0\.00630\d+,off,fraction,/,
    );
  });

  it.each([
    [["hello"], "What is claimed can't be told"],
    [["--measure", "close change yesterday", "--reported", "8%"], "is no measure known here"],
    [
      ["--subject", "NOBODY", "--measure", "close change 2025-03-06", "--reported", "8%"],
      'Nothing is stored of "NOBODY"',
    ],
    [["--format", "pdf", "x"], '--format "pdf" is none of text, json, csv'],
    [[], "Say a sentence"],
    [["--table", "--report", "nobody"], "There is no report nobody"],
    [["x".repeat(301)], "sentence"],
  ])("%j is a sentence on stderr with code 2", async (words, sentence) => {
    const { code, output, errors } = await claim(...words);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toContain(sentence);
  });
});

it("an answer of --format json can be read by anybody's zod: readings, interval and formulas", async () => {
  const { output } = await claim("Baidu rebounded 14.3% on 17 March 2023", "--format", "json");
  const answer = z.object({
    verdict: z.object({
      comparison: z.literal("off"),
      interval: z.object({ low: z.number(), high: z.number() }),
      readings: z.array(z.object({ basis: z.string(), fits: z.boolean().nullable() })).min(5),
    }),
    formulas: z.array(z.string()),
  });
  const { verdict, formulas } = answer.parse(JSON.parse(output));
  expect(verdict.interval).toEqual({ low: 0.1425, high: 0.1435 });
  expect(formulas).toHaveLength(verdict.readings.length);
});
