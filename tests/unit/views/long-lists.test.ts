import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { finishRun, startRun } from "../../../lib/store/runs/runs.ts";
import { announcementList } from "../../../lib/views/announcement-list.ts";
import { companyList } from "../../../lib/views/company-list.ts";
import { storedData, wholeRunMessage } from "../../../lib/views/data/data-status.ts";
import { movesView } from "../../../lib/views/moves.ts";
import { addMadeRows } from "../../support/made-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const readBars = vi.hoisted(() => vi.fn());
vi.mock(import("../../../lib/store/bars/bar-reader.ts"), async (original) => {
  const { openBarReader, ...own } = await original();
  const counted: typeof openBarReader = async (store) => {
    const reader = await openBarReader(store);
    return {
      ...reader,
      read(instrumentId, range) {
        readBars(instrumentId, range);
        return reader.read(instrumentId, range);
      },
      closes(instrumentId, range) {
        readBars(instrumentId, range);
        return reader.closes(instrumentId, range);
      },
    };
  };
  return {
    ...own,
    openBarReader: counted,
    async withBarReader(store, work) {
      const reader = await counted(store);
      try {
        return await work(reader);
      } finally {
        reader.close();
      }
    },
  };
});

const NOTHING_STORED = { status: "partial", inserted: 0, changed: 0, rejected: 0 } as const;
const COUNTS = [500, 1000] as const;
let worlds: readonly TemporaryStore[];
beforeAll(async () => {
  worlds = await Promise.all(
    COUNTS.map(async (count) => {
      const world = await seededStore();
      await addMadeRows(world.url, count);
      return world;
    }),
  );
});
afterAll(() => Promise.all(worlds.map(({ dispose }) => dispose())));

const larger = () => {
  const world = worlds[1];
  if (!world) throw new Error("no world");
  return world.store;
};
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("the list of companies of a thousand", () => {
  it("reads no bar, and sends of 1,000 what it sends of 500", async () => {
    readBars.mockClear();
    const [half, whole] = await Promise.all(worlds.map(({ store }) => companyList({}, "en", store)));
    expect(readBars).not.toHaveBeenCalled();
    expect(whole?.rows).toHaveLength(60);
    expect((whole?.total ?? 0) - (half?.total ?? 0)).toBe(500);
    expect(bytes(whole)).toBeLessThan(bytes(half) + 100);
  });

  it("has a page 2 that goes on where page 1 ends, and a last page for one beyond it", async () => {
    const first = await companyList({}, "en", larger());
    const second = await companyList({ page: "2" }, "en", larger());
    const slugs = [...first.rows, ...second.rows].map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(120);
    expect(second).toMatchObject({ page: 2, pages: Math.ceil(first.total / 60), total: first.total });
    expect((await companyList({ page: "99" }, "en", larger())).page).toBe(first.pages);
  });

  it("finds a company by its Chinese name, by a symbol, and says so where there is none", async () => {
    const found = async (search: string) =>
      (await companyList({ search }, "en", larger())).rows.map(({ slug }) => slug);
    expect(await found("阿里巴巴")).toContain("alibaba");
    expect(await found("row1000.sz")).toEqual(["made-row-1000"]);
    expect(await found("no such company")).toEqual([]);
  });

  it("comes in the order asked for: the one that all 1,000 made announcements name first, or by name", async () => {
    const named = await companyList({ order: "named" }, "en", larger());
    expect(named.rows[0]).toMatchObject({ slug: "made-row-1", announcements: 1000 });
    const byName = await companyList({ order: "name", search: "made" }, "en", larger());
    expect(byName.rows.slice(0, 3).map(({ names }) => names.en)).toEqual(["Made 1", "Made 2", "Made 3"]);
    const bad = await companyList({ order: "size" }, "en", larger());
    expect(bad.problems).toMatchObject([{ parameter: "order", code: "bad choice", given: "size" }]);
    expect(bad.order).toBe("board");
  });

  it("has the range of each listing's quotes", async () => {
    const { rows } = await companyList({ search: "ROW7.SZ" }, "en", larger());
    expect(rows[0]?.listings[0]?.range).toEqual({ first: "2025-03-06", last: "2025-03-06" });
  });
});

