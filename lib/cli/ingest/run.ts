import { environment } from "../../env.ts";
import { ingestQuotes } from "../../quotes/ingest/ingest-quotes.ts";
import { quoteProvider, secondProvider } from "../../quotes/providers.ts";
import type { Store } from "../../store/client.ts";
import { EXIT } from "../command.ts";
import { recordVerdicts } from "../record-verdicts.ts";
import { stopSignal } from "../stop-signal.ts";
import { withStore } from "../with-store.ts";
import type { IngestArguments } from "./arguments.ts";
import { loadFiles } from "./files.ts";
import { endOfRun, outcomeLines } from "./report.ts";

/**
 * Pulls quotes into the store of the environment, telling of each instrument on stdout and of what went wrong
 * on stderr. Returns the exit code: 0 done, 1 failed or partial, 2 a wrong command or setting, 130 Ctrl-C.
 */
export function runIngest(given: IngestArguments): Promise<number> {
  return withStore(async (store, url) => {
    const code =
      given.file.length > 0
        ? await loadFiles(store, url, given, stopSignal("What was finished stays"))
        : await pull(store, given);
    if (!given.dryRun && code !== EXIT.interrupted) await recordVerdicts(store);
    return code;
  });
}

async function pull(
  store: Store,
  { company, from, to, again, dryRun, said }: IngestArguments,
): Promise<number> {
  const signal = stopSignal("What was finished stays");
  const run = await ingestQuotes(
    store,
    quoteProvider(environment(), { signal }),
    {
      companies: company,
      from,
      to,
      again,
      said,
      now: new Date(),
      signal,
      dryRun,
      second: secondProvider(environment(), { signal }),
    },
    (...progress) => console.log(outcomeLines(...progress)),
  );
  return endOfRun(run, signal);
}
