import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFilter } from "../../../lib/filters/parse.ts";
import { measureReaction, type Reaction, reactions } from "../../../lib/reactions/reaction.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSelection, placedPairs, select } from "../../../lib/reactions/selection.ts";
import { allOptions } from "../../../lib/views/options.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { column, known, seedCsv, sessionsOf } from "../views/by-hand.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

/** The reactions of a query. */
async function rows(query: string): Promise<Reaction[]> {
  const reference = await loadReference(world.store, "en");
  const { filter, problems } = parseFilter(new URLSearchParams(query), reference.vocabulary);
  expect(problems).toEqual([]);
  return [...reactions(await loadSelection(world.store, select(reference, filter)))];
}
async function row(event: string, symbol: string, more = ""): Promise<Reaction> {
  const found = (await rows(`event=${event}${more}`)).find((one) => one.symbol === symbol);
  if (!found) throw new Error(`There is no reaction of ${symbol} to ${event}`);
  return found;
}

it.each(["", "exclude=company", "exclude=all&model=huber"])(
  "announcements of one day 0 share its figures, which are those that each has measured by itself: %s",
  async (query) => {
    const reference = await loadReference(world.store, "en");
    const { filter } = parseFilter(new URLSearchParams(query), reference.vocabulary);
    const selection = await loadSelection(world.store, select(reference, filter));
    const together = [...reactions(selection)];
    expect(together).toEqual(Array.from(placedPairs(selection), (pair) => measureReaction(pair, filter)));
    const sharing = Map.groupBy(together, ({ symbol, dayZero }) =>
      dayZero.status === "found" ? `${symbol} ${dayZero.session}` : "",
    );
    const shared = [...sharing.values()].filter(
      ([first, second]) => second?.car && first?.car === second.car,
    );
    if (filter.exclude === "none") expect(shared.length).toBeGreaterThan(10);
    else expect(shared).toEqual([]);
  },
);

it("a maker's announcements are DeepSeek's twelve, in the reactions and in the exported events alike", async () => {
  const reference = await loadReference(world.store, "en");
  const { filter } = parseFilter(new URLSearchParams("maker=DeepSeek"), reference.vocabulary);
  const own = select(reference, filter).announcements;
  expect(own).toHaveLength(seedCsv("announcements.csv").filter(({ maker }) => maker === "DeepSeek").length);
  expect(own.every(({ maker }) => maker === "DeepSeek")).toBe(true);
  const measured = new Set((await rows("maker=DeepSeek&listing=primary")).map(({ event }) => event));
  expect([...measured].sort()).toEqual(own.map(({ slug }) => slug).sort());
  expect((await rows("maker=DeepSeek&company=alibaba&listing=primary")).length).toBe(own.length);
});

it("Alibaba (all) means its Qwen, its cloud and what it made with Manus beside itself; Alibaba alone itself", async () => {
  const reference = await loadReference(world.store, "en");
  const makersOf = (maker: string) => {
    const { filter, problems } = parseFilter(new URLSearchParams({ maker }), reference.vocabulary);
    expect(problems).toEqual([]);
    return select(reference, filter).announcements.map((own) => own.maker);
  };
  const group = ["Alibaba", "Alibaba (Qwen)", "Alibaba Cloud", "Manus / Alibaba Qwen"];
  const stored = seedCsv("announcements.csv").filter(({ maker }) => group.includes(maker ?? ""));
  expect(makersOf("Alibaba (all)")).toHaveLength(stored.length);
  expect([...new Set(makersOf("Alibaba (all)"))].sort()).toEqual(group);
  expect(new Set(makersOf("Alibaba"))).toEqual(new Set(["Alibaba"]));
  expect(new Set(makersOf("DeepSeek,Alibaba (all)")).size).toBe(5);
  const choices = allOptions(reference).makers;
  const at = choices.findIndex(({ value }) => value === "Alibaba (all)");
  expect(choices[at]).toMatchObject({ groupName: "Alibaba", count: stored.length, grouped: false });
  expect(choices.slice(at + 1, at + 5).map(({ value, grouped }) => [value, grouped])).toEqual(
    group.map((maker) => [maker, true]),
  );
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
});

