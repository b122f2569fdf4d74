import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FinishedRefresh } from "../../../../lib/quotes/schedule/refresh-state.ts";
import { type DueRefresh, startSchedule } from "../../../../lib/quotes/schedule/scheduler.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const START = Date.parse("2025-03-03T10:00:00Z");

const REFRESH: FinishedRefresh = {
  trigger: "schedule",
  startedAt: "",
  finishedAt: "",
  done: 1,
  inserted: 0,
  changed: 0,
  isCutOff: false,
  instruments: [],
  result: "done",
  message: null,
  quotesAsOf: null,
};
const NO_NETWORK: FinishedRefresh = {
  ...REFRESH,
  result: "failed",
  isCutOff: true,
};

/** Due every day at 12:00 UTC. */
const noon = async (after: number): Promise<DueRefresh> => {
  const today = Math.floor(after / (24 * HOUR)) * 24 * HOUR + 12 * HOUR;
  return { at: today > after ? today : today + 24 * HOUR, exchange: "XHKG", session: null };
};

let ran: string[];
/** When each of them was due. */
let asked: string[];
let announced: (string | null)[];
let stop: () => void;

/** Starts a schedule whose refreshes end as `answer` says; `ran` tells when each began. */
function start(answer: () => Promise<FinishedRefresh>, due: typeof noon = noon): void {
  stop = startSchedule({
    due,
    refresh: (dueAt) => {
      asked.push(new Date(dueAt).toISOString().slice(5, 16));
      ran.push(new Date().toISOString().slice(5, 16));
      return answer();
    },
    announce: (next) => void announced.push(next?.at ?? null),
  });
}

