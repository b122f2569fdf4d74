import { requireNode } from "./node-version.ts";

requireNode();

const { environment, EnvironmentError } = await import("../env.ts");
const { ingestQuotes } = await import("../quotes/ingest.ts");
const { yahooProvider } = await import("../quotes/yahoo/provider.ts");
const { openStore } = await import("../store/client.ts");
const { StoreProblem, storeProblem } = await import("../store/problems.ts");
const { parseArguments, usage } = await import("./ingest/arguments.ts");
const { outcomeLines, summaryLine } = await import("./ingest/report.ts");

const EXIT = { done: 0, failed: 1, badCommand: 2, interrupted: 130 };

/** Runs the command; returns its exit code: 0 done, 1 failed or partial, 2 a wrong command, 130 Ctrl-C. */
async function ingest(words: readonly string[]): Promise<number> {
  const given = parseArguments(words);
  if (!given.ok) return complain(given.problem, EXIT.badCommand);
  const { help, company, from, to } = given.value;
  if (help) {
    process.stdout.write(usage);
    return EXIT.done;
  }
  const { DATABASE_URL, YAHOO_ORIGIN } = environment();
  const signal = stopSignal();
  try {
    const store = await openStore(DATABASE_URL);
    try {
      const provider = yahooProvider({ origin: YAHOO_ORIGIN, signal });
      const run = await ingestQuotes(
        store,
        provider,
        { companies: company, from, to, now: new Date(), signal },
        (...progress) => console.log(outcomeLines(...progress)),
      );
      if (!run.ok) return complain(run.problem.message, EXIT.badCommand);
      console.log(summaryLine(run.value));
      if (run.value.message === null) return EXIT.done;
      return complain(run.value.message, signal.aborted ? EXIT.interrupted : EXIT.failed);
    } finally {
      await store.$disconnect();
    }
  } catch (error) {
    throw storeProblem(error, DATABASE_URL);
  }
}

function complain(line: string, code: number): number {
  console.error(line);
  return code;
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

// A reader that goes away (`| head`) must not end a run half way.
process.stdout.on("error", () => {});

try {
  process.exitCode = await ingest(process.argv.slice(2));
} catch (error) {
  if (error instanceof StoreProblem) process.exitCode = complain(error.message, EXIT.failed);
  else if (error instanceof EnvironmentError) process.exitCode = complain(error.message, EXIT.badCommand);
  else throw error;
}
