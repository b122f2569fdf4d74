import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { companyView } from "../../../lib/views/company.ts";
import { type EventView, eventView } from "../../../lib/views/event.ts";
import { sortReactions } from "../../../lib/views/reactions/reaction-sort.ts";
import { type ReactionsContent, reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { reactionsSelection } from "../../../lib/views/reactions/reactions-selection.ts";
import { eventSummary } from "../../../lib/views/social/social-card.ts";
import { collect } from "../../support/collect.ts";
import { addMadeRows } from "../../support/made-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

/** Companies with a listing each, and announcements, beside what ships; `made-row-1` is named by each of them. */
const MADE = 600;

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
  await addMadeRows(world.url, MADE);
});
afterAll(() => world.dispose());

const asked = (query: string) => new URLSearchParams(query);
const symbols = (rows: readonly { readonly reaction: { readonly symbol: string } }[]) =>
  rows.map(({ reaction }) => reaction.symbol);

async function page(slug: string, query = ""): Promise<EventView> {
  const view = await eventView(slug, asked(query), "en", world.store);
  if (!view) throw new Error(`There is no page of ${slug}`);
  return view;
}

async function exported(query: string): Promise<Readonly<Record<string, string>>[]> {
  const file = await exportFile({ dataset: "reactions", format: "csv" }, asked(query), world.store);
  if (!file.ok) throw new Error(query);
  return parse((await collect(file.value.pieces)).join(""), { columns: true });
}

describe("an announcement's page with 600 companies more", () => {
  it("has the listings of the companies that it names in full, and all others 25 to a page, each once", async () => {
    const view = await page("qwq-32b");
    const named = view.announcement.companies.map(({ company }) => company);
    expect(new Set(view.listings.map(({ reaction }) => reaction.company))).toEqual(new Set(named));
    const { pages = 0, total } = view.others ?? {};
    const rest: string[] = [];
    for (let number = 1; number <= pages; number += 1) {
      const { others } = await page("qwq-32b", `page=${number}`);
      expect(others?.rows.length).toBeLessThanOrEqual(25);
      rest.push(...symbols(others?.rows ?? []));
    }
    expect(rest).toHaveLength(total ?? 0);
    const all = (await exported("event=qwq-32b")).map(({ symbol }) => symbol);
    expect([...symbols(view.listings), ...rest].sort()).toEqual(all.sort());
  });

  it("has whoever the address asks for in full too, and no longer among the others", async () => {
    const view = await page("qwq-32b", "company=made-row-7,made-row-9");
    const before = await page("qwq-32b");
    const added = symbols(view.listings).filter((symbol) => !symbols(before.listings).includes(symbol));
    expect(added.sort()).toEqual(["ROW7.SZ", "ROW9.SZ"]);
    expect(view.others?.total).toBe((before.others?.total ?? 0) - 2);
  });

  it("has the figures of reactions.csv in its rows", async () => {
    const csv = new Map((await exported("event=qwq-32b")).map((row) => [row.symbol, row]));
    const text = (value: number | null | undefined) => (value === null ? "" : String(value));
    const { others } = await page("qwq-32b");
    expect(symbols(others?.rows ?? [])).toContain("ROW7.SZ");
    for (const { reaction } of others?.rows ?? []) {
      const row = csv.get(reaction.symbol);
      expect(row?.status).toBe(reaction.status);
      expect(row?.raw_return_day0).toBe(text(reaction.rawReturn));
      expect(row?.abnormal_return_day0).toBe(text(reaction.abnormalReturn?.value ?? null));
      expect(row?.car_p).toBe(text(reaction.car?.pValue ?? null));
    }
  });

  it("shows twelve in full where it names more, and exports the bars of those that it draws", async () => {
    const view = await page(
      "qwq-32b",
      `company=${Array.from({ length: 30 }, (_, at) => `made-row-${at + 1}`)}`,
    );
    expect(view.listings).toHaveLength(12);
    const { exports, announcement } = await page("qwq-32b");
    const bars = asked(exports.bars);
    const named = announcement.companies.map(({ company }) => company);
    expect(bars.get("company")?.split(",").sort()).toEqual(named.sort());
    expect(bars.get("from")).toMatch(/^2025-01-/);
  });

  it("is told in its picture and title by the companies that it names alone", async () => {
    const summary = await eventSummary("qwq-32b", "en", world.store);
    const named = (await page("qwq-32b")).listings.map(({ reaction }) => reaction.symbol);
    expect(summary?.figures.map(({ symbol }) => symbol)).toEqual(named);
    expect(named.length).toBeLessThan(12);
  });
});

