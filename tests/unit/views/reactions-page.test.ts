import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { eventView } from "../../../lib/views/event.ts";
import { groupFigures, groupsOf } from "../../../lib/views/reactions/reaction-groups.ts";
import { reactionsOverview } from "../../../lib/views/reactions/reactions-overview.ts";
import { type ReactionsContent, reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

/** One view of a query, narrowed to its kind. */
async function shownAs<View extends ReactionsContent["view"]>(
  view: View,
  query: string,
): Promise<Extract<ReactionsContent, { view: View }>> {
  const { shown } = await reactionsPage(new URLSearchParams(`view=${view}&${query}`), "en", world.store);
  const isAsked = (one: ReactionsContent): one is Extract<ReactionsContent, { view: View }> =>
    one.view === view;
  if (!isAsked(shown)) throw new Error(`asked for ${view}, got ${shown.view}`);
  return shown;
}
const pairOf = ({ event, symbol }: Pick<Reaction, "event" | "symbol">) => `${event} ${symbol}`;

/** Every page of a paged view. */
async function allPages<Row>(page: (number: number) => Promise<{ rows: readonly Row[]; pages: number }>) {
  const first = await page(1);
  const rows = [...first.rows];
  for (let number = 2; number <= first.pages; number += 1) rows.push(...(await page(number)).rows);
  return rows;
}

describe.each(["relation=named", "relation=all&from=2025-01-01&to=2025-04-30", "relation=all&kind=pricing"])(
  "the selection of %s",
  (query) => {
    it("is the same in the table, the heat map, the paths, the dumbbells and reactions.csv", async () => {
      const exported = await exportFile(
        { dataset: "reactions", format: "csv" },
        new URLSearchParams(`${query}&listing=primary`),
        world.store,
      );
      if (!exported.ok) throw new Error("the query can be exported");
      const text = (await collect(exported.value.pieces)).join("");
      const rows: Record<string, string>[] = parse(text, { columns: true });
      const pairs = rows.map(({ event, symbol }) => `${event} ${symbol}`).sort();
      expect(pairs.length).toBeGreaterThan(2);

      const { reactions } = await shownAs("table", query);
      expect(reactions.map(pairOf).sort()).toEqual(pairs);
      const heat = await allPages(async (page) => (await shownAs("heat", `${query}&page=${page}`)).heat.page);
      expect(
        heat
          .flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []))
          .map(pairOf)
          .sort(),
      ).toEqual(pairs);
      const paths = await allPages(
        async (page) => (await shownAs("paths", `${query}&page=${page}`)).paths.page,
      );
      expect(paths.map(({ reaction }) => pairOf(reaction)).sort()).toEqual(pairs);
      const dumbbells = await allPages(
        async (page) => (await shownAs("dumbbell", `${query}&page=${page}`)).dumbbell.page,
      );
      expect(dumbbells.map(({ reaction }) => pairOf(reaction)).sort()).toEqual(pairs);
      for (const { reaction, raw, abnormal } of dumbbells) {
        const row = rows.find(({ event, symbol }) => `${event} ${symbol}` === pairOf(reaction));
        expect(String(raw ?? "")).toBe(row?.raw_return_day0 || row?.return_day0);
        expect(String(abnormal ?? "")).toBe(row?.abnormal_return_day0);
      }
    });
  },
);

