import type { ExchangeCode } from "../../market/types.ts";
import type { RefreshSetting } from "../../refresh-cron.ts";
import { beginningOf } from "../../short-text.ts";
import type { EndingStep, InstrumentStep, RefreshStep, RefreshTrigger } from "./refresh-step.ts";

/** One instrument of a refresh, for everyone to see. */
export type RefreshedInstrument = Omit<InstrumentStep, "type" | "position" | "total">;

interface Refresh {
  readonly trigger: RefreshTrigger;
  /** ISO instants in UTC, here and below. */
  readonly startedAt: string;
  /** How many instruments have been dealt with, and the bars that were new and changed. */
  readonly done: number;
  readonly inserted: number;
  readonly changed: number;
  /** Whether the provider could not be reached. */
  readonly isCutOff: boolean;
  /** The latest of them, at most 100, in the order in which they were stored: every step is sent to every reader. */
  readonly instruments: readonly RefreshedInstrument[];
}

export interface RunningRefresh extends Refresh {
  /** Null until the process has told. */
  readonly total: number | null;
}

export interface FinishedRefresh extends Refresh {
  readonly finishedAt: string;
  /** `busy`: another process was storing quotes; `broken`: the process ended without a last word. */
  readonly result: "done" | "partial" | "failed" | "busy" | "broken";
  /** What to know, in a sentence or more without anything of the machine; null where all went well. */
  readonly message: string | null;
  /** The newest stored session of any exchange; null where it is not known. */
  readonly quotesAsOf: string | null;
}

/** When the next refresh comes by itself, and after which session, where it is one session's. */
export interface PlannedRefresh {
  readonly at: string;
  readonly exchange: ExchangeCode | null;
  readonly session: string | null;
}

/** What this server knows of its refreshes. */
export interface RefreshState {
  readonly running: RunningRefresh | null;
  readonly last: FinishedRefresh | null;
  readonly schedule: RefreshSetting["kind"];
  readonly next: PlannedRefresh | null;
}

export const NOTHING_YET: RefreshState = { running: null, last: null, schedule: "off", next: null };

const INSTRUMENTS_SHOWN = 100;
/** Letters of the last refresh's message, the one that every reader is sent; the run of the refresh has all of them. */
const SENT_MESSAGE_LONGEST = 1000;

const BUSY = "Another process is storing quotes. Nothing was asked or stored; try again when it is done.";
const BROKEN =
  "The refresh ended before it was done. What it had finished stays; the server's log says more.";

/** The state after the process was started. `now` in milliseconds since the epoch. */
export const afterStart = (state: RefreshState, trigger: RefreshTrigger, now: number): RefreshState => ({
  ...state,
  running: { ...begun(trigger, now), total: null },
});

/** A refresh that was due and not started, with why. `now` in milliseconds since the epoch. */
export function notStarted(trigger: RefreshTrigger, message: string, now: number): FinishedRefresh {
  const refresh = begun(trigger, now);
  return { ...refresh, finishedAt: refresh.startedAt, result: "failed", message, quotesAsOf: null };
}

function begun(trigger: RefreshTrigger, now: number): Refresh {
  const startedAt = new Date(now).toISOString();
  return { trigger, startedAt, done: 0, inserted: 0, changed: 0, isCutOff: false, instruments: [] };
}

/** The state after one step; a last word changes nothing before the process has ended. */
export function afterStep(state: RefreshState, step: RefreshStep): RefreshState {
  const { running } = state;
  if (!running) return state;
  if (step.type === "started") return { ...state, running: { ...running, total: step.total } };
  if (step.type !== "instrument") return state;
  const { type: _type, position: _position, total, ...instrument } = step;
  return {
    ...state,
    running: {
      ...running,
      total,
      done: running.done + 1,
      inserted: running.inserted + instrument.inserted,
      changed: running.changed + instrument.changed,
      isCutOff: running.isCutOff || instrument.problem?.code === "unreachable",
      instruments: [...running.instruments, instrument].slice(-INSTRUMENTS_SHOWN),
    },
  };
}

/** How a refresh ended, once its process is gone; `ending` is null where it left no last word. */
export function afterEnd(running: RunningRefresh, ending: EndingStep | null, now: number): FinishedRefresh {
  const { total: _total, ...refresh } = running;
  const counted = { ...refresh, finishedAt: new Date(now).toISOString(), quotesAsOf: null };
  if (ending === null) return { ...counted, result: "broken", message: BROKEN };
  if (ending.type === "busy") return { ...counted, result: "busy", message: BUSY };
  const message = ending.message && beginningOf(ending.message, SENT_MESSAGE_LONGEST);
  if (ending.type === "failed") return { ...counted, result: "failed", message };
  const { status, inserted, changed, quotesAsOf } = ending;
  return { ...counted, result: status, inserted, changed, message, quotesAsOf };
}

/** Whether trying again later may help: the provider could not be reached, or the process itself failed. */
export const isWorthRetrying = ({ result, done, isCutOff }: FinishedRefresh): boolean =>
  isCutOff || result === "broken" || (result === "failed" && done === 0);
