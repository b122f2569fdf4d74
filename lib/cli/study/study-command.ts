import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InputFault } from "../../study-input/input-fault.ts";
import { isAnythingMeasured } from "../../study-input/study-answer.ts";
import { type StudiedEvents, studyData, wantedColumns } from "../../study-input/study-data.ts";
import { EXIT } from "../command.ts";
import { standingPath } from "../standing-path.ts";
import type { StudyArguments } from "./arguments.ts";
import { readEvents, readTable } from "./read-files.ts";
import { answerPieces } from "./write-answer.ts";

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
      if (rows > 0 && rows % rowsBetweenProgress === 0) streams.error.write(`\r${file}: ${rows} rows`);
    },
    done: () => void streams.error.write("\r\u001b[K"),
  };
}

async function study(asked: StudyArguments, streams: Streams): Promise<StudiedEvents> {
  const { file, kind, study: options } = asked;
  const events = await readEvents(asked.events, options);
  const { told, done } = progressLine(file, streams);
  const table = await readTable(file, kind, wantedColumns(events, options.market), options, told);
  const factors =
    asked.factors === null ? null : await readTable(asked.factors, "return", null, options, told);
  done();
  const result = studyData({ table, kind, events, factors }, options);
  if (!result.ok) throw new StudyProblem(result.problem);
  return result.value;
}

/** What a study of these figures and options is refused for; the message says where and why. */
class StudyProblem extends Error {}

/** Writes the answer; a file gets its name only when it is whole. */
async function write(studied: StudiedEvents, asked: StudyArguments, streams: Streams): Promise<void> {
  const pieces = Readable.from(answerPieces(studied, asked));
  if (asked.out === null) {
    await pipeline(pieces, streams.out, { end: false });
    return;
  }
  const out = standingPath(asked.out);
  const unfinished = `${out}.unfinished-${process.pid}`;
  try {
    await pipeline(pieces, createWriteStream(unfinished));
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && "code" in error && "syscall" in error;

const processStreams = (): Streams => ({
  out: process.stdout,
  error: process.stderr,
  terminal: process.stderr.isTTY,
});

/**
 * Studies what a person asked for. The exit code is 2 for bad input, whose message goes to `error`, 1 for an answer that
 * could not be written, and 3 where no event could be measured: the answer then says of each why. Doubts about
 * the input go to `error`, but for JSON, which has them itself.
 */
export async function runStudyCommand(
  asked: StudyArguments,
  streams: Streams = processStreams(),
): Promise<number> {
  let studied: StudiedEvents;
  try {
    studied = await study(asked, streams);
  } catch (error) {
    if (!(error instanceof InputFault || error instanceof StudyProblem)) throw error;
    streams.error.write(`${error.message}\n`);
    return EXIT.wrongCommand;
  }
  if (asked.format !== "json") {
    for (const { message } of studied.warnings) streams.error.write(`warning: ${message}\n`);
  }
  try {
    await write(studied, asked, streams);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== "EPIPE") {
      streams.error.write(`${asked.out ?? "the answer"} could not be written: ${error.message}\n`);
      return EXIT.failed;
    }
  }
  if (isAnythingMeasured(studied)) return EXIT.done;
  streams.error.write("No event could be measured; the answer says of each why.\n");
  return EXIT.nothingMeasured;
}
