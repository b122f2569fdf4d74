import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { type Comparison, compareHead, compareView } from "../../../lib/views/compare.ts";
import { eventView } from "../../../lib/views/event.ts";
import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { column, returnsOf, sessionsOf } from "./by-hand.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const page = (query: string): Promise<Comparison> =>
  compareView(new URLSearchParams(query), "en", world.store);

/** Each block's cells as `announcement symbol`. */
const shown = ({ blocks }: Comparison) =>
  blocks.map(({ cells }) => cells.map(({ reaction: { event, symbol } }) => `${event} ${symbol}`));

async function exported(query: string): Promise<Record<string, string>[]> {
  const file = await exportFile(
    { dataset: "reactions", format: "csv" },
    new URLSearchParams(query),
    world.store,
  );
  if (!file.ok) throw new Error(file.problem.map(({ message }) => message).join("; "));
  return parse((await collect(file.value.pieces)).join(""), { columns: true });
}

describe("a comparison's head", () => {
  it.each([
    "",
    "company=alibaba",
    "event=qwq-32b,manus",
    "company=alibaba,focus-technology&by=event&model=mean",
  ])("%s: the same choice and address as the page, and its first block", async (query) => {
    const [head, view] = [
      await compareHead(new URLSearchParams(query), "en", world.store),
      await page(query),
    ];
    expect({ ...head, blocks: [] }).toEqual({
      ...{ revision: view.revision, by: view.by, base: view.base, axes: view.axes },
      ...{ filter: view.filter, problems: view.problems },
      ...{ left: view.left, options: view.options, query: view.query, blocks: [] },
    });
    const reactionsOf = ({ blocks }: Pick<Comparison, "blocks">) =>
      blocks.slice(0, 1).map(({ cells }) => cells.map(({ reaction }) => reaction));
    expect(head.blocks).toHaveLength(1);
    expect(reactionsOf(head)).toEqual(reactionsOf(view));
  });
});

describe("what a comparison opens on", () => {
  it("the announcement that names the most companies, with a price on its day 0, and those companies", async () => {
    const view = await page("");
    expect(view.by).toBe("company");
    expect(shown(view)).toEqual([["qwq-32b 9988.HK", "qwq-32b 002315.SZ", "qwq-32b 300663.SZ"]]);
    expect(view.opened).toEqual({ companies: true, events: true });
  });

  it("Manus: the two companies that it names before the third", async () => {
    expect(shown(await page("event=manus"))).toEqual([
      ["manus 002315.SZ", "manus 300663.SZ", "manus 9988.HK"],
    ]);
  });

  it("one company: the last six announcements that name it and have a price, earliest first", async () => {
    const view = await page("company=alibaba");
    const [cells = []] = view.blocks.map((block) => block.cells);
    expect(view.by).toBe("event");
    expect(cells).toHaveLength(6);
    expect(cells.every(({ reaction }) => reaction.relation !== null && reaction.close !== null)).toBe(true);
    const days = cells.map(({ reaction: { dayZero } }) =>
      dayZero.status === "found" ? dayZero.session : "",
    );
    expect(days).toEqual(days.toSorted());
  });

  it("announcements as columns and nothing else asked: the company named most, Alibaba", async () => {
    expect((await page("by=event")).filter.company).toEqual(["alibaba"]);
  });
});

