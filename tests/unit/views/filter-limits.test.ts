import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATASETS } from "../../../lib/export/datasets.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import { makeSnapshot } from "../../../lib/export/snapshot.ts";
import { boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import { compareView } from "../../../lib/views/compare.ts";
import { eventView } from "../../../lib/views/event.ts";
import { timelinePart } from "../../../lib/views/figure/timeline-part.ts";
import { movesView } from "../../../lib/views/moves.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { announcementFeed } from "../../../lib/views/social/feed.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const distinct = Array.from({ length: 15_500 }, (_, at) => `x${at}`).join(",");
const ADDRESSES = (["company", "event", "kind", "maker"] as const).flatMap((list) => [
  { name: `${list}= with 15,500 commas`, list, query: new URLSearchParams({ [list]: ",".repeat(15_500) }) },
  { name: `${list}= with 15,500 values`, list, query: new URLSearchParams({ [list]: distinct }) },
]);

describe.each(ADDRESSES)("?$name", ({ list, query }) => {
  const tooMany = [{ parameter: list, code: "too many", count: 1000 }];

  it("is one notice on every page with a filter, which shows what it opens on", async () => {
    const { store } = world;
    const pages = {
      board: await boardView(query, "en", store),
      reactions: await reactionsPage(query, "zh", store),
      company: await companyView("alibaba", query, "en", store),
      event: await eventView("qwq-32b", query, "ar", store),
      compare: await compareView(query, "en", store),
      moves: await movesView(query, "en", store),
    };
    for (const [page, view] of Object.entries(pages)) expect(view?.problems, page).toMatchObject(tooMany);
    // An announcement that is asked for opens the board on every year.
    if (list !== "event") expect(pages.board.filter).toEqual((await boardView({}, "en", store)).filter);
  });

  it("is refused by every export, snapshot, feed and part of a timeline, each with one sentence", async () => {
    const { store } = world;
    const answers = [
      ...(await Promise.all(DATASETS.map((dataset) => exportFile({ dataset, format: "csv" }, query, store)))),
      ...(list === "event" ? [] : [await announcementFeed(query, "en", store)]),
      await timelinePart(
        new URLSearchParams([...query, ["first", "2025-01-01"], ["last", "2025-12-31"]]),
        "en",
        store,
      ),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        ok: false,
        problem: [{ message: `${list}: more than 1000 values are given` }],
      });
    }
    expect(await makeSnapshot(query, world)).toMatchObject({
      ok: false,
      problem: { code: "bad filter", problems: tooMany },
    });
  });

  it("leaves the picture of a comparison as it is without it", async () => {
    expect(await compareCard(query, "en", world.store)).toEqual(
      await compareCard(new URLSearchParams(), "en", world.store),
    );
  });
});
