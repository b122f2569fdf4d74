import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../../lib/export/datasets.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import { isoDate } from "../../../lib/market/session-date.ts";
import { type EventView, eventView } from "../../../lib/views/event.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function page(query: string): Promise<EventView> {
  const found = await eventView("qwq-32b", new URLSearchParams(query), "en", world.store);
  if (!found) throw new Error("There is no page of qwq-32b");
  return found;
}

/** The rows that the endpoint sends for an export's query, every cell as text. */
async function exported(dataset: Dataset, query: string): Promise<Record<string, string>[]> {
  const file = await exportFile({ dataset, format: "csv" }, new URLSearchParams(query), world.store);
  if (!file.ok) throw new Error(file.problem.map(({ message }) => message).join("; "));
  return parse((await collect(file.value.pieces)).join(""), { columns: true });
}

const shown = ({ listings }: EventView) => listings.map(({ reaction }) => [reaction.event, reaction.symbol]);
const sent = async (view: EventView) =>
  (await exported("reactions", view.exports.reactions)).map(({ event, symbol }) => [event, symbol]);

describe("the exports of QwQ-32B's page", () => {
  it.each([
    ["nothing asked", ""],
    ["a window of -10..10 and the mean model", "window=-10..10&model=mean"],
    ["another announcement in the address", "event=manus"],
    ["one company in the address", "company=alibaba"],
    ["main listings in the address", "listing=primary"],
    ["a range without it in the address", "from=2026-01-01"],
    ["kinds without it in the address", "kind=capex"],
  ])("send the reactions that the page shows, with %s", async (_name, query) => {
    const view = await page(query);
    expect(await sent(view)).toEqual(shown(view));
  });

  it("send the announcement of the page and no other", async () => {
    const rows = await exported("events", (await page("")).exports.events);
    expect(rows.map(({ event }) => event)).toEqual(["qwq-32b"]);
  });

  it("send the bars drawn, 30 sessions to either side, and none before the first or after the last of them", async () => {
    const view = await page("");
    const drawn = view.listings.flatMap(({ prices }) =>
      (prices?.lines ?? []).flatMap(({ symbol, days, closes }) =>
        closes.flatMap((close, at) =>
          close === null ? [] : [`${symbol} ${isoDate(days[at] ?? 0)} ${close}`],
        ),
      ),
    );
    const rows = await exported("bars", view.exports.bars);
    const dates = rows.map(({ session = "" }) => session).sort();
    const drawnDates = drawn.map((text) => text.split(" ")[1] ?? "").sort();
    expect(rows.map(({ symbol, session, close }) => `${symbol} ${session} ${close}`)).toEqual(
      expect.arrayContaining(drawn),
    );
    expect([dates.at(0), dates.at(-1)]).toEqual([drawnDates.at(0), drawnDates.at(-1)]);
  });
});
