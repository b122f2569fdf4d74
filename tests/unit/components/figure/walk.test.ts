import { describe, expect, it } from "vitest";
import {
  announcedWithin,
  dwellMilliseconds,
  reactionDay,
  steppedTo,
  surroundings,
  type Walk,
  walkAfter,
  walkThrough,
} from "../../../../components/figure/timeline/walk.ts";
import { madeMark } from "./made-marks.ts";

const started = (running = true): Walk => {
  const walk = walkThrough(["a", "b", "c"], running);
  if (!walk) throw new Error("There are announcements to walk through");
  return walk;
};

describe("a walk through announcements a, b and c", () => {
  it("goes from a to c as time passes, and stops running there", () => {
    const second = walkAfter(started(), "passed");
    expect(second).toMatchObject({ at: 1, running: true });
    expect(walkAfter(second, "passed")).toMatchObject({ at: 2, running: false });
  });

  it("goes on and back by hand, paused or not, and never past its ends", () => {
    expect(walkAfter(started(false), "next")).toMatchObject({ at: 1, running: false });
    expect(walkAfter(started(), "next")).toMatchObject({ at: 1, running: true });
    expect(walkAfter(started(), "previous")).toMatchObject({ at: 0, running: true });
    const last = { ...started(false), at: 2 };
    expect(walkAfter(last, "next").at).toBe(2);
  });

  it("pauses and goes on from where it stands; at c it starts over", () => {
    const paused = walkAfter({ ...started(), at: 1 }, "toggle");
    expect(paused).toMatchObject({ at: 1, running: false });
    expect(walkAfter(paused, "toggle")).toMatchObject({ at: 1, running: true });
    expect(walkAfter({ ...started(false), at: 2 }, "toggle")).toMatchObject({ at: 0, running: true });
  });

  it("shows each for half as long at 2 and twice as long at 0.5, and stays where it is on a change", () => {
    const usual = dwellMilliseconds(started());
    const fast = walkAfter({ ...started(), at: 1 }, 2);
    expect(fast.at).toBe(1);
    expect(dwellMilliseconds(fast)).toBe(usual / 2);
    expect(dwellMilliseconds(walkAfter(fast, 0.5))).toBe(usual * 2);
  });

  it("is none where there is nothing to walk through", () => {
    expect(walkThrough([], true)).toBeNull();
  });
});

describe("what is walked through", () => {
  it("lies in the window, ends included, by instant: a known day counts from its noon", () => {
    const marks = [
      madeMark({ slug: "after", day: 20_002 }),
      madeMark({ slug: "evening", day: 20_000, announcedAt: (20_000 + 0.8) * 86_400_000 }),
      madeMark({ slug: "some-time", day: 20_000 }),
      madeMark({ slug: "morning", day: 20_000, announcedAt: (20_000 + 0.3) * 86_400_000 }),
      madeMark({ slug: "before", day: 19_998 }),
      madeMark({ slug: "last", day: 20_001 }),
    ];
    expect(announcedWithin(marks, { first: 19_999, last: 20_001 })).toEqual([
      "morning",
      "some-time",
      "evening",
      "last",
    ]);
  });

  it("is zoomed to, 30 days on each side, in more than half a year, and left as it is in less", () => {
    expect(surroundings({ first: 0, last: 184 }, 100)).toEqual({ first: 70, last: 130 });
    expect(surroundings({ first: 0, last: 183 }, 100)).toBeNull();
  });

  it("has the crosshair on the first listing's day 0, which lies later than the announcement's day", () => {
    const mark = madeMark({ slug: "r1", day: 20_108, dayZeros: { BABA: 20_108, "9988.HK": 20_109 } });
    expect(reactionDay(mark, ["9988.HK", "BABA"])).toBe(20_109);
    expect(reactionDay(mark, ["^HSI", "BABA"])).toBe(20_108);
    expect(reactionDay(mark, ["^HSI"])).toBe(20_108);
  });
});

describe("a step by key", () => {
  const marks = [10, 20, 20, 30].map((day, at) => madeMark({ slug: `m${at}`, day }));
  const to = (event: string | null, day: number | null, step: "next" | "previous") =>
    steppedTo(marks, { event, day }, step)?.slug;

  it("goes to the neighbour of what is pointed at, and nowhere past the ends", () => {
    expect([to("m1", null, "next"), to("m1", null, "previous")]).toEqual(["m2", "m0"]);
    expect([to("m3", null, "next"), to("m0", null, "previous")]).toEqual([undefined, undefined]);
  });

  it("goes from day 21 on to day 30 and back to day 20, not to the first", () => {
    expect([to(null, 21, "next"), to(null, 21, "previous")]).toEqual(["m3", "m2"]);
    expect([to("elsewhere", 10, "next"), to(null, 30, "next")]).toEqual(["m1", undefined]);
  });

  it("goes to the first or the last where nothing is pointed at", () => {
    expect([to(null, null, "next"), to(null, null, "previous")]).toEqual(["m0", "m3"]);
  });
});

describe("a walk from an announcement on", () => {
  it("begins there, and at the first where it is not among them", () => {
    const slugs = ["a", "b", "c"];
    expect(walkThrough(slugs, true, "b")).toMatchObject({ at: 1, running: true });
    expect(walkThrough(slugs, true, "elsewhere")?.at).toBe(0);
  });
});
