import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { parseFilter } from "../../../lib/filters/parse.ts";
import { loadReference, type Reference } from "../../../lib/reactions/reference.ts";
import {
  announcementsNaming,
  loadPair,
  loadSelection,
  placedPairs,
  type Selection,
  select,
} from "../../../lib/reactions/selection.ts";
import { boardView } from "../../../lib/views/board.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

const selected = (query: string): Selection =>
  select(reference, parseFilter(new URLSearchParams(query), reference.vocabulary).filter);
const pairsOf = async (selection: Selection) =>
  Array.from(placedPairs(await loadSelection(world.store, selection)));
const named = ({ event, symbol }: { readonly event: string; readonly symbol: string }) =>
  `${event} ${symbol}`;

// Each says `listing` and `relation`, which the pages otherwise open on at another value than the endpoints.
describe.each([
  "listing=primary&relation=named&from=2025-01-01",
  "listing=all&relation=all&from=2025-02-01&to=2025-04-30",
  "listing=all&relation=named&company=alibaba&kind=model&from=2024-06-01",
  "listing=primary&relation=all&maker=DeepSeek&benchmark=HSTECH.HK&from=2024-01-01",
])("the pairs that %s means", (query) => {
  it("are those of the board and its chart, of the reactions page and of reactions.csv, in one order", async () => {
    const pairs = (await pairsOf(selected(query))).map(({ placed, listing }) =>
      named({ event: placed.announcement.slug, symbol: listing.symbol }),
    );
    expect(pairs.length).toBeGreaterThan(4);

    const board = await boardView(new URLSearchParams(`${query}&overlay=expected`), "en", world.store);
    expect(board.reactions.map(named)).toEqual(pairs);
    const drawn = board.chart?.expectations.map(named) ?? [];
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn).toEqual(pairs.filter((pair) => drawn.includes(pair)));

    const page = await reactionsPage(new URLSearchParams(`${query}&view=table`), "en", world.store);
    if (page.shown.view !== "table") expect.unreachable("view=table shows another view");
    expect(page.shown.reactions.map(named)).toEqual(pairs);

    const asked = { dataset: "reactions", format: "csv" } as const;
    const file = await exportFile(asked, new URLSearchParams(query), world.store);
    if (!file.ok) expect.unreachable(JSON.stringify(file.problem));
    const rows = (await collect(file.value.pieces)).join("").trim().split("\r\n").slice(1);
    const cells = rows.map((row) => row.split(","));
    expect(cells.map(([event = "", , symbol = ""]) => named({ event, symbol }))).toEqual(pairs);
  });
});

it("a selection's own order of listings and announcements is the order of its pairs", async () => {
  const selection = selected("listing=primary&event=qwq-32b,manus&company=alibaba,focus-technology");
  const turned = {
    ...selection,
    listings: selection.listings.toReversed(),
    announcements: selection.announcements.toReversed(),
  };
  const [one, other] = [await pairsOf(selection), await pairsOf(turned)];
  expect(one).toHaveLength(4);
  expect(other.map(({ placed, series }) => [placed.announcement.slug, series.symbol])).toEqual(
    one.map(({ placed, series }) => [placed.announcement.slug, series.symbol]).reverse(),
  );
});

it("a pair knows where day 0 stands in its series: 2025-03-06 for QwQ-32B, and nowhere for a month", async () => {
  const pairs = await pairsOf(selected("listing=primary&event=qwq-32b,kimi-k2-thinking&company=alibaba"));
  const days = pairs.map(({ placed, series, index }) => [
    placed.announcement.slug,
    index === null ? null : series.sessions[index],
  ]);
  expect(Object.fromEntries(days)).toEqual({ "qwq-32b": "2025-03-06", "kimi-k2-thinking": null });
});

it("announcements that name a chosen company are a part of a selection's; without a company all of them are", () => {
  const alibaba = selected("company=alibaba");
  const naming = announcementsNaming(alibaba);
  expect(alibaba.announcements).toHaveLength(reference.announcements.length);
  expect(naming.length).toBeGreaterThan(0);
  expect(naming.length).toBeLessThan(alibaba.announcements.length);
  expect(naming.every(({ companies }) => companies.some(({ company }) => company === "alibaba"))).toBe(true);
  expect(announcementsNaming(selected(""))).toHaveLength(reference.announcements.length);
});

it("there is no pair of an announcement that is not stored", async () => {
  const [listing] = reference.listings;
  if (!listing) expect.unreachable("no listing is stored");
  expect(await loadPair(world.store, reference, { event: "nothing", listing })).toBeNull();
});