describe("what the address asks for", () => {
  it("by=event turns the same pairs round: a block for each listing", async () => {
    const asked = "company=alibaba,focus-technology&event=qwq-32b,manus";
    expect(shown(await page(asked))).toEqual([
      ["qwq-32b 9988.HK", "qwq-32b 002315.SZ"],
      ["manus 9988.HK", "manus 002315.SZ"],
    ]);
    expect(shown(await page(`${asked}&by=event`))).toEqual([
      ["qwq-32b 9988.HK", "manus 9988.HK"],
      ["qwq-32b 002315.SZ", "manus 002315.SZ"],
    ]);
  });

  it("listing=all puts BABA beside 9988.HK; it has a price and no abnormal part", async () => {
    const view = await page("company=alibaba&event=qwq-32b&listing=all&by=company");
    const baba = view.blocks[0]?.cells[1];
    expect(baba?.reaction.symbol).toBe("BABA");
    expect(baba?.reaction.status).toBe("no benchmark");
    expect(baba?.path.every(({ raw, abnormal }) => raw !== null && abnormal === null)).toBe(true);
  });

  it("seven announcements: the first six are kept and the seventh is named", async () => {
    const slugs = ["qwq-32b", "manus", "qwen3", "qwen2-5-max", "deepseek-r1", "qwen3-coder", "qwen3-next"];
    const view = await page(`company=alibaba&event=${slugs.join(",")}`);
    expect(view.filter.event).toEqual(slugs.slice(0, 6));
    expect(view.left).toEqual({ companies: [], events: ["qwen3-next"] });
    expect(view.blocks[0]?.cells).toHaveLength(6);
  });

  it("what can't be used is named and the rest is kept", async () => {
    const view = await page("company=alibaba,nokia&event=manus&window=5..1&by=sector");
    expect(view.problems.map(({ parameter, given }) => `${parameter} ${given}`)).toEqual([
      "company nokia",
      "window 5..1",
      "by sector",
    ]);
    expect(shown(view)).toEqual([["manus 9988.HK"]]);
  });

  it("turned round keeps QwQ-32B and the companies, and sets the latest announcements beside it", async () => {
    const view = await page("");
    const turned = await page(view.turned);
    expect(turned.by).toBe("event");
    expect(turned.filter.event[0]).toBe("qwq-32b");
    expect(turned.filter.event).toHaveLength(6);
    expect(turned.filter.company).toEqual(view.filter.company);
    const back = await page(turned.turned);
    expect(back.by).toBe("company");
    expect(back.filter.event).toEqual(turned.filter.event);
  });

  it("turned round, two announcements stay the two, counted and scaled as before", async () => {
    const view = await page("company=alibaba&event=qwq-32b,manus&by=event&base=start&axes=one");
    expect(view.turned).toContain("event=qwq-32b,manus");
    const turned = await page(view.turned);
    expect(turned).toMatchObject({ by: "company", base: "start", axes: "one" });
    expect(turned.filter.company[0]).toBe("alibaba");
    expect(turned.filter.company.length).toBeGreaterThan(1);
  });

  it("a base and a scale that are none are named, and day 0 and each listing's own stay", async () => {
    const view = await page("event=manus&base=monday&axes=two");
    expect(view.problems.map(({ parameter, given }) => `${parameter} ${given}`)).toEqual([
      "base monday",
      "axes two",
    ]);
    expect(view).toMatchObject({ base: "day0", axes: "own" });
  });

  it("its own query opens the same page again", async () => {
    for (const query of [
      "",
      "company=alibaba",
      "listing=all&event=manus&model=mean&window=-2..2",
      "event=manus&base=start&axes=one",
    ]) {
      const view = await page(query);
      const again = await page(view.query);
      expect(shown(again), query).toEqual(shown(view));
      expect(again.query, query).toBe(view.query);
    }
  });
});

