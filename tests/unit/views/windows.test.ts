import { assert, asyncProperty, constantFrom, integer, oneof, tuple } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import type { SessionWindow } from "../../../lib/study/types.ts";
import { boardView } from "../../../lib/views/board.ts";
import { compareView } from "../../../lib/views/compare.ts";
import { eventView } from "../../../lib/views/event.ts";
import { REACTION_VIEWS } from "../../../lib/views/reactions/reactions-choice.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { reactionsSelection } from "../../../lib/views/reactions/reactions-selection.ts";
import { reactionsTogether } from "../../../lib/views/reactions/reactions-together.ts";
import { windowText } from "../../../lib/window-text.ts";
import { collect } from "../../support/collect.ts";
import { randomRuns } from "../../support/random-runs.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

/** Models of four days, so that a path of their kind is drawn. */
const EVENTS = "qwq-32b,deepseek-r1,manus,qwen3,gpt-5";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const together = async (window: string, estimation: string, rest = "") => {
  const query = new URLSearchParams(`window=${window}&estimation=${estimation}&${rest}`);
  const selection = await reactionsSelection(query, "en", world.store);
  expect(selection.problems).toEqual([]);
  return { selection, studied: reactionsTogether(selection) };
};

/** What a mean over pairs is, added up one by one. */
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("averages over a window", () => {
  it("-130..-121, before the estimation window, are the means of the pairs' own CAR and of day 0's AR", async () => {
    const { selection, studied } = await together("-130..-121", "-120..-11");
    const { aggregate, tests, kinds } = studied.ok ? studied.value : expect.unreachable(studied.problem);
    const reactions = selection.measured.map(({ reaction }) => reaction);
    const cars = reactions.flatMap(({ car }) => car?.value ?? []);
    expect(aggregate.window.events).toBe(cars.length);
    expect(cars.length).toBeGreaterThan(30);
    expect(aggregate.window.cumulative).toBeCloseTo(mean(cars), 12);
    const dayZero = reactions.flatMap(({ abnormalReturn }) => abnormalReturn?.value ?? []);
    expect(aggregate.dayZero.average).toBeCloseTo(mean(dayZero), 12);
    expect(tests.find(({ name }) => name === "crossSectional")?.dayZero?.status).toBe("ok");
    expect(kinds[0]?.averages.map(({ session }) => session)).toEqual(
      Array.from({ length: 21 }, (_, at) => at - 10),
    );
  });

  it("have the same day 0 with an estimation window of 8..120 after it, and its paths end before that", async () => {
    const { selection, studied } = await together("-1..1", "8..120");
    const { aggregate, kinds } = studied.ok ? studied.value : expect.unreachable(studied.problem);
    const dayZero = selection.measured.flatMap(({ reaction }) => reaction.abnormalReturn?.value ?? []);
    expect(aggregate.dayZero.average).toBeCloseTo(mean(dayZero), 12);
    expect(kinds[0]?.averages.at(-1)?.session).toBe(7);
  });

  it("are refused where the windows share a session, and where the estimation window holds day 0", async () => {
    const problem = async (window: string, estimation: string) => {
      const { studied } = await together(window, estimation);
      return studied.ok ? null : studied.problem;
    };
    expect(await problem("-20..5", "-120..-11")).toBe("overlap");
    expect(await problem("-130..-120", "-120..-11")).toBe("overlap");
    expect(await problem("-130..-121", "-120..0")).toBe("dayZeroEstimated");
    expect(await problem("5..10", "-60..4")).toBe("dayZeroEstimated");
    expect(await problem("-1..1", "2..60")).toBeNull();
  });
});

describe("any two windows within -250..250", () => {
  const edge = oneof(
    integer({ min: -250, max: 250 }),
    constantFrom(-250, -130, -121, -120, -119, -12, -11, -10, -1, 0, 1, 9, 10, 11, 12, 249, 250),
  );
  const windows = tuple(edge, edge).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const shared = (one: SessionWindow, other: SessionWindow) => {
    for (let session = one.start; session <= one.end; session += 1) {
      if (session >= other.start && session <= other.end) return true;
    }
    return false;
  };

  it("give averages or the reason why there are none", async () => {
    await assert(
      asyncProperty(windows, windows, async (window, estimation) => {
        const { studied } = await together(
          windowText(window),
          windowText(estimation),
          `event=${EVENTS}&relation=all`,
        );
        const free = !shared(window, estimation) && !shared({ start: 0, end: 0 }, estimation);
        expect(studied.ok).toBe(free);
      }),
      { numRuns: randomRuns(200) },
    );
  });

  it("give every view of the reactions, an announcement, a comparison, a board and a CSV", async () => {
    const { store } = world;
    await assert(
      asyncProperty(
        windows,
        windows,
        constantFrom("market", "adjusted", "mean"),
        async (window, estimation, model) => {
          const query = new URLSearchParams({
            window: windowText(window),
            estimation: windowText(estimation),
            model,
            event: EVENTS,
          });
          for (const view of REACTION_VIEWS) {
            const asked = new URLSearchParams([...query, ["view", view]]);
            expect((await reactionsPage(asked, "en", store)).problems).toEqual([]);
          }
          const drawn = new URLSearchParams([...query, ["overlay", "benchmark,expected"]]);
          expect((await boardView(drawn, "en", store)).problems).toEqual([]);
          expect((await eventView("qwq-32b", query, "en", store))?.problems).toEqual([]);
          expect((await compareView(query, "en", store)).problems).toEqual([]);
          const file = await exportFile({ dataset: "reactions", format: "csv" }, query, store);
          expect(file.ok && (await collect(file.value.pieces)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: randomRuns(30) },
    );
  });
});
