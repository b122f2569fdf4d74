import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { log } from "../../log.ts";
import type { RefreshSetting } from "../../refresh-cron.ts";
import { currentRequestId, inRequest } from "../../request-context.ts";
import { count, observe } from "../../telemetry/figures.ts";
import { currentTraceParent, inOpenSpan, type OpenSpan } from "../../telemetry/spans.ts";
import {
  afterEnd,
  afterStart,
  afterStep,
  type FinishedRefresh,
  NOTHING_YET,
  type PlannedRefresh,
  type RefreshState,
} from "./refresh-state.ts";
import { type EndingStep, type InstrumentStep, type RefreshTrigger, readStep } from "./refresh-step.ts";

/** A refresh is a process of its own: SQLite's driver is synchronous, and a write would hold up every reader. */
const COMMAND = ["--conditions=react-server", "lib/cli/refresh.ts", "--trigger"];
/** What is kept of what the process says on stderr. */
const COMPLAINT_CHARACTERS = 2000;

interface RefreshRoom {
  state: RefreshState;
  present: { readonly child: ChildProcessWithoutNullStreams; readonly end: Promise<FinishedRefresh> } | null;
  readonly listeners: Set<(state: RefreshState) => void>;
  /** What ends when the server stops. */
  readonly streams: Set<() => void>;
}

// Routes and instrumentation are bundled apart, and development reloads modules; there is one room for all of them.
const kept: typeof globalThis & { modelMovesRefresh?: RefreshRoom } = globalThis;

function room(): RefreshRoom {
  kept.modelMovesRefresh ??= { state: NOTHING_YET, present: null, listeners: new Set(), streams: new Set() };
  return kept.modelMovesRefresh;
}

/** What this server knows of its refreshes. */
export const refreshState = (): RefreshState => room().state;

/** Calls `listener` with every new state until the function that it returns is called. */
export function onRefresh(listener: (state: RefreshState) => void): () => void {
  const { listeners } = room();
  // A function of its own, so that one listener can be added twice.
  const own = (state: RefreshState) => listener(state);
  listeners.add(own);
  return () => void listeners.delete(own);
}

/** How many listen at present. */
export const refreshListeners = (): number => room().listeners.size;

/** Puts the schedule and its next refresh on show. */
export function announcePlan(schedule: RefreshSetting["kind"], next: PlannedRefresh | null): void {
  show({ ...room().state, schedule, next });
}

/**
 * Starts a refresh of everything stored in a process of its own, or joins the one that runs; resolves when it has
 * ended, however it did, and never rejects. A whole one that another process began at `since` (milliseconds since the
 * epoch) or later is enough.
 */
export function startRefresh(trigger: RefreshTrigger, since: number | null = null): Promise<FinishedRefresh> {
  const here = room();
  if (here.present) return here.present.end;
  // One that nobody asked for has an id of its own.
  const requestId = currentRequestId() ?? randomUUID();
  const fields = { trigger, "request.id": requestId };
  return inOpenSpan({ name: "refresh", kind: "internal", fields }, (span) =>
    inRequest({ requestId }, () => {
      const parent = currentTraceParent();
      const enough = since === null ? [] : ["--since", new Date(since).toISOString()];
      const behalf = [
        ...enough,
        "--request",
        requestId,
        ...(parent === null ? [] : ["--traceparent", parent]),
      ];
      const child = spawn(process.execPath, [...COMMAND, trigger, ...behalf], { stdio: "pipe" });
      show(afterStart(here.state, trigger, Date.now()));
      const end = watch(child, { requestId, span });
      here.present = { child, end };
      return end;
    }),
  );
}

/** Calls `end` when the server stops, unless the function that it returns is called before. */
export function onStop(end: () => void): () => void {
  const { streams } = room();
  streams.add(end);
  return () => void streams.delete(end);
}

/**
 * Ends what tells of refreshes, and the refresh that runs, if any; what it has finished stays. Resolves when it is
 * gone.
 */
export async function stopRefreshes(): Promise<void> {
  const { present, streams } = room();
  for (const end of [...streams]) end();
  present?.child.kill("SIGTERM");
  await present?.end;
}

function watch(
  child: ChildProcessWithoutNullStreams,
  { requestId, span }: { readonly requestId: string; readonly span: OpenSpan },
): Promise<FinishedRefresh> {
  const kill = () => void child.kill("SIGTERM");
  process.once("exit", kill);
  let ending: EndingStep | null = null;
  let complaint = "";
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (isLogLine(line)) {
      process.stdout.write(`${line}\n`);
      return;
    }
    const step = readStep(line);
    if (step === null) log().warn({ requestId, line }, "the refresh said what nobody understands");
    else if (step.type === "started" || step.type === "instrument") {
      if (step.type === "instrument") countInstrument(step);
      show(afterStep(room().state, step));
    } else ending = step;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS);
  });
  child.stdin.on("error", () => {}); // nothing is ever written: the process only watches it close
  return new Promise((resolve) => {
    const end = () => {
      process.off("exit", kill);
      const here = room();
      const { running } = here.state;
      if (!running) return;
      const last = afterEnd(running, ending, Date.now());
      here.present = null;
      show({ ...here.state, running: null, last });
      logFinished(last, complaint.trim(), requestId);
      countFinished(last);
      span.note({ result: last.result, inserted: last.inserted, changed: last.changed });
      if (last.result === "broken" || last.result === "failed") span.fail(last.message ?? last.result);
      span.end();
      resolve(last);
    };
    child.once("close", end);
    child.once("error", (error) => {
      complaint = error.message;
      end();
    });
  });
}

/** What the process logs is a line of the server's own log, with the process's id in it. */
const isLogLine = (line: string): boolean => line.startsWith('{"level":');

function show(state: RefreshState): void {
  const here = room();
  here.state = state;
  for (const listener of here.listeners) {
    try {
      listener(state);
    } catch (error) {
      log().warn({ err: error }, "a reader of the refresh failed");
    }
  }
}

/**
 * Writes how a refresh ended into the server's log: one line, and no error where only the network is away.
 * `complaint` is what the process said on stderr.
 */
function logFinished(refresh: FinishedRefresh, complaint: string, requestId: string): void {
  const { trigger, result, inserted, changed, message, quotesAsOf } = refresh;
  const fields = { requestId, trigger, result, inserted, changed, milliseconds: durationOf(refresh) };
  if (result === "broken" || complaint !== "") {
    log().warn({ ...fields, complaint }, message ?? "the refresh complained");
    return;
  }
  const outcome = message ?? `${inserted} bars new, ${changed} changed`;
  log().info(fields, quotesAsOf === null ? outcome : `quotes as of ${quotesAsOf}: ${outcome}`);
}

const durationOf = ({ startedAt, finishedAt }: FinishedRefresh): number =>
  Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)); // clocks go back

/** One that failed is in the log too, with the request that asked for it. */
function countInstrument({ symbol, problem }: InstrumentStep): void {
  count("model_moves_refresh_instruments_total", { outcome: problem?.code ?? "stored" });
  if (problem) log().debug({ symbol, code: problem.code }, problem.message);
}

function countFinished(refresh: FinishedRefresh): void {
  const { trigger, result } = refresh;
  observe("model_moves_refresh_duration_seconds", { trigger, result }, durationOf(refresh) / 1000);
}