async function shownAs<View extends ReactionsContent["view"]>(view: View, query: string) {
  const found = await reactionsPage(asked(`view=${view}&${query}`), "en", world.store);
  const isAsked = (one: ReactionsContent): one is Extract<ReactionsContent, { view: View }> =>
    one.view === view;
  if (!isAsked(found.shown)) throw new Error(view);
  return { ...found, shown: found.shown };
}

describe("the reactions of 604 listings to 600 announcements and those that ship", () => {
  it("are the newest announcements' as far as 10,000 pairs go; the page says of how many", async () => {
    const { sample, cut, reference } = await reactionsSelection(
      asked("relation=all&listing=all"),
      "en",
      world.store,
    );
    const { listings, announcements } = reference;
    expect(cut).toEqual({
      shown: Math.floor(10_000 / listings.length),
      of: announcements.length,
      pairs: listings.length * announcements.length,
    });
    const events = [...new Set(sample.events.map(({ reaction }) => reaction.event))];
    expect(events).toEqual(announcements.slice(-(cut?.shown ?? 0)).map(({ slug }) => slug));
    expect(sample.events.length).toBeLessThanOrEqual(10_000);
  });

  it("are whole where they fit: the named pairs", async () => {
    expect((await reactionsSelection(asked(""), "en", world.store)).cut).toBeNull();
  });

  it("come as a table in pages of fifty, in the order of the address over all of them", async () => {
    const { sample } = await reactionsSelection(asked(""), "en", world.store);
    const all = sample.events.map(({ reaction }) => reaction);
    const inOrder = sortReactions(all, { key: "announced", descending: false });
    const pair = ({ event, symbol }: { event: string; symbol: string }) => `${event} ${symbol}`;
    const seen: string[] = [];
    for (const number of [1, 2, 3]) {
      const { shown } = await shownAs("table", `sort=announced&page=${number}`);
      expect(shown.part).toMatchObject({
        page: number,
        pages: Math.ceil(all.length / 50),
        total: all.length,
      });
      seen.push(...shown.reactions.map(pair));
    }
    expect(seen).toEqual(inOrder.slice(0, 150).map(pair));
    const { shown } = await shownAs("table", "rows=all");
    expect(shown.reactions).toHaveLength(60);
    expect(shown.part?.facts.days).toBeGreaterThan(1_000);
  });

  it("come as heat maps of at most 600 cells and 60 columns, each pair once over all pages", async () => {
    const query = "relation=all&listing=all";
    const { sample } = await reactionsSelection(asked(query), "en", world.store);
    const { shown } = await shownAs("heat", query);
    const pairs = new Set<string>();
    for (let number = 1; number <= shown.heat.page.pages; number += 1) {
      const { heat } = (await shownAs("heat", `${query}&page=${number}`)).shown;
      expect(heat.listings.length).toBeLessThanOrEqual(60);
      expect(heat.listings.length * heat.page.rows.length).toBeLessThanOrEqual(600);
      for (const cell of heat.page.rows.flatMap(({ cells }) => cells)) {
        if (cell) pairs.add(`${cell.event} ${cell.symbol}`);
      }
    }
    expect(pairs.size).toBe(sample.events.length);
  });

  it("of a company that 600 announcements name: its table in pages, 300 in its figure, all of them counted", async () => {
    const view = await companyView("made-row-1", {}, "en", world.store);
    expect(view?.pairs).toBe(MADE);
    expect(view?.table?.part?.total).toBe(MADE);
    expect(view?.table?.reactions).toHaveLength(20);
    expect(view?.reactions).toHaveLength(300);
    expect((await companyView("alibaba", {}, "en", world.store))?.table).toBeNull();
  });

  it("are kept once measured: the same selection gives the same sample", async () => {
    const first = await reactionsSelection(asked("relation=named"), "en", world.store);
    const again = await reactionsSelection(asked("relation=named"), "en", world.store);
    expect(again.sample).toBe(first.sample);
  });
});
