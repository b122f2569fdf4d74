import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../../lib/export/datasets.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import { isoDate } from "../../../lib/market/session-date.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { type BoardView, boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import type { Panorama } from "../../../lib/views/figure/panorama.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { seedCsv } from "./by-hand.ts";

let world: TemporaryStore;
let titleOf: ReadonlyMap<string, string>;
beforeAll(async () => {
  world = await seededStore();
  const { announcements } = await loadReference(world.store, "en");
  titleOf = new Map(announcements.map(({ slug, title }) => [slug, title]));
});
afterAll(() => world.dispose());

const board = (query: string) => boardView(new URLSearchParams(query), "en", world.store);

/** The rows that the endpoint sends for an export's query, every cell as text. */
async function exported(dataset: Dataset, query: string): Promise<Record<string, string>[]> {
  const file = await exportFile({ dataset, format: "csv" }, new URLSearchParams(query), world.store);
  if (!file.ok) throw new Error(file.problem.map(({ message }) => message).join("; "));
  return parse((await collect(file.value.pieces)).join(""), { columns: true });
}

const figure = (cell: string | undefined): number | null =>
  cell === undefined || cell === "" ? null : Number(cell);

/** Holds the figures of reactions.csv against the rows of a page, one by one and in order. */
function expectSameReactions(rows: readonly Record<string, string>[], { reactions, titles }: Panorama): void {
  expect(rows.map(({ event, symbol }) => [event, symbol])).toEqual(
    reactions.map(({ event, symbol }) => [event, symbol]),
  );
  for (const [at, shown] of reactions.entries()) {
    const row = rows[at] ?? {};
    const name = `${shown.event} ${shown.symbol}`;
    expect(row.status, name).toBe(shown.status);
    expect(row.day0, name).toBe(shown.dayZero.status === "found" ? shown.dayZero.session : "");
    expect([row.benchmark, row.limit, row.relation], name).toEqual([
      shown.benchmark ?? "",
      shown.limit ?? "",
      shown.relation ?? "",
    ]);
    const near = (row.confounders ?? "").split(";").filter((slug) => slug !== "");
    expect(near, name).toHaveLength(shown.confounderCount);
    expect(
      near.map((slug) => titleOf.get(slug)),
      name,
    ).toEqual(expect.arrayContaining(shown.nearestConfounders.map((at) => titles[at])));
    const figures = {
      raw_return_day0: shown.rawReturn,
      return_day0: shown.adjustedReturn,
      abnormal_return_day0: shown.abnormalReturn?.value ?? null,
      abnormal_return_t: shown.abnormalReturn?.tStatistic ?? null,
      abnormal_return_p: shown.abnormalReturn?.pValue ?? null,
      car: shown.car?.value ?? null,
      car_t: shown.car?.tStatistic ?? null,
      car_p: shown.car?.pValue ?? null,
      volume_ratio: shown.volumeRatio,
    };
    const read = Object.fromEntries(Object.keys(figures).map((column) => [column, figure(row[column])]));
    expect(read, name).toEqual(figures);
  }
}

/** Holds bars.csv against the lines of a page: a row for each close drawn, with the same close and volume. */
function expectSameBars(rows: readonly Record<string, string>[], { chart }: Panorama): void {
  const drawn = (chart?.lines ?? []).flatMap(({ symbol, days, closes, volumes }) =>
    closes.flatMap((close, at) =>
      close === null ? [] : [[symbol, isoDate(days[at] ?? 0), close, volumes[at] ?? null]],
    ),
  );
  expect(drawn.length).toBeGreaterThan(0);
  expect(rows.map((row) => [row.symbol, row.session, figure(row.close), figure(row.volume)])).toEqual(drawn);
}

describe("the board with nothing asked", () => {
  let view: BoardView;
  beforeAll(async () => {
    view = await board("");
  });

  it("opens from 2025-01-01 on the three main listings and says so", () => {
    expect(view.problems).toEqual([]);
    expect(view.opened).toMatchObject({ from: "2025-01-01", primaryOnly: true, namedOnly: true });
    expect(view.shown?.from).toBe("2025-01-01");
    expect(view.chart?.lines.map(({ symbol }) => symbol)).toEqual(["9988.HK", "002315.SZ", "300663.SZ"]);
    expect(view.chart?.lines.every(({ days }) => isoDate(days[0] ?? 0) >= "2025-01-01")).toBe(true);
  });

  it("has a row for each naming of a company in an announcement of 2025, QwQ-32B's three among them", () => {
    const year = new Set(
      seedCsv("announcements.csv").flatMap((row) => ((row.local_date ?? "") >= "2025" ? [row.slug] : [])),
    );
    const named = seedCsv("announcement_companies.csv").filter(({ slug }) => year.has(slug));
    expect(view.reactions).toHaveLength(named.length);
    expect(view.reactions.filter(({ event }) => event === "qwq-32b")).toHaveLength(3);
  });

  it("has every announcement of 2025 in one lane each", () => {
    const marks = view.lanes.flatMap((lane) => lane.marks.map(({ slug }) => slug));
    const expected = seedCsv("announcements.csv").filter((row) => (row.local_date ?? "") >= "2025");
    expect(new Set(marks)).toEqual(new Set(expected.map(({ slug }) => slug)));
    expect(marks).toHaveLength(expected.length);
  });

  it("indexes each line to 100 at its first session of 2025", () => {
    for (const { symbol, indexed } of view.chart?.lines ?? []) expect(indexed[0], symbol).toBe(100);
  });
});

