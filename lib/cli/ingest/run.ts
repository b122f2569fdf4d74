import { environment } from "../../env.ts";
import { ingestQuotes } from "../../quotes/ingest.ts";
import { quoteProvider, secondProvider } from "../../quotes/providers.ts";
import type { Store } from "../../store/client.ts";
import { EXIT, withStore } from "../with-store.ts";
import type { IngestArguments } from "./arguments.ts";
import { loadFiles } from "./files.ts";
import { endOfRun, outcomeLines } from "./report.ts";

/**
 * Pulls quotes into the store of the environment, telling of each instrument on stdout and of what went wrong
 * on stderr. Returns the exit code: 0 done, 1 failed or partial, 2 a wrong command or setting, 130 Ctrl-C.
 */
export function runIngest(given: IngestArguments): Promise<number> {
  return withStore((store, url) =>
    given.file.length > 0 ? loadFiles(store, url, given, stopSignal()) : pull(store, given),
  );
}

async function pull(store: Store, { company, from, to, dryRun }: IngestArguments): Promise<number> {
  const signal = stopSignal();
  const run = await ingestQuotes(
    store,
    quoteProvider(environment(), { signal }),
    {
      companies: company,
      from,
      to,
      now: new Date(),
      signal,
      dryRun,
      second: secondProvider(environment(), { signal }),
    },
    (...progress) => console.log(outcomeLines(...progress)),
  );
  return endOfRun(run, signal);
}

/** Aborts at the first Ctrl-C, so that the run is closed in order; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    console.error("Stopping. What was finished stays; Ctrl-C again ends at once.");
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}
