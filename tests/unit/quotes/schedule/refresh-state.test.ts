import { describe, expect, it } from "vitest";
import {
  afterEnd,
  afterStart,
  afterStep,
  isWorthRetrying,
  NOTHING_YET,
  type RunningRefresh,
} from "../../../../lib/quotes/schedule/refresh-state.ts";
import { type RefreshStep, readStep } from "../../../../lib/quotes/schedule/refresh-step.ts";

const START = Date.parse("2025-03-06T08:40:00Z");
const END = Date.parse("2025-03-06T08:40:09Z");

const step = (symbol: string, code: string | null = null): RefreshStep => ({
  type: "instrument",
  symbol,
  position: 1,
  total: 2,
  inserted: code === null ? 3 : 0,
  changed: code === null ? 1 : 0,
  rejected: 0,
  milliseconds: 412,
  problem: code === null ? null : { code, message: `${symbol} failed.` },
});

function runningAfter(...steps: readonly RefreshStep[]): RunningRefresh {
  const { running } = steps.reduce(afterStep, afterStart(NOTHING_YET, "schedule", START));
  if (!running) throw new Error("It does not run");
  return running;
}

describe("the state of a refresh", () => {
  it("begins with an unknown total, then has 2, then one series with 3 new rows and 1 changed", () => {
    expect(runningAfter()).toEqual({
      trigger: "schedule",
      startedAt: "2025-03-06T08:40:00.000Z",
      total: null,
      done: 0,
      inserted: 0,
      changed: 0,
      isCutOff: false,
      instruments: [],
    });
    const running = runningAfter({ type: "started", total: 2 }, step("9988.HK"));
    expect(running.total).toBe(2);
    expect(running.instruments).toEqual([
      { symbol: "9988.HK", inserted: 3, changed: 1, rejected: 0, milliseconds: 412, problem: null },
    ]);
  });

  it("of 5,000 instruments sends readers the last 100, and still counts them all", () => {
    const symbols = Array.from({ length: 5000 }, (_, index) => step(`S${index}`));
    const running = runningAfter({ type: "started", total: 5000 }, step("A", "unreachable"), ...symbols);
    expect(running).toMatchObject({ done: 5001, inserted: 15_000, changed: 5000, isCutOff: true });
    expect(running.instruments).toHaveLength(100);
    expect(running.instruments.at(-1)?.symbol).toBe("S4999");
  });

  it("takes no step while nothing runs", () => {
    expect(afterStep(NOTHING_YET, step("9988.HK"))).toBe(NOTHING_YET);
  });

  it("ends with the counts of the last word", () => {
    const ending = {
      type: "done",
      status: "partial",
      inserted: 7,
      changed: 2,
      message: "^HSI failed.",
      quotesAsOf: "2025-03-06",
    } as const;
    expect(afterEnd(runningAfter(step("9988.HK")), ending, END)).toMatchObject({
      result: "partial",
      inserted: 7,
      changed: 2,
      finishedAt: "2025-03-06T08:40:09.000Z",
      quotesAsOf: "2025-03-06",
    });
  });

  it("sends every reader the first 1,000 letters of what it says", () => {
    const message = "One of the series could not be read. ".repeat(3000);
    const done = {
      type: "done",
      status: "partial",
      inserted: 0,
      changed: 0,
      message,
      quotesAsOf: null,
    } as const;
    expect(afterEnd(runningAfter(), done, END).message).toBe(`${message.slice(0, 1000)}…`);
    expect(afterEnd(runningAfter(), { type: "failed", message }, END).message).toHaveLength(1001);
  });

  it("without a last word is broken, with the 6 new rows that were told of, and says what was kept", () => {
    const broken = afterEnd(runningAfter(step("^HSI"), step("9988.HK")), null, END);
    expect(broken).toMatchObject({ result: "broken", inserted: 6, changed: 2 });
    expect(broken.message).toContain("What it had finished stays");
  });

  it("another process's run is told of without its host", () => {
    const ending = { type: "busy", message: "process 7 on secret-host" } as const;
    expect(JSON.stringify(afterEnd(runningAfter(), ending, END))).not.toContain("secret-host");
  });
});

describe("a later try", () => {
  const done = {
    type: "done",
    status: "partial",
    inserted: 0,
    changed: 0,
    message: null,
    quotesAsOf: null,
  } as const;

  it.each([
    ["unreachable", true],
    ["refused", false],
    ["unknown symbol", false],
  ])("after a series that was %s is worth it: %s", (code, isWorth) => {
    expect(isWorthRetrying(afterEnd(runningAfter(step("9988.HK", code)), done, END))).toBe(isWorth);
  });

  it("is worth it after a break and a locked database, not after success or beside another run", () => {
    const running = runningAfter();
    expect(isWorthRetrying(afterEnd(running, null, END))).toBe(true);
    expect(isWorthRetrying(afterEnd(running, { type: "failed", message: "locked" }, END))).toBe(true);
    expect(isWorthRetrying(afterEnd(running, { ...done, status: "done" }, END))).toBe(false);
    expect(isWorthRetrying(afterEnd(running, { type: "busy", message: "" }, END))).toBe(false);
  });
});

describe("a line of the process", () => {
  it("is a step, or null where it is none", () => {
    expect(readStep(JSON.stringify(step("9988.HK")))).toEqual(step("9988.HK"));
    for (const line of [
      "",
      "Segmentation fault",
      "{}",
      '{"type":"done"}',
      '{"type":"started","total":"2"}',
    ]) {
      expect(readStep(line), line).toBeNull();
    }
  });
});