describe("the figures", () => {
  it("are those of an announcement's page, to the last digit", async () => {
    const view = await page("event=qwq-32b&listing=all&window=-5..5&model=adjusted");
    const query = new URLSearchParams("window=-5..5&model=adjusted");
    const event = await eventView("qwq-32b", query, "en", world.store);
    const bySymbol = new Map(event?.listings.map(({ reaction }) => [reaction.symbol, reaction]));
    expect(view.blocks[0]?.cells).toHaveLength(4);
    for (const { reaction } of view.blocks[0]?.cells ?? [])
      expect(reaction).toEqual(bySymbol.get(reaction.symbol));
  });

  it.each(["", "company=alibaba", "listing=all&event=qwq-32b,manus&window=-10..10", "by=event&model=mean"])(
    "the export sends the pairs shown and no other, with the same CAR: %s",
    async (query) => {
      const view = await page(query);
      const pairs = view.blocks.flatMap(({ cells }) =>
        cells.map(({ reaction }) => `${reaction.event} ${reaction.symbol} ${reaction.car?.value ?? ""}`),
      );
      const rows = await exported(view.exports.reactions);
      expect(rows.map(({ event, symbol, car }) => `${event} ${symbol} ${car}`).toSorted()).toEqual(
        pairs.toSorted(),
      );
    },
  );

  it("base=start: the price path compounds its returns from session -10, CAR is the announcement page's", async () => {
    const sessions = sessionsOf("XHKG", column("9988.HK", "close"));
    const returns = returnsOf("9988.HK", sessions);
    const dayZero = sessions.indexOf("2025-03-06");
    const view = await page("event=qwq-32b&company=alibaba&by=company&base=start");
    const path = view.blocks[0]?.cells[0]?.path ?? [];
    const event = await eventView("qwq-32b", new URLSearchParams(), "en", world.store);
    const shownThere = event?.listings.find(({ reaction }) => reaction.symbol === "9988.HK")?.path;
    let value = 1;
    for (const { session, date, raw, abnormal } of path) {
      value *= 1 + (returns[dayZero + session] ?? Number.NaN);
      expect(raw, String(session)).toBeCloseTo(value - 1, 10);
      expect(date).toBe(sessions[dayZero + session]);
      expect(abnormal).toBe(shownThere?.find((point) => point.session === session)?.car);
    }
    expect(path).toHaveLength(21);
  });

  it("counted from the close before day 0: QwQ-32B is +8.39% on the day, as its return, and 0 the session before", async () => {
    const view = await page("event=qwq-32b&company=alibaba&by=company");
    const [cell] = view.blocks[0]?.cells ?? [];
    const at = (session: number) => cell?.path.find((point) => point.session === session);
    expect(at(-1)).toMatchObject({ raw: 0, abnormal: 0 });
    expect(at(0)?.raw).toBeCloseTo(cell?.reaction.adjustedReturn ?? Number.NaN, 12);
    expect(at(0)?.abnormal).toBeCloseTo(cell?.reaction.abnormalReturn?.value ?? Number.NaN, 12);
    expect(at(0)?.raw).toBeCloseTo(0.0839, 4);
  });

  it("counted from day 0, CAR is that from session -10 less what it was at session -1, forward and back", async () => {
    const asked = "event=qwq-32b,manus&by=company";
    const [fromDay, fromStart] = [await page(asked), await page(`${asked}&base=start`)];
    const cells = fromStart.blocks.flatMap((block) => block.cells);
    for (const [at, { path }] of fromDay.blocks.flatMap((block) => block.cells).entries()) {
      const from = cells[at]?.path ?? [];
      const before = from.find(({ session }) => session === -1)?.abnormal ?? 0;
      for (const { session, abnormal } of path) {
        const whole = from.find((point) => point.session === session)?.abnormal ?? Number.NaN;
        expect(abnormal, String(session)).toBeCloseTo(whole - before, 12);
      }
    }
  });

  it("a window beyond ±10 is drawn whole, and every line lies on its own listing's scale, as on the page's", async () => {
    const view = await page("event=manus,qwq-32b&window=-5..20");
    expect(view.drawn).toEqual({ start: -10, end: 20 });
    const shared = await page("event=manus,qwq-32b&window=-5..20&axes=one");
    const scales = new Map<string, unknown>();
    for (const { reaction, path, axis } of view.blocks.flatMap((block) => block.cells)) {
      expect(axis).toEqual(scales.get(reaction.symbol) ?? axis);
      scales.set(reaction.symbol, axis);
      for (const value of path.flatMap(({ raw, abnormal }) => [raw, abnormal])) {
        if (value === null) continue;
        for (const own of [axis, shared.axis]) {
          expect(value).toBeGreaterThanOrEqual(own?.low ?? 0);
          expect(value).toBeLessThanOrEqual(own?.high ?? 0);
        }
      }
    }
    expect(new Set([...scales.values()].map((axis) => JSON.stringify(axis))).size).toBeGreaterThan(1);
    for (const { axis } of shared.blocks.flatMap((block) => block.cells)) expect(axis).toEqual(shared.axis);
  });

  it("an announcement known only to the month has reasons and no line", async () => {
    const view = await page("event=kimi-k2-thinking");
    expect(view.blocks[0]?.cells.map(({ reaction }) => reaction.status)).toEqual(
      view.blocks[0]?.cells.map(() => "not studied"),
    );
    expect(view.axis).toBeNull();
  });
});

describe("the picture of a comparison", () => {
  it("the companies round QwQ-32B: a figure and a CAR path for each", async () => {
    const card = await compareCard(new URLSearchParams(), "en", world.store);
    expect(card.headline).toMatchObject({ kind: "comparison", comparison: { by: "company", more: 0 } });
    expect(card.figures.map(({ symbol }) => symbol)).toEqual(["9988.HK", "002315.SZ", "300663.SZ"]);
    const view = await page("");
    const shownThere = view.blocks[0]?.cells.map(({ path }) => path.map(({ abnormal }) => abnormal));
    expect(card.paths?.lines.map(({ values }) => values)).toEqual(shownThere);
    // The colours of the page, each line broken in its own way.
    expect(card.paths?.lines.map(({ colour, dash }) => [colour, dash])).toEqual([
      [1, null],
      [2, "7 3"],
      [3, "2 3"],
    ]);
  });

  it("announcements of Alibaba: four of the six have room", async () => {
    const card = await compareCard(new URLSearchParams("company=alibaba"), "en", world.store);
    expect(card.headline).toMatchObject({ comparison: { by: "event", more: 3 } });
    expect(card.paths?.lines).toHaveLength(4);
  });
});