describe("paths", () => {
  it("are those of the announcement's page: QwQ-32B and 9988.HK, session by session", async () => {
    const { paths } = await shownAs("paths", "event=qwq-32b&relation=all");
    const own = paths.page.rows.find(({ reaction }) => reaction.symbol === "9988.HK");
    const event = await eventView("qwq-32b", {}, "en", world.store);
    const there = event?.listings.find(({ reaction }) => reaction.symbol === "9988.HK");
    expect(own?.path).toHaveLength(21);
    expect(own?.path.map(({ car }) => car)).toEqual(there?.path.map(({ car }) => car));
    expect(own?.last?.session).toBe(10);
  });

  it("lie on one scale, over all pages, that holds every line", async () => {
    const first = (await shownAs("paths", "relation=all")).paths;
    const second = (await shownAs("paths", "relation=all&page=2")).paths;
    expect(first.page.pages).toBeGreaterThan(1);
    expect(second.axis).toEqual(first.axis);
    for (const { path } of [...first.page.rows, ...second.page.rows]) {
      for (const { car } of path) {
        if (car === null) continue;
        expect(car).toBeGreaterThanOrEqual(first.axis?.low ?? 0);
        expect(car).toBeLessThanOrEqual(first.axis?.high ?? 0);
      }
    }
    const { drawn, above, below } = first.counts;
    expect(above + below).toBe(drawn);
  });

  it("that can't be studied are gaps with their reason: Qwen 1.5 came too early", async () => {
    const { paths } = await shownAs("paths", "event=qwen1-5&company=alibaba");
    expect(paths.page.rows).toMatchObject([{ status: "too few sessions", path: [], last: null }]);
    expect(paths.counts).toMatchObject({ pairs: 1, drawn: 0 });
  });
});

describe("dumbbells", () => {
  it("are in the order that is asked for, those without the figure last", async () => {
    const order = async (name: string) =>
      (await shownAs("dumbbell", `relation=all&order=${name}`)).dumbbell.page.rows;
    const byAbnormal = (await order("abnormal")).flatMap(({ abnormal }) => abnormal ?? []);
    expect(byAbnormal.length).toBeGreaterThan(20);
    expect(byAbnormal).toEqual([...byAbnormal].sort((a, b) => b - a));
    const byGap = (await order("gap")).flatMap(({ gap }) => (gap === null ? [] : Math.abs(gap)));
    expect(byGap).toEqual([...byGap].sort((a, b) => b - a));
    const byDate = (await order("date")).map(({ reaction }) => reaction.announcedOn);
    expect(byDate).toEqual([...byDate].sort().reverse());
  });
});

describe("groups", () => {
  it("of all named reactions have AAR as mean AR and CAAR as mean CAR, over 40 measured", async () => {
    const { reactions } = await shownAs("table", "");
    const { together } = await reactionsOverview({}, world.store);
    const figures = groupFigures(reactions);
    expect(figures.measured).toBe(40);
    expect(figures.pairs).toBe(reactions.length);
    expect(figures.abnormalReturn).toBeCloseTo(together?.aggregate.dayZero.average ?? Number.NaN, 14);
    expect(figures.car).toBeCloseTo(together?.aggregate.window.cumulative ?? Number.NaN, 14);
    expect(figures.positive).toBe(together?.aggregate.dayZero.positive);
  });

  it("by kind count as many pairs as the paths by kind do", async () => {
    const { reactions } = await shownAs("table", "");
    const { together } = await reactionsOverview({}, world.store);
    for (const { kind, events } of together?.kinds ?? []) {
      if (kind === null) continue;
      const own = reactions.filter((reaction) => groupsOf(reaction, "kind").includes(kind));
      expect(groupFigures(own).measured, kind).toBe(events);
    }
  });

  it("without a measured reaction have no mean, never a zero", () => {
    expect(groupFigures([{ status: "suspended", abnormalReturn: null, car: null }])).toEqual({
      pairs: 1,
      measured: 0,
      positive: 0,
      abnormalReturn: null,
      car: null,
    });
  });
});

describe("what the address says", () => {
  it("a view, a measure and an order that are none are named, and their defaults shown", async () => {
    const { problems, choice } = await reactionsPage(
      new URLSearchParams("view=pie&measure=beta&order=size&page=x"),
      "en",
      world.store,
    );
    expect(problems.map(({ parameter, given }) => `${parameter}=${given}`)).toEqual([
      "view=pie",
      "measure=beta",
      "order=size",
    ]);
    expect(choice).toMatchObject({ view: "averages", measure: "abnormal", order: "abnormal" });
  });

  it("a page beyond the last is the last", async () => {
    const { heat } = await shownAs("heat", "relation=all&page=99");
    expect(heat.page.page).toBe(heat.page.pages);
  });
});
