import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvText } from "../../export/rows.ts";
import { EXIT } from "../command.ts";
import type { StudyArguments } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { readEvents } from "./read-events.ts";
import { readTable } from "./read-table.ts";
import { runStudy, wantedColumns } from "./run-study.ts";
import { studyTable } from "./to-csv.ts";
import { studyJson } from "./to-json.ts";

const rowsBetweenProgress = 1000;

/** Where the command writes. `terminal` says that a person watches `error`. */
export interface Streams {
  readonly out: Writable;
  readonly error: Writable;
  readonly terminal: boolean;
}

/** Tells a terminal how far the reading is; a file or a pipe gets nothing. */
function progressLine(file: string, streams: Streams): { told: (rows: number) => void; done: () => void } {
  if (!streams.terminal) return { told: () => undefined, done: () => undefined };
  return {
    told(rows) {
      if (rows % rowsBetweenProgress === 0) streams.error.write(`\r${file}: ${rows} rows`);
    },
    done: () => void streams.error.write("\r\u001b[K"),
  };
}

async function study(options: StudyArguments, streams: Streams): Promise<void> {
  const events = await readEvents(options.events);
  const file = options.prices ?? options["returns-file"] ?? "";
  const kind = options.prices === undefined ? "return" : "price";
  const { told, done } = progressLine(file, streams);
  const table = await readTable(file, kind, wantedColumns(events, options.market), told);
  const factors =
    options.factors === undefined ? null : await readTable(options.factors, "return", null, told);
  done();
  const studied = runStudy(options, events, table, factors);
  const text =
    options.format === "json" ? studyJson(studied, options) : csvText(studyTable(studied, options));
  await pipeline(Readable.from(text), streams.out, { end: false });
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

const processStreams = (): Streams => ({
  out: process.stdout,
  error: process.stderr,
  terminal: process.stderr.isTTY,
});

/** Studies what a person asked for; the exit code is 2 for bad input, whose message goes to `error`. */
export async function runStudyCommand(
  options: StudyArguments,
  streams: Streams = processStreams(),
): Promise<number> {
  try {
    await study(options, streams);
  } catch (error) {
    if (error instanceof BadInput) {
      streams.error.write(`${error.message}\n`);
      return EXIT.wrongCommand;
    }
    if (!isClosedPipe(error)) throw error;
  }
  return EXIT.done;
}