beforeEach(() => {
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.useFakeTimers({ now: START });
  ran = [];
  asked = [];
  announced = [];
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("the schedule", () => {
  it("refreshes at noon each day and says which refresh comes next", async () => {
    start(async () => REFRESH);
    await vi.advanceTimersByTimeAsync(0);
    expect(announced).toEqual(["2025-03-03T12:00:00.000Z"]);
    await vi.advanceTimersByTimeAsync(51 * HOUR);
    expect(ran).toEqual(["03-03T12:00", "03-04T12:00", "03-05T12:00"]);
    expect(announced.at(-1)).toBe("2025-03-06T12:00:00.000Z");
  });

  it("without a network tries again after 15, 30 and 60 minutes and then waits for the next day", async () => {
    start(async () => NO_NETWORK);
    await vi.advanceTimersByTimeAsync(23 * HOUR);
    expect(ran).toEqual(["03-03T12:00", "03-03T12:15", "03-03T12:45", "03-03T13:45"]);
    await vi.advanceTimersByTimeAsync(4 * HOUR);
    expect(ran.slice(4)).toEqual(["03-04T12:00", "03-04T12:15", "03-04T12:45"]);
  });

  it("stops trying again once a try succeeds", async () => {
    const answers = [NO_NETWORK, REFRESH];
    start(async () => answers.shift() ?? REFRESH);
    await vi.advanceTimersByTimeAsync(20 * HOUR);
    expect(ran).toEqual(["03-03T12:00", "03-03T12:15"]);
  });

  it("asks again every five minutes for one that met another process's run, until that is over, for the same noon", async () => {
    const answers: FinishedRefresh["result"][] = ["busy", "busy", "done"];
    start(async () => ({ ...REFRESH, result: answers.shift() ?? "done" }));
    await vi.advanceTimersByTimeAsync(20 * HOUR);
    expect(ran).toEqual(["03-03T12:00", "03-03T12:05", "03-03T12:10"]);
    expect(asked).toEqual(["03-03T12:00", "03-03T12:00", "03-03T12:00"]);
    await vi.advanceTimersByTimeAsync(24 * HOUR);
    expect(asked.slice(3)).toEqual(["03-04T12:00"]);
  });

  it("prefers a refresh that is due before the next try", async () => {
    const everyTenMinutes = async (after: number) => ({
      at: Math.floor(after / (10 * MINUTE) + 1) * 10 * MINUTE,
      exchange: null,
      session: null,
    });
    start(async () => NO_NETWORK, everyTenMinutes);
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    expect(ran).toEqual(["03-03T10:10", "03-03T10:20", "03-03T10:30"]);
  });

  it("makes up once for two noons that the machine slept through", async () => {
    start(async () => REFRESH);
    await vi.advanceTimersByTimeAsync(HOUR);
    vi.setSystemTime(START + 53 * HOUR);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(ran).toHaveLength(1);
    expect(announced.at(-1)).toBe("2025-03-06T12:00:00.000Z");
  });

  it.each([
    ["ten years ahead", 10 * YEAR],
    ["a year ahead", YEAR],
    ["a day ahead", DAY],
  ])(
    "a clock that was %s and is right again: the next refresh is the next noon, not one then",
    async (_name, ahead) => {
      start(async () => REFRESH);
      await vi.advanceTimersByTimeAsync(MINUTE);
      vi.setSystemTime(START + MINUTE + ahead);
      await vi.advanceTimersByTimeAsync(MINUTE); // it makes up for the noons between, once
      expect(ran).toHaveLength(1);
      expect(Date.parse(announced.at(-1) ?? "")).toBeGreaterThan(START + ahead);
      vi.setSystemTime(START + 3 * MINUTE);
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(announced.at(-1)).toBe("2025-03-03T12:00:00.000Z");
      await vi.advanceTimersByTimeAsync(26 * HOUR);
      expect(ran.slice(1)).toEqual(["03-03T12:00", "03-04T12:00"]);
    },
  );

  it("a clock that is right again while a refresh runs that began ten years ahead: the next is planned from now", async () => {
    start(() => new Promise((resolve) => setTimeout(resolve, 5 * MINUTE, REFRESH)));
    await vi.advanceTimersByTimeAsync(MINUTE);
    vi.setSystemTime(START + 10 * YEAR);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(ran).toHaveLength(1);
    vi.setSystemTime(START + 2 * MINUTE);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(announced.at(-1)).toBe("2025-03-03T12:00:00.000Z");
  });

  it("a clock set back by a year plans the noon of that day, and one set back by a second nothing anew", async () => {
    start(async () => REFRESH);
    await vi.advanceTimersByTimeAsync(MINUTE);
    vi.setSystemTime(START - 1000);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(announced).toHaveLength(1);
    vi.setSystemTime(START - YEAR);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(announced.at(-1)).toBe("2024-03-03T12:00:00.000Z");
    await vi.advanceTimersByTimeAsync(3 * HOUR);
    expect(ran).toEqual(["03-03T12:00"]);
  });

  it("a clock set back while a try is waited for: it comes 15 minutes later, not in a year", async () => {
    const answers = [NO_NETWORK, REFRESH];
    start(async () => answers.shift() ?? REFRESH);
    await vi.advanceTimersByTimeAsync(2 * HOUR + MINUTE);
    vi.setSystemTime(START - YEAR + 3 * HOUR); // 13:00, after that day's noon
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    expect(ran).toEqual(["03-03T12:00", "03-03T13:15"]);
  });

  it("comes at once with what became due while a refresh ran", async () => {
    start(() => new Promise((resolve) => setTimeout(resolve, 30 * HOUR, REFRESH)));
    await vi.advanceTimersByTimeAsync(34 * HOUR);
    expect(ran).toEqual(["03-03T12:00", "03-04T18:00"]);
  });

  it("plans again after 15 minutes where the database could not be read", async () => {
    let isLocked = true;
    start(
      async () => REFRESH,
      async (after) => {
        if (isLocked) throw new Error("locked");
        return noon(after);
      },
    );
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    isLocked = false;
    await vi.advanceTimersByTimeAsync(3 * HOUR);
    expect(ran).toEqual(["03-03T12:00"]);
  });

  it("once stopped refreshes no more", async () => {
    start(async () => REFRESH);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(48 * HOUR);
    expect(ran).toEqual([]);
  });
});