describe("the board with a part of the range asked for", () => {
  it("keeps the start that it opens on: to=2025-12-31 begins on 2025-01-01, not in 2024", async () => {
    const view = await board("to=2025-12-31");
    expect(view.shown).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(view.filter.from).toBe("2025-01-01");
    expect(view.exports.bars).toContain("from=2025-01-01");
  });

  it("keeps it for one announcement of that year, and for a maker", async () => {
    expect((await board("event=qwq-32b")).shown?.from).toBe("2025-01-01");
    expect((await board("maker=DeepSeek")).shown?.from).toBe("2025-01-01");
  });

  it("begins with everything stored for an end or an announcement before it: qwen2 of June 2024", async () => {
    expect((await board("to=2024-06-28")).shown).toEqual({ from: "2024-01-02", to: "2024-06-28" });
    expect((await board("event=qwen2,qwq-32b")).shown?.from).toBe("2024-01-02");
    expect((await board("to=2024-06-28")).problems).toEqual([]);
  });
});

describe.each([
  ["with nothing asked", ""],
  [
    "for Alibaba's two listings and QwQ-32B over -5..5",
    "company=alibaba&listing=all&event=qwq-32b&window=-5..5",
  ],
  [
    "for models of March 2025 by the mean model",
    "kind=model&from=2025-03-01&to=2025-03-31&model=mean&relation=all",
  ],
  ["against the CSI 300, adjusted for the market", "benchmark=000300.SS&model=adjusted&from=2025-02-01"],
  ["for a slug that does not exist and one that does", "company=tencent,focus-technology"],
])("the board %s", (_name, query) => {
  it("exports the reactions that it shows, figure by figure", async () => {
    const view = await board(query);
    expect(view.reactions.length).toBeGreaterThan(0);
    expectSameReactions(await exported("reactions", view.exports.reactions), view);
  });

  it("exports the bars that it draws, close by close", async () => {
    const view = await board(query);
    expectSameBars(await exported("bars", view.exports.bars), view);
  });

  it("exports the announcements of its timeline", async () => {
    const view = await board(query);
    const marks = view.lanes.flatMap((lane) => lane.marks.map(({ slug }) => slug));
    const rows = await exported("events", view.exports.events);
    expect(rows.map(({ event }) => event).sort()).toEqual(marks.sort());
  });
});

describe("a company's page", () => {
  it("of Alibaba exports the reactions and bars that it shows", async () => {
    const view = await companyView("alibaba", new URLSearchParams("benchmark=%5EHSI"), "en", world.store);
    if (!view) throw new Error("There is no page of Alibaba");
    expect(view.chart?.lines.map(({ symbol }) => symbol)).toEqual(["9988.HK", "BABA", "^HSI"]);
    expectSameReactions(await exported("reactions", view.exports.reactions), view);
    expectSameBars(await exported("bars", view.exports.bars), view);
  });

  it("of a slug that does not exist is none", async () => {
    expect(await companyView("tencent", new URLSearchParams(), "en", world.store)).toBeNull();
  });
});

describe("the board's problems", () => {
  it("name the unknown company and keep Focus Technology", async () => {
    const view = await board("company=tencent,focus-technology");
    expect(view.problems).toMatchObject([{ parameter: "company", code: "unknown", given: "tencent" }]);
    expect(view.chart?.lines.map(({ symbol }) => symbol)).toEqual(["002315.SZ"]);
  });

  it("a range before everything stored shows no chart and no row, and keeps the filter", async () => {
    const view = await board("from=2020-01-01&to=2020-12-31");
    expect(view).toMatchObject({
      shown: null,
      chart: null,
      reactions: [],
      headline: { subject: { kind: "nothing" } },
      problems: [],
    });
    expect(view.filter).toMatchObject({ from: "2020-01-01", to: "2020-12-31" });
  });
});