describe("2025-03-06, the day of QwQ-32B", () => {
  it("Alibaba in Hong Kong rose by 140.80 / 129.90 - 1 = 8.39%, Hang Seng TECH by 6068.77 / 5757.9399 - 1 = 5.40%", async () => {
    const alibaba = await row("qwq-32b", "9988.HK");
    expect(alibaba).toMatchObject({
      status: "ok",
      close: 140.8,
      previousClose: 129.9,
      benchmark: "HSTECH.HK",
    });
    expect(alibaba.rawReturn).toBeCloseTo(140.8 / 129.9 - 1, 12);
    expect(alibaba.rawReturn).toBeCloseTo(0.0839, 4);
    expect(alibaba.benchmarkReturn).toBeCloseTo(6068.77 / 5757.9399 - 1, 12);
    expect(alibaba.benchmarkReturn).toBeCloseTo(0.054, 4);
    expect(alibaba).toMatchObject({ limit: null, priceLimit: null, limitUpPrice: null, limitRun: 0 });
  });

  it("Focus Technology closed at its 10% limit of 49.02 yuan, +10.01% on 44.56, for one session", async () => {
    const focus = await row("qwq-32b", "002315.SZ");
    expect(focus).toMatchObject({
      close: 49.02,
      limit: "up",
      priceLimit: 0.1,
      limitUpPrice: 49.02,
      limitRun: 1,
    });
    expect(focus.rawReturn).toBeCloseTo(49.02 / 44.56 - 1, 12);
    expect(focus.rawReturn).toBeCloseTo(0.1001, 4);
  });

  it("Client Service International rose by 19.80 / 18.06 - 1 = 9.63%, below its 20% limit of 21.67", async () => {
    const client = await row("qwq-32b", "300663.SZ");
    expect(client).toMatchObject({
      close: 19.8,
      limit: null,
      priceLimit: 0.2,
      limitUpPrice: 21.67,
      limitRun: 0,
    });
    expect(client.rawReturn).toBeCloseTo(0.0963, 4);
  });

  it("Alibaba's market value changed by 18.62bn shares x (140.80 / 7.7734 - 129.90 / 7.7713), some 26bn US dollars", async () => {
    const byHand = 18_620_000_000 * (140.8 / 7.7734 - 129.9 / 7.7713);
    const { marketValueChangeUsd, sharesAsOf } = await row("qwq-32b", "9988.HK");
    expect(Math.round((marketValueChangeUsd ?? 0) / 1e9)).toBe(26);
    expect(marketValueChangeUsd).toBeCloseTo(byHand, 2);
    expect(sharesAsOf).toBe("2024-09-30");
  });

  it("Client Service International's new share count of 2025-03-06 counts from that day on, not the day before", async () => {
    const byHand = (478_437_413 * 19.8) / 7.2478 - (478_433_169 * 18.06) / 7.2634;
    const { marketValueChangeUsd, sharesAsOf } = await row("qwq-32b", "300663.SZ");
    expect(marketValueChangeUsd).toBeCloseTo(byHand, 2);
    expect(sharesAsOf).toBe("2025-03-06");
  });

  it("each volume stands against its mean over -120..-11: Alibaba's 198,863,431 among them", async () => {
    for (const [symbol, exchange] of [
      ["9988.HK", "XHKG"],
      ["002315.SZ", "XSHE"],
      ["300663.SZ", "XSHE"],
    ] as const) {
      const volumes = column(symbol, "volume");
      const sessions = sessionsOf(exchange, column(symbol, "close"));
      const day = sessions.indexOf("2025-03-06");
      const usual = sessions.slice(day - 120, day - 10).flatMap((session) => volumes.get(session) ?? []);
      const mean = usual.reduce((sum, volume) => sum + volume, 0) / usual.length;
      const { volumeRatio } = await row("qwq-32b", symbol);
      expect(volumeRatio, symbol).toBeCloseTo(known(volumes, "2025-03-06") / mean, 10);
    }
    expect(known(column("9988.HK", "volume"), "2025-03-06")).toBe(198_863_431);
  });

  it("Manus has its day 0 there too, known to the day, and is named among what else happened", async () => {
    for (const symbol of ["9988.HK", "002315.SZ", "300663.SZ"]) {
      const { dayZero } = await row("manus", symbol);
      expect(dayZero, symbol).toMatchObject({ status: "found", session: "2025-03-06", fromDay: true });
      const { confounders } = await row("qwq-32b", symbol);
      const manus = confounders.find(({ slug }) => slug === "manus");
      expect(manus?.sameCompany, symbol).toBe(symbol !== "9988.HK");
    }
    expect((await row("qwq-32b", "9988.HK")).confounders.map(({ slug }) => slug)).not.toContain("qwq-32b");
  });
});

