import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import type { EmptyResult } from "../../../lib/views/empty-result.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

/** The page for each query that is offered has just as many rows as it says. */
async function expectKept(empty: EmptyResult | null, rows: (query: URLSearchParams) => Promise<number>) {
  expect(empty?.fillers.length).toBeGreaterThan(0);
  for (const { query, count } of empty?.fillers ?? []) {
    expect(await rows(new URLSearchParams(query)), query).toBe(count);
  }
}

describe("DeepSeek, which names no company stored", () => {
  it("on the board: what all three companies did on its days, and everybody's announcements", async () => {
    const board = async (query: URLSearchParams) => boardView(query, "en", world.store);
    const { empty, reactions } = await board(new URLSearchParams("maker=DeepSeek"));
    expect(reactions).toEqual([]);
    expect(empty).toMatchObject({ makers: ["DeepSeek"], companies: [], namesNone: true });
    expect(empty?.fillers.map(({ kinds }) => kinds)).toEqual([["relation"], ["maker"]]);
    await expectKept(empty, async (query) => (await board(query)).reactions.length);
  });

  it("among the reactions in every view, and with a company chosen", async () => {
    for (const view of ["averages", "table", "heat", "paths", "dumbbell"]) {
      const asked = new URLSearchParams(`maker=DeepSeek&company=alibaba&view=${view}`);
      const { empty } = await reactionsPage(asked, "en", world.store);
      expect(empty).toMatchObject({ makers: ["DeepSeek"], companies: ["alibaba"], namesNone: true });
      await expectKept(empty, async (query) => {
        const { counts } = await reactionsPage(query, "en", world.store);
        return counts.pairs + counts.left;
      });
    }
  });
});

describe("a result that is empty for other reasons", () => {
  it("a company's page does not offer to give the company up", async () => {
    const company = (query: URLSearchParams) => companyView("alibaba", query, "en", world.store);
    const view = await company(new URLSearchParams("kind=pricing&maker=DeepSeek&relation=all"));
    expect(view?.empty?.fillers.map(({ kinds }) => kinds)).toEqual([["maker"], ["kind"]]);
    await expectKept(view?.empty ?? null, async (query) => (await company(query))?.reactions.length ?? -1);
  });

  it("a range without announcements is widened to all dates, on a board that opens on one year too", async () => {
    const board = (query: URLSearchParams) => boardView(query, "en", world.store);
    const { empty } = await board(new URLSearchParams("from=2025-10-05&to=2025-10-20&company=alibaba"));
    expect(empty?.namesNone).toBe(false);
    expect(empty?.fillers.map(({ kinds }) => kinds)).toEqual([["dates"]]);
    await expectKept(empty, async (query) => (await board(query)).reactions.length);
  });

  it("a board narrowed to one announcement of another year is led to all years without it", async () => {
    const board = (query: URLSearchParams) => boardView(query, "en", world.store);
    const { empty } = await board(new URLSearchParams("event=qwen1-5&kind=policy"));
    expect(empty?.fillers.map(({ kinds }) => kinds)).toEqual([["event"], ["kind"]]);
    await expectKept(empty, async (query) => (await board(query)).reactions.length);
  });

  it("where only the day is known, and such are left out, they are what would fill it", async () => {
    const page = (query: URLSearchParams) => reactionsPage(query, "en", world.store);
    const { empty } = await page(new URLSearchParams("event=manus&dayonly=excluded"));
    expect(empty?.fillers.map(({ kinds }) => kinds)).toContainEqual(["dayonly"]);
  });

  it("is null where there is something", async () => {
    expect((await boardView({}, "en", world.store)).empty).toBeNull();
  });
});
