import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { requireNode } from "./node-version.ts";

requireNode();

const { csvText } = await import("../csv/rows.ts");
const { asksForHelp, parseArguments } = await import("./study/arguments.ts");
const { BadInput } = await import("./study/bad-input.ts");
const { readEvents } = await import("./study/read-events.ts");
const { readTable } = await import("./study/read-table.ts");
const { runStudy, wantedColumns } = await import("./study/run-study.ts");
const { studyTable } = await import("./study/to-csv.ts");
const { studyJson } = await import("./study/to-json.ts");
const { usage } = await import("./study/usage.ts");

const rowsBetweenProgress = 1000;

/** Tells a terminal how far the reading is; a file or a pipe gets nothing. */
function progressLine(file: string): { told: (rows: number) => void; done: () => void } {
  if (!process.stderr.isTTY) return { told: () => undefined, done: () => undefined };
  return {
    told(rows) {
      if (rows % rowsBetweenProgress === 0) process.stderr.write(`\r${file}: ${rows} rows`);
    },
    done: () => void process.stderr.write("\r\u001b[K"),
  };
}

async function study(words: readonly string[]): Promise<void> {
  if (asksForHelp(words)) {
    process.stdout.write(usage);
    return;
  }
  const given = parseArguments(words);
  const events = await readEvents(given.events);
  const file = given.prices ?? given["returns-file"] ?? "";
  const kind = given.prices === undefined ? "return" : "price";
  const progress = progressLine(file);
  const table = await readTable(file, kind, wantedColumns(events, given.market), progress.told);
  const factors =
    given.factors === undefined ? null : await readTable(given.factors, "return", null, progress.told);
  progress.done();
  const studied = runStudy(given, events, table, factors);
  const text = given.format === "json" ? studyJson(studied, given) : csvText(studyTable(studied, given));
  await pipeline(Readable.from(text), process.stdout, { end: false });
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

try {
  await study(process.argv.slice(2));
} catch (error) {
  if (error instanceof BadInput) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (!isClosedPipe(error)) throw error;
}