describe("other days", () => {
  it("on 2025-02-24, the 380 billion yuan plan, Alibaba fell from 138.50 to 135.70: -2.02%", async () => {
    const plan = await row("alibaba-380bn-plan", "9988.HK");
    expect(plan.dayZero).toMatchObject({ session: "2025-02-24", reason: "during the session" });
    expect(plan.rawReturn).toBeCloseTo(135.7 / 138.5 - 1, 12);
    expect(plan.rawReturn).toBeCloseTo(-0.0202, 4);
  });

  it("announcements known to the month are not studied and have no figure", async () => {
    const months = seedCsv("announcements.csv").filter(({ precision }) => precision === "month");
    expect(months.map(({ slug }) => slug)).toContain("kimi-k2-thinking");
    for (const { slug = "" } of months) {
      for (const found of await rows(`event=${slug}`)) {
        expect(found).toMatchObject({
          status: "not studied",
          rawReturn: null,
          abnormalReturn: null,
          car: null,
        });
      }
    }
  });

  it("BABA has no benchmark for the market model, and is measured against its own mean", async () => {
    expect(await row("qwq-32b", "BABA")).toMatchObject({ status: "no benchmark", abnormalReturn: null });
    const mean = await row("qwq-32b", "BABA", "&model=mean");
    expect(mean).toMatchObject({
      status: "ok",
      benchmark: null,
      beta: null,
      dayZero: { session: "2025-03-05" },
    });
    const sessions = sessionsOf("XNYS", column("BABA", "close"));
    const day = sessions.indexOf("2025-03-05");
    const bars = await world.store.bar.findMany({ where: { instrument: { symbol: "BABA" } } });
    const stored = new Map(bars.map(({ session, close }) => [session, close]));
    const closes = sessions.map((session) => known(stored, session));
    const change = (at: number) => (closes[at] ?? 0) / (closes[at - 1] ?? 0) - 1;
    const usual = Array.from({ length: 110 }, (_, index) => change(day - 120 + index));
    const expected = change(day) - usual.reduce((sum, value) => sum + value, 0) / 110;
    expect(mean.abnormalReturn?.value).toBeCloseTo(expected, 12);
  });

  it("BABA's prices are adjusted, so no raw return, limit or market value is made from them", async () => {
    const found = await row("qwq-32b", "BABA", "&model=mean");
    expect(found).toMatchObject({ rawReturn: null, close: null, limit: null, marketValueChangeUsd: null });
    expect(found.adjustedReturn).toBeCloseTo(138.6859 / 127.6918 - 1, 12);
  });

  it("there is one row an announcement and listing, whether or not it names the company", async () => {
    const slugs = seedCsv("announcements.csv").map(({ slug = "" }) => slug);
    const shares = seedCsv("instruments.csv").filter(({ kind }) => kind === "share");
    const all = await rows("");
    expect(all).toHaveLength(slugs.length * shares.length);
    expect(new Set(all.map(({ event, symbol }) => `${event} ${symbol}`)).size).toBe(all.length);
    const named = await rows("relation=named&listing=primary");
    expect(named).toHaveLength(seedCsv("announcement_companies.csv").length);
    expect(named.every(({ relation }) => relation !== null)).toBe(true);
  });

  it("an unknown announcement is a problem that names it, and the known one is still studied", async () => {
    const reference = await loadReference(world.store, "en");
    const query = new URLSearchParams("event=qwq-32b,qwq-33b&company=alibaba&listing=primary");
    const { filter, problems } = parseFilter(query, reference.vocabulary);
    expect(problems).toMatchObject([{ parameter: "event", code: "unknown", given: "qwq-33b" }]);
    const found = [...reactions(await loadSelection(world.store, select(reference, filter)))];
    expect(found.map(({ symbol, event }) => [symbol, event])).toEqual([["9988.HK", "qwq-32b"]]);
  });
});
