import { fail, type Result, succeed } from "../../result.ts";
import { ensureBarYears } from "../../store/bars/bar-years.ts";
import type { Store } from "../../store/client.ts";
import type { Lease } from "../../store/runs/leases.ts";
import {
  finishRun,
  type RunStatus,
  type RunTrigger,
  readRefreshSince,
  startRun,
} from "../../store/runs/runs.ts";
import { checkRun } from "../check/check-run.ts";
import type { QuoteProvider } from "../quote-provider.ts";
import type { IngestProblem } from "./choose-instruments.ts";
import type { InstrumentOutcome } from "./instrument-outcome.ts";
import { type Heartbeat, type QuotesLease, takeQuotesLease } from "./quotes-lease.ts";

export interface IngestSummary {
  /** Null for a dry run, and where another process had done it. */
  readonly runId: number | null;
  readonly status: RunStatus;
  readonly perInstrument: readonly InstrumentOutcome[];
  readonly inserted: number;
  readonly changed: number;
  readonly rejected: number;
  /** How many findings the checks after the run hold; null where they were not run. */
  readonly findings: number | null;
  /** Why the run is not `done`, in a sentence or more; null where it is. */
  readonly message: string | null;
}

/** Called after each instrument; `position` counts from 1. */
export type IngestProgress = (outcome: InstrumentOutcome, position: number, total: number) => void;

/** What a run is, for its record. */
export interface RunHeader {
  readonly provider: string;
  /** What was asked, as JSON. */
  readonly request: object;
  readonly trigger?: RunTrigger | undefined;
  /** A whole refresh that began at this time or later makes this run needless, whichever process made it. */
  readonly unlessSince?: Date | undefined;
  /** The time it is, for the judgement of what is finished and stale. */
  readonly now: Date;
  /** Works everything out and stores nothing, not even the run. */
  readonly dryRun?: boolean | undefined;
  /** A second source that the closes of the run are compared with afterwards; none: they are not compared. */
  readonly second?: QuoteProvider | null | undefined;
}

/** The run that answers are stored under; null for a dry run. */
export type OpenRun = {
  readonly runId: number;
  readonly lease: Lease;
  readonly heartbeat: Heartbeat;
} | null;

const DONE_BEFORE =
  "Another process of this site has just asked for everything. Nothing was asked or stored again.";

/**
 * Does `work` as one ingest run under the lease, then checks what is stored and closes the run. Another run that
 * is under way is a problem `busy`; where one has done all of it since `unlessSince`, nothing is done and it is said.
 * @throws what `work` throws; the run is then closed as failed if possible
 */
export async function ingestRun(
  store: Store,
  header: RunHeader,
  work: (run: OpenRun, done: readonly InstrumentOutcome[]) => AsyncIterable<InstrumentOutcome>,
  onOutcome: (outcome: InstrumentOutcome, position: number) => void,
): Promise<Result<IngestSummary, IngestProblem>> {
  if (header.dryRun) {
    const outcomes: InstrumentOutcome[] = [];
    await collect(work(null, outcomes), outcomes, onOutcome);
    return succeed({ ...summarize(null, outcomes), findings: null });
  }
  const taken = await takeQuotesLease(store);
  if (!taken.ok) return fail(taken.problem);
  try {
    // Looked at under the lease: of several processes for which one refresh was due, the first has made it by now.
    const before = header.unlessSince && (await readRefreshSince(store, header.unlessSince));
    if (before) return succeed({ ...summarize(null, []), findings: null, message: DONE_BEFORE });
    await ensureBarYears(store, header.now);
    return succeed(await recordedRun(store, header, taken.value, work, onOutcome));
  } finally {
    await taken.value.release();
  }
}

async function recordedRun(
  store: Store,
  { provider, request, trigger, now, second = null }: RunHeader,
  { lease, heartbeat }: QuotesLease,
  work: Parameters<typeof ingestRun>[2],
  onOutcome: Parameters<typeof ingestRun>[3],
): Promise<IngestSummary> {
  const runId = await startRun(store, provider, request, trigger);
  const run = { runId, lease };
  const outcomes: InstrumentOutcome[] = [];
  try {
    await collect(work({ ...run, heartbeat }, outcomes), outcomes, onOutcome);
    const findings = await checkRun(store, run, outcomes, { now, second });
    const summary = { ...summarize(runId, outcomes), findings };
    await finishRun(store, runId, summary);
    return summary;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The fault that ended the run is the one to report, even where it can't be written down.
    await finishRun(store, runId, { ...summarize(runId, outcomes), status: "failed", message }).catch(
      () => {},
    );
    throw error;
  }
}

async function collect(
  work: AsyncIterable<InstrumentOutcome>,
  outcomes: InstrumentOutcome[],
  onOutcome: (outcome: InstrumentOutcome, position: number) => void,
): Promise<void> {
  for await (const done of work) {
    outcomes.push(done);
    onOutcome(done, outcomes.length);
  }
}

function summarize(
  runId: number | null,
  outcomes: readonly InstrumentOutcome[],
): Omit<IngestSummary, "findings"> {
  const failed = outcomes.flatMap(({ problem }) => problem ?? []);
  const total = (count: (outcome: InstrumentOutcome) => number) =>
    outcomes.reduce((sum, one) => sum + count(one), 0);
  const status = failed.length === 0 ? "done" : failed.length < outcomes.length ? "partial" : "failed";
  const said = failed.filter(({ code }) => code !== "not asked").map(({ message }) => message);
  const unasked = failed.length - said.length;
  const messages = [...new Set(said), ...(unasked > 0 ? [`${unasked} instruments were not asked for.`] : [])];
  return {
    runId,
    status,
    perInstrument: outcomes,
    inserted: total(({ inserted }) => inserted),
    changed: total(({ changed }) => changed),
    rejected: total(({ rejected }) => rejected.length),
    message: messages.length > 0 ? messages.join(" ") : null,
  };
}
