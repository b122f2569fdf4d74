import { environment } from "../../env.ts";
import { chooseInstruments } from "../../quotes/ingest/choose-instruments.ts";
import { ingestQuotes } from "../../quotes/ingest/ingest-quotes.ts";
import { quoteProvider, secondProvider } from "../../quotes/providers.ts";
import { newestSession, readExchangeQuotes } from "../../quotes/schedule/exchange-quotes.ts";
import type { RefreshStep, RefreshTrigger } from "../../quotes/schedule/refresh-step.ts";
import { inRequest } from "../../request-context.ts";
import type { Store } from "../../store/client.ts";
import { StoreProblem, storeProblem } from "../../store/problems.ts";
import { inSpan } from "../../telemetry/spans.ts";
import { startTracing } from "../../telemetry/tracing.ts";
import { EXIT } from "../command.ts";
import { recordVerdicts } from "../record-verdicts.ts";
import { withStore } from "../with-store.ts";
import type { AskedRefresh } from "./arguments.ts";

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
  await recordVerdicts(store);
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

/** Refreshes the store of the environment, a line of JSON on stdout for each step; returns the exit code. */
export async function runRefresh({ trigger, requestId, parent }: AskedRefresh): Promise<number> {
  const signal = stopSignal();
  const endTracing = await startTracing(environment().OTEL_EXPORTER_OTLP_ENDPOINT);
  const fields = { trigger, "request.id": requestId };
  const code = await inRequest({ requestId }, () =>
    inSpan({ name: "refresh process", kind: "internal", fields, parent }, () =>
      withStore((store) => refreshOrTell(store, trigger, signal)),
    ),
  ).finally(endTracing);
  process.stdin.destroy();
  return code;
}
