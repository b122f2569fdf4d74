import { parseArgs } from "node:util";
import { requireNode } from "./node-version.ts";

requireNode();

const { environment } = await import("../env.ts");
const { ingestQuotes } = await import("../quotes/ingest/ingest-quotes.ts");
const { chooseInstruments } = await import("../quotes/ingest/choose-instruments.ts");
const { newestSession, readExchangeQuotes } = await import("../quotes/schedule/exchange-quotes.ts");
const { refreshTrigger } = await import("../quotes/schedule/refresh-step.ts");
const { quoteProvider, secondProvider } = await import("../quotes/providers.ts");
const { StoreProblem, storeProblem } = await import("../store/problems.ts");
const { EXIT, withStore } = await import("./with-store.ts");

type RefreshStep = import("../quotes/schedule/refresh-step.ts").RefreshStep;
type RefreshTrigger = import("../quotes/schedule/refresh-step.ts").RefreshTrigger;
type Store = import("../store/client.ts").Store;

/** How long a run that is asked to stop may take to close itself. */
const STOPPING_MILLISECONDS = 1500;

const tell = (step: RefreshStep): void => void process.stdout.write(`${JSON.stringify(step)}\n`);

/** Pulls everything stored and tells of each step; returns the exit code. */
async function refresh(store: Store, trigger: RefreshTrigger, signal: AbortSignal): Promise<number> {
  const chosen = await chooseInstruments(store, {});
  tell({ type: "started", total: chosen.ok ? chosen.value.length : 0 });
  const run = await ingestQuotes(
    store,
    quoteProvider(environment(), { signal }),
    { now: new Date(), trigger, signal, second: secondProvider(environment(), { signal }) },
    ({ symbol, inserted, changed, rejected, milliseconds, problem }, position, total) => {
      const counts = { inserted, changed, rejected: rejected.length, milliseconds };
      tell({ type: "instrument", symbol, position, total, ...counts, problem });
    },
  );
  if (!run.ok) {
    tell({ type: "busy", message: run.problem.message });
    return EXIT.failed;
  }
  const { status, inserted, changed, message } = run.value;
  const quotesAsOf = newestSession(await readExchangeQuotes(store));
  tell({ type: "done", status, inserted, changed, message, quotesAsOf });
  return status === "failed" ? EXIT.failed : EXIT.done;
}

/** Tells in one line that the database can't be used, without a path; the whole goes to stderr. */
async function refreshOrTell(store: Store, trigger: RefreshTrigger, signal: AbortSignal): Promise<number> {
  try {
    return await refresh(store, trigger, signal);
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    const why = problem instanceof StoreProblem ? problem.publicMessage : "The server's log says why.";
    tell({ type: "failed", message: `The database could not be written. ${why}` });
    throw error;
  }
}

/**
 * Aborts at a signal, and when standard input closes, because the server that started this process is gone. What
 * was finished stays; the lease of a process that is gone is free at once.
 */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(() => process.exit(EXIT.interrupted), STOPPING_MILLISECONDS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
  return controller.signal;
}

const { values } = parseArgs({ options: { trigger: { type: "string" } }, strict: false });
const trigger = refreshTrigger.safeParse(values.trigger);
if (trigger.success) {
  const signal = stopSignal();
  process.exitCode = await withStore((store) => refreshOrTell(store, trigger.data, signal));
  process.stdin.destroy();
} else {
  console.error("The server starts this command itself. For quotes from the command line: npm run ingest");
  process.exitCode = EXIT.wrongCommand;
}