describe("the data page of a thousand series", () => {
  it("reads no bar, and sends of 1,000 what it sends of 500", async () => {
    readBars.mockClear();
    const [half, whole] = await Promise.all(worlds.map(({ store }) => storedData({}, store)));
    expect(readBars).not.toHaveBeenCalled();
    expect(
      [whole?.series, whole?.actions, whole?.findings, whole?.revisions].map((list) => list?.rows.length),
    ).toEqual([50, 50, 30, 30]);
    expect((whole?.series.total ?? 0) - (half?.series.total ?? 0)).toBe(500);
    // Longer symbols and identifiers only.
    expect(bytes(whole)).toBeLessThan(bytes(half) * 1.05);
  });

  it("shows the first 300 letters of what a run said of 3,000 series, and has all of it", async () => {
    const world = await seededStore();
    try {
      const said = Array.from({ length: 3000 }, (_, at) => `ROW${at}.SZ could not be read.`).join(" ");
      const long = await startRun(world.store, "made", {});
      await finishRun(world.store, long, { ...NOTHING_STORED, message: said });
      const short = await startRun(world.store, "made", {});
      await finishRun(world.store, short, { ...NOTHING_STORED, message: "Nothing came." });
      const { runs } = await storedData({}, world.store);
      expect(runs.slice(0, 2).map(({ id, message, isMessageCut }) => [id, message, isMessageCut])).toEqual([
        [short, "Nothing came.", false],
        [long, `${said.slice(0, 300)}…`, true],
      ]);
      expect(await wholeRunMessage(long, world.store)).toBe(said);
      expect(await wholeRunMessage(short + 1, world.store)).toBeNull();
    } finally {
      await world.dispose();
    }
  });

  it("narrows each of its lists to the series that a search finds", async () => {
    const { series, actions, findings, revisions } = await storedData({ search: "ROW7.SZ" }, larger());
    expect(series.rows.map(({ symbol }) => symbol)).toEqual(["ROW7.SZ"]);
    expect(actions.rows.map(({ symbol, kind }) => [symbol, kind])).toEqual([["ROW7.SZ", "dividend"]]);
    expect(findings.rows.map(({ subject }) => subject)).toEqual(["ROW7.SZ"]);
    expect(revisions.rows.map(({ symbol }) => symbol)).toEqual(["ROW7.SZ"]);
  });

  it("finds a series by its company's Arabic name", async () => {
    const { series } = await storedData({ search: "علي بابا" }, larger());
    expect(series.rows.map(({ symbol }) => symbol)).toContain("9988.HK");
  });

  it("counts a series' own bars: sources, held back, and open findings first where they are asked for", async () => {
    const { series } = await storedData({ search: "ROW7.SZ" }, larger());
    expect(series.rows[0]).toMatchObject({
      ...{ bars: 1, heldBack: 2, missing: 0, closeOnly: true },
      sources: [{ name: "made", bars: 1 }],
      range: { first: "2025-03-06", last: "2025-03-06" },
    });
    const { series: oldest } = await storedData({ order: "oldest" }, larger());
    const lasts = oldest.rows.map(({ range }) => range?.last ?? "");
    expect(lasts).toEqual(lasts.toSorted());
    const { series: gravest } = await storedData({ order: "findings" }, larger());
    const errors = gravest.rows.map(({ findings }) => findings.error);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  });

  it("says of the shipped series what reading their bars says", async () => {
    const { series } = await storedData({ search: "alibaba" }, larger());
    const [row] = series.rows.filter(({ symbol }) => symbol === "9988.HK");
    const id = (await larger().instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } })).id;
    const bars = await larger().bar.findMany({ where: { instrumentId: id }, orderBy: { session: "asc" } });
    const [first, last] = [bars.at(0)?.session ?? "", bars.at(-1)?.session ?? ""];
    const sessions = await larger().calendarSession.count({
      where: { exchange: "XHKG", session: { gte: first, lte: last } },
    });
    expect(row).toMatchObject({ bars: bars.length, range: { first, last } });
    expect(row?.missing).toBe(sessions - bars.length);
  });
});

