import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import { eventView } from "../../../lib/views/event.ts";
import { isRanked, rankedFirst, testedCount } from "../../../lib/views/reactions/ranking.ts";
import { parseSort, sortReactions } from "../../../lib/views/reactions/reaction-sort.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const query = (text: string) => new URLSearchParams(text);
/** The first announcement of a table's rows in an order, as the page that has no wish of its own ranks them. */
function first(rows: readonly TableReaction[], sort: string, dayonly: "unranked" | "ranked" = "unranked") {
  const parsed = parseSort(sort);
  if (!parsed) throw new Error(`${sort} is no sort`);
  return sortReactions(rows, parsed, (row) => isRanked(row, { dayonly }))[0]?.event;
}

describe("which announcement moved Alibaba most in 2025", () => {
  const YEAR = "company=alibaba&from=2025-01-01&to=2025-12-31";

  it("has one answer by each measure on the board, the company's page and /reactions", async () => {
    const board = await boardView(query(YEAR), "en", world.store);
    const company = await companyView("alibaba", query("from=2025-01-01&to=2025-12-31"), "en", world.store);
    const page = await reactionsPage(query(`${YEAR}&view=table`), "en", world.store);
    if (page.shown.view !== "table" || !company) throw new Error("There is no table");
    for (const rows of [board.reactions, company.reactions, page.shown.reactions]) {
      expect([first(rows, "-t"), first(rows, "-return"), first(rows, "-abnormal")]).toEqual([
        "qwen2-5-max",
        "qwen3guard",
        "qwen2-5-max",
      ]);
    }
    const dumbbells = await reactionsPage(query(`${YEAR}&view=dumbbell`), "en", world.store);
    if (dumbbells.shown.view !== "dumbbell") throw new Error("There are no dumbbells");
    expect(dumbbells.shown.dumbbell.page.rows[0]?.reaction.event).toBe("qwen2-5-max");
  });

  it("the company's page opens on what names it: no LongCat-Flash-Chat of Meituan, unless all are asked for", async () => {
    const opened = await companyView("alibaba", query(""), "en", world.store);
    expect(opened?.reactions.every(({ relation }) => relation !== null)).toBe(true);
    const all = await companyView("alibaba", query("relation=all"), "en", world.store);
    expect(all?.reactions.some(({ event }) => event === "longcat-flash-chat")).toBe(true);
  });
});

describe("announcements of which only the day is known", () => {
  it("come after all others where the order ranks, and by date among them", async () => {
    const { reactions } = await boardView(query("from=2025-01-01"), "en", world.store);
    const days = reactions.filter(({ precision }) => precision === "day");
    expect(days.length).toBeGreaterThan(10);
    for (const sort of ["-t", "-return", "car", "volume"]) {
      const parsed = parseSort(sort);
      if (!parsed) throw new Error(`${sort} is no sort`);
      const rows = sortReactions(reactions, parsed, (row) => isRanked(row, { dayonly: "unranked" }));
      expect(
        rows.slice(-days.length).every(({ precision }) => precision === "day"),
        sort,
      ).toBe(true);
    }
    const dated = sortReactions(reactions, { key: "announced", descending: true }, (row) =>
      isRanked(row, { dayonly: "unranked" }),
    );
    const dates = dated.map(({ announcedOn }) => announcedOn);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it("do not lead: of March to May 2025 and one company nothing of a day is said first but where it is ranked", async () => {
    const only = "event=manus,ernie-4-5-and-ernie-x1";
    const lead = async (more: string) => {
      const { subject } = (await boardView(query(`${only}${more}`), "en", world.store)).headline;
      return subject.kind === "reaction" ? subject.figure.event : subject.kind;
    };
    expect(await lead("")).toBe("overview");
    expect(await lead("&dayonly=ranked")).toBe("manus");
  });

  it("come last among dumbbells by size, and the averages say how many they are or leave them out", async () => {
    const page = await reactionsPage(query("view=dumbbell&company=alibaba"), "en", world.store);
    if (page.shown.view !== "dumbbell") throw new Error("There are no dumbbells");
    const days = page.shown.dumbbell.page.rows.map(({ reaction }) => reaction.precision === "day");
    expect(days.indexOf(true)).toBe(days.length - days.filter(Boolean).length);
    const all = await reactionsPage(query(""), "en", world.store);
    const without = await reactionsPage(query("dayonly=excluded"), "en", world.store);
    expect(all.counts.dayOnly).toBeGreaterThan(10);
    expect(without.counts.dayOnly).toBe(0);
    expect(without.counts.pairs).toBe(all.counts.pairs - all.counts.dayOnly);
  });

  it("Alibaba's results of 20 February 2025: -2.58% if before the close, +14.56% if after", async () => {
    const view = await eventView("alibaba-december-quarter-2024", query(""), "en", world.store);
    const [listing] = view?.listings ?? [];
    expect(listing?.reaction.symbol).toBe("9988.HK");
    expect(listing?.reaction.candidates.map(({ session }) => session)).toEqual(["2025-02-20", "2025-02-21"]);
    const [before, after] = listing?.reaction.candidates ?? [];
    expect(before?.change).toBeCloseTo(-0.0258, 4);
    expect(after?.change).toBeCloseTo(0.1456, 4);
    expect(before?.change).toBe(listing?.reaction.rawReturn);
  });
});

describe("the order of an announcement's listings", () => {
  it("Manus names Focus Technology and Client Service, so Alibaba and BABA come after them", async () => {
    const view = await eventView("manus", query(""), "en", world.store);
    expect(view?.listings.map(({ reaction }) => reaction.symbol)).toEqual([
      "002315.SZ",
      "300663.SZ",
      "9988.HK",
      "BABA",
    ]);
    const paths = await reactionsPage(
      query("event=manus&relation=all&listing=all&view=paths"),
      "en",
      world.store,
    );
    if (paths.shown.view !== "paths") throw new Error("There are no paths");
    expect(paths.shown.paths.page.rows.map(({ reaction }) => reaction.symbol)).toEqual([
      "002315.SZ",
      "300663.SZ",
      "9988.HK",
      "BABA",
    ]);
  });
});

it("ranked rows keep their order and those apart follow in theirs: 1 2 3 4 with even ones ranked is 2 4 1 3", () => {
  expect(rankedFirst([1, 2, 3, 4], (value) => value % 2 === 0)).toEqual([2, 4, 1, 3]);
});

it("of p 0.01, 0.05, 0.2 and none three were tested and one is under 0.05", () => {
  const tested = (pValue: number) => ({
    abnormalReturn: { value: 0, standardError: 1, tStatistic: 0, pValue },
  });
  expect(testedCount([tested(0.01), tested(0.05), tested(0.2), { abnormalReturn: null }])).toEqual({
    tested: 3,
    under: 1,
  });
});
