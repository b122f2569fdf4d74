import { fail, type Result } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { fileProvider } from "../file/file-provider.ts";
import type { KnownSymbols, QuoteFile } from "../file/quote-file.ts";
import type { PersonsWord } from "../judge/verdict.ts";
import {
  type IngestProblem,
  type IngestProgress,
  type IngestSummary,
  ingestQuotes,
} from "./ingest-quotes.ts";
import { instrumentZone } from "./instrument-times.ts";

/** How a file is to be stored; ISO dates of each instrument's exchange, both included. */
export interface FileRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly said?: PersonsWord | undefined;
  /** Who signed in to store it; kept in the run's record. */
  readonly by?: string | undefined;
  readonly dryRun: boolean;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** No row of a file could be read as a quote, and why not. */
export interface NothingToStore {
  readonly code: "nothing to store";
  readonly message: string;
}

/** The stored instruments as those that a file's rows can belong to. */
export const knownSymbols = (instruments: readonly InstrumentRecord[]): KnownSymbols =>
  new Map(instruments.map(({ symbol, exchange }) => [symbol, instrumentZone(exchange)]));

/**
 * Judges and stores a file that was read, as one run, or works out what that would do. `instruments` are those stored.
 * @throws what the store throws when it can't be written; the run is then closed as failed if possible
 */
export async function ingestFile(
  store: Store,
  file: QuoteFile,
  instruments: readonly InstrumentRecord[],
  { from, to, ...request }: FileRequest,
  onProgress?: IngestProgress,
): Promise<Result<IngestSummary, IngestProblem | NothingToStore>> {
  const series = [...file.series.values()];
  const sessions = series.flatMap(({ bars }) => bars.map(({ session }) => session)).sort();
  const [first] = sessions;
  if (first === undefined) {
    const reason = series.flatMap(({ rejected }) => rejected)[0]?.reason ?? "it has no row with a close";
    return fail({
      code: "nothing to store",
      message: `${file.name}: nothing of it can be stored: ${reason}.`,
    });
  }
  const currencies = new Map(instruments.map(({ symbol, currency }) => [symbol, currency]));
  return ingestQuotes(
    store,
    fileProvider(file, currencies),
    {
      ...request,
      symbols: [...file.series.keys()],
      from: from ?? first,
      to: to ?? sessions.at(-1),
      basis: file.basis,
      trigger: "file",
    },
    onProgress,
  );
}
