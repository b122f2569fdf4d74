import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSeries } from "../../../lib/reactions/series.ts";
import { type LongViewPage, longViewOf, MOVE_PARTS } from "../../../lib/views/long-view.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
const asked = { left: "", page: "" };

async function view(
  company: string,
  range: { readonly from: string | null; readonly to: string | null },
  left = "",
): Promise<LongViewPage> {
  const page = await longViewOf(
    company,
    { ...DEFAULT_FILTER, ...range },
    { ...asked, left },
    "en",
    world.store,
  );
  if (!page) throw new Error(`${company} has no quotes`);
  return page;
}

beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(() => world.dispose());

describe("the long view of Alibaba over 2025", () => {
  const year = { from: "2025-01-01", to: "2025-12-31" };

  it("counts from the close of 31 December 2024, and its parts add up to the log of its adjusted closes", async () => {
    const page = await view("alibaba", year);
    expect(page.from).toBe("2024-12-31");
    const series = await loadSeries(world.store, await loadReference(world.store, "en"), "9988.HK");
    const close = (session: string) =>
      series?.adjustedClose[series.position.get(session) ?? -1] ?? Number.NaN;
    expect(page.end).toBeCloseTo(Math.log(close(page.to) / close("2024-12-31")), 12);
    for (const at of page.sessions.keys()) {
      const sum = MOVE_PARTS.reduce((all, part) => all + (page.paths[part][at]?.car ?? Number.NaN), 0);
      expect(sum).toBeCloseTo(page.total[at] ?? Number.NaN, 10);
    }
  });

  it("is measured against Hang Seng TECH, and each band lies evenly round its part", async () => {
    const page = await view("alibaba", year);
    expect(page.benchmark).toBe("HSTECH.HK");
    for (const part of MOVE_PARTS) {
      const end = page.ends?.[part];
      expect(((end?.low ?? 0) + (end?.high ?? 0)) / 2).toBeCloseTo(end?.value ?? Number.NaN, 10);
    }
  });

  it("orders announcements by the size of what was left after 20 sessions, or after as many as are asked for", async () => {
    for (const [left, count] of [
      ["", 20],
      ["5", 5],
      ["7", 20],
    ] as const) {
      const { announcements, order } = await view("alibaba", year, left);
      expect(order).toBe(count);
      const sizes = announcements.rows.flatMap(({ left: steps }) => {
        const car = steps.find(({ sessions }) => sessions === count)?.car;
        return car ? [Math.abs(car.value)] : [];
      });
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }
  });
});

it("of 10 sessions nothing is taken apart: fewer than 20 are ordinary ones", async () => {
  const page = await view("alibaba", { from: "2025-03-03", to: "2025-03-14" });
  expect(page.status).toBe("too few sessions");
  expect(page.ends).toBeNull();
});

it("without a day it begins with the story, and seven years are sent as 101 points at most", async () => {
  expect((await view("alibaba", { from: null, to: null })).since).toBe("2025-01-01");
  expect((await view("tencent", { from: "2019-01-01", to: null })).sessions.length).toBeLessThanOrEqual(101);
});