describe("the list of announcements of a thousand companies", () => {
  it("reads the quotes of those that the announcements of its page name, and none again", async () => {
    readBars.mockClear();
    const list = await announcementList({ search: "made row" }, "en", larger());
    const named = new Set(list.rows.flatMap(({ companies }) => companies.map(({ slug }) => slug)));
    expect([list.rows.length, named.size]).toEqual([100, 101]);
    expect(list.rows.every(({ companies }) => companies.every(({ reaction }) => reaction !== null))).toBe(
      true,
    );
    // Each listing, the shipped ones' benchmark and the currency of a market value.
    expect(readBars.mock.calls.length).toBeLessThanOrEqual(named.size + 2);
    readBars.mockClear();
    await announcementList({ search: "made row" }, "zh", larger());
    expect(readBars).not.toHaveBeenCalled();
  });

  it("says the same of them as the list in order of strength, which measures all", async () => {
    const query = { search: "alibaba", from: "2025-01-01" };
    const newest = await announcementList(query, "en", larger());
    const strongest = await announcementList({ ...query, order: "strongest" }, "en", larger());
    const bySlug = new Map(newest.rows.map((row) => [row.slug, row]));
    expect(strongest.rows.length).toBeGreaterThan(5);
    for (const row of strongest.rows) expect(row).toEqual(bySlug.get(row.slug));
  });
});

describe("the unexplained moves of a thousand companies", () => {
  it("reads no session before the year and a half that it shows and fits on, says so, and reads none again", async () => {
    readBars.mockClear();
    const { cut, total } = await movesView({}, "en", larger());
    const listings = await larger().instrument.count({ where: { kind: "share" } });
    expect(cut).toEqual({ from: expect.stringMatching(/^20\d\d-\d\d-\d\d$/), listings });
    const begins = readBars.mock.calls.flatMap(([, range]) => range?.from ?? []);
    expect(begins.length).toBeGreaterThan(1000);
    expect(begins.every((from) => from > "2024-03-01" && from < (cut?.from ?? ""))).toBe(true);
    readBars.mockClear();
    expect((await movesView({ order: "newest" }, "zh", larger())).total).toBe(total);
    expect(readBars).not.toHaveBeenCalled();
  });

  it("of the companies that a search finds shows all, and sends all to the export", async () => {
    const { cut, rows, exportQuery } = await movesView({ search: "阿里巴巴" }, "en", larger());
    expect(cut).toBeNull();
    expect(rows[0]).toMatchObject({ company: "alibaba", session: "2025-09-01" });
    expect(exportQuery).toBe("company=alibaba");
    expect((await movesView({ search: "no such company" }, "en", larger())).total).toBe(0);
  });

  it("has of each company its largest abnormal return, or the newest first, where that is asked for", async () => {
    const company = "alibaba,focus-technology,client-service-international";
    const all = await movesView({ company }, "en", larger());
    const largest = await movesView({ company, order: "largest" }, "en", larger());
    expect(largest.rows.map((row) => row.company).toSorted()).toEqual(company.split(",").toSorted());
    const size = ({ abnormal }: { readonly abnormal: number }) => Math.abs(abnormal);
    for (const row of largest.rows) {
      const own = all.rows.filter((one) => one.company === row.company);
      expect(size(row)).toBe(Math.max(...own.map(size)));
    }
    const sizes = largest.rows.map(size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const newest = (await movesView({ company, order: "newest" }, "en", larger())).rows;
    const sessions = newest.map(({ session }) => session);
    expect(sessions).toEqual(sessions.toSorted().reverse());
  });

  it("measures in a range what it measures in all sessions", async () => {
    const company = "client-service-international";
    const all = await movesView({ company }, "en", larger());
    const autumn = await movesView({ company, from: "2024-10-01", to: "2024-11-30" }, "en", larger());
    const expected = all.rows.filter(({ session }) => session >= "2024-10-01" && session <= "2024-11-30");
    expect(autumn.rows.length).toBeGreaterThan(0);
    expect(autumn.rows.map(({ session }) => session)).toEqual(expected.map(({ session }) => session));
    for (const [at, row] of autumn.rows.entries()) {
      expect(row.tStatistic).toBeCloseTo(expected[at]?.tStatistic ?? 0, 8);
      expect(row.volumeRatio).toBeCloseTo(expected[at]?.volumeRatio ?? 0, 10);
    }
  });
});
