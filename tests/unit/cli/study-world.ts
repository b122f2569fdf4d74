import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { runCommand } from "../../../lib/cli/command.ts";
import { studyCommand } from "../../../lib/cli/study/arguments.ts";
import { runStudyCommand } from "../../../lib/cli/study/study-command.ts";
import { seededRandom } from "../../../lib/study/random.ts";
import { normalSource } from "../../reference/slow/generate.ts";

/** A folder that lasts as long as the test file: `place` names a file in it, `file` writes one. */
export function studyFolder() {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "study-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const place = (name: string) => path.join(folder, name);
  const file = (name: string, lines: readonly string[]) => {
    writeFileSync(place(name), `${lines.join("\n")}\n`);
    return place(name);
  };
  return { place, file };
}

/** A stream that keeps what was written to it. */
class Collected extends Writable {
  text = "";
  override _write(chunk: unknown, _: string, done: () => void) {
    this.text += String(chunk);
    done();
  }
}

/** The command in this process; a terminal watches what it says of its progress. */
export async function studied(words: readonly string[], terminal: boolean) {
  const [out, error] = [new Collected(), new Collected()];
  const work = (asked: Parameters<typeof runStudyCommand>[0]) =>
    runStudyCommand(asked, { out, error, terminal });
  const code = await runCommand(studyCommand, work, { words, out, error });
  return { code, out: out.text, error: error.text };
}

export const study = (...words: string[]) => studied(words, false);

const sessions = 60;
export const dates = Array.from({ length: sessions }, (_, day) => {
  return new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
});
export const normal = normalSource(seededRandom(61));
function prices(noise: number, market: readonly number[] | null): number[] {
  let price = 100;
  return dates.map((_, day) => {
    price *= 1 + (market === null ? 0 : (market[day] ?? 0)) + noise * normal();
    return Number(price.toFixed(6));
  });
}
const moves = dates.map(() => 0.01 * normal());
export const columns = {
  INDEX: prices(0, moves),
  AAA: prices(0.01, moves),
  BBB: prices(0.02, moves),
  CCC: prices(0.015, moves),
};
export const wide = [
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
export const eventLines = [
  "id,security,date",
  "one,AAA,2025-02-20",
  "two,BBB,2025-02-20",
  "three,AAA,2025-02-22",
  "four,CCC,2025-02-20",
];
/** The words that name a file of prices with a market called INDEX, and a file of events. */
export const tables = (prices: string, events: string): readonly string[] => [
  ...["--prices", prices],
  ...["--events", events],
  ...["--market", "INDEX"],
];
export const windows = ["--estimation", "-40..-3", "--window", "-2..2"];

const number = z.number().nullable();
const testSchema = z.strictObject({
  statistic: number,
  pValue: number,
  distribution: z.enum(["t", "normal", "signed rank"]).nullable(),
  df: number,
  reason: z.string().optional(),
});
/** What the command answers as JSON. */
export const answerSchema = z.object({
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
