import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { loadBars } from "../../quotes/bulk/load-bars.ts";
import { BarFileError, OWN_HEADER, OWN_HEADERS, scanBars } from "../../quotes/bulk/scan-bars.ts";
import { nameList } from "../../quotes/file/cell-text.ts";
import type { QuoteFile } from "../../quotes/file/quote-file.ts";
import { readQuoteFile } from "../../quotes/file/read-quote-file.ts";
import { ingestFile, knownSymbols } from "../../quotes/ingest/ingest-file.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { complain, EXIT } from "../command.ts";
import { standingPath } from "../standing-path.ts";
import type { IngestArguments } from "./arguments.ts";
import { endOfRun, outcomeLines } from "./report.ts";

/** A piece of a long file; what is in memory at once. */
const PIECE_BYTES = 1 << 20;

/**
 * Reads files of quotes into the store, one run each, telling of each instrument on stdout; ends with the first file
 * that fails. Returns the exit code: 0 done, 1 failed or partial, 2 a file that can't be read as it is.
 */
export async function loadFiles(
  store: Store,
  url: string,
  given: IngestArguments,
  signal: AbortSignal,
): Promise<number> {
  const instruments = await readInstruments(store);
  for (const file of given.file) {
    const code = await loadFile(store, url, standingPath(file), given, instruments, signal);
    if (code !== EXIT.done) return code;
  }
  return EXIT.done;
}

async function loadFile(
  store: Store,
  url: string,
  file: string,
  given: IngestArguments,
  instruments: readonly InstrumentRecord[],
  signal: AbortSignal,
): Promise<number> {
  const name = path.basename(file);
  try {
    if (await hasOwnColumns(file)) return await loadOwnFile(store, url, file, given, signal);
    const read = readQuoteFile(await readFile(file), name, given, knownSymbols(instruments));
    if (!read.ok) return complain(read.problem.message, EXIT.wrongCommand);
    return await storeFile(store, read.value, given, instruments, signal);
  } catch (error) {
    if (error instanceof BarFileError) return complain(`${name}: ${error.message}`, EXIT.wrongCommand);
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["ENOENT", "EACCES", "EISDIR", "EPERM"].includes(code)) throw error;
    return complain(`${file} can't be read (${code}). Nothing of it was stored.`, EXIT.wrongCommand);
  }
}

/** Whether a file begins with exactly our own header, which is read in pieces however long the file is. */
async function hasOwnColumns(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(OWN_HEADER.length + 5) });
    const start = buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
    return OWN_HEADERS.some(
      (header) => start.startsWith(header) && /^[\r\n]/.test(start.slice(header.length)),
    );
  } finally {
    await handle.close();
  }
}

async function loadOwnFile(
  store: Store,
  url: string,
  file: string,
  { dryRun, prices, volume, symbol, from, to, said: words }: IngestArguments,
  signal: AbortSignal,
): Promise<number> {
  const said = [
    symbol,
    prices === "adjusted" ? prices : undefined,
    volume === "lots" ? volume : undefined,
    from,
    to,
  ].find((one) => one !== undefined);
  if (said !== undefined) {
    const message = `${path.basename(file)}: It has our own columns, which say their symbols, raw prices, shares and sessions; ${said} can't be said of it. Nothing was stored.`;
    return complain(message, EXIT.wrongCommand);
  }
  const blocks = scanBars(createReadStream(file, { highWaterMark: PIECE_BYTES }));
  const request = { name: path.basename(file), now: new Date(), dryRun, said: words, signal };
  const run = await loadBars(store, url, blocks, request, (outcome, position) =>
    console.log(outcomeLines(outcome, position, null)),
  );
  return endOfRun(run, signal, true);
}

async function storeFile(
  store: Store,
  file: QuoteFile,
  { dryRun, from, to, said }: IngestArguments,
  instruments: readonly InstrumentRecord[],
  signal: AbortSignal,
): Promise<number> {
  if ([...file.series.values()].some(({ bars }) => bars.length > 0)) {
    console.log(`${file.name}: ${file.form}, ${file.basis} prices`);
    if (file.unread.length > 0) console.log(`    not read: ${nameList(file.unread)}`);
  }
  const request = { from, to, said, dryRun, now: new Date(), signal };
  const run = await ingestFile(store, file, instruments, request, (...progress) =>
    console.log(outcomeLines(...progress)),
  );
  return endOfRun(run, signal, true);
}
