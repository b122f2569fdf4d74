import { globSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headlineTexts } from "../../../components/text/headline.ts";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { type Reaction, reactions } from "../../../lib/reactions/reaction.ts";
import { loadReference, type Reference } from "../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../lib/reactions/selection.ts";
import { loadSeries } from "../../../lib/reactions/series.ts";
import { limitFacts } from "../../../lib/reactions/sessions/market-facts.ts";
import { boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import { movesView } from "../../../lib/views/moves.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
let measured: readonly Reaction[];

beforeAll(async () => {
  world = await shippedStore();
  reference = await loadReference(world.store, "en");
  measured = [...reactions(await loadSelection(world.store, select(reference, DEFAULT_FILTER)))];
}, 120_000);
afterAll(() => world.dispose());

async function seriesOf(symbol: string) {
  const series = await loadSeries(world.store, reference, symbol);
  if (!series) throw new Error(`${symbol} is not stored`);
  return series;
}

/** The close as traded and the one before it, and the change in percent to two decimals. */
async function change(symbol: string, session: string): Promise<readonly [number, number, string]> {
  const { close, position } = await seriesOf(symbol);
  const at = position.get(session) ?? -1;
  const [before = Number.NaN, after = Number.NaN] = [close[at - 1], close[at]];
  return [before, after, ((after / before - 1) * 100).toFixed(2)];
}

const reactionOf = (event: string, symbol: string): Reaction => {
  const found = measured.find((one) => one.event === event && one.symbol === symbol);
  if (!found) throw new Error(`${event} and ${symbol} are no pair`);
  return found;
};

describe("what ships", () => {
  it.each([
    // Reuters of 2025-01-28 (au.investing.com 3641785): Nvidia sank 17% on DeepSeek worries.
    ["NVDA", "2025-01-27", 142.62, 118.42, "-16.97"],
    ["BABA", "2025-03-05", 129.85, 141.03, "8.61"],
    // Yicai Global of 2025-02-25: Alibaba plunged 10.2% in New York after the spending plan, 3.8% in Hong Kong.
    ["BABA", "2025-02-24", 143.75, 129.04, "-10.23"],
    ["9988.HK", "2025-02-25", 135.7, 130.6, "-3.76"],
    // Reuters of 2023-03-16 (a copy at newracers.com): Baidu closed 6.4% lower on the day of ERNIE Bot.
    ["9888.HK", "2023-03-16", 133.6, 125.1, "-6.36"],
    // CNN of 2023-03-17 has 14.3%; the quotes have less.
    ["9888.HK", "2023-03-17", 125.1, 142.2, "13.67"],
    // udn 8976842: 18.49% to 137.1 Hong Kong dollars on cloud growth.
    ["9988.HK", "2025-09-01", 115.7, 137.1, "18.50"],
    ["9988.HK", "2025-03-06", 129.9, 140.8, "8.39"],
    ["002315.SZ", "2025-03-06", 44.56, 49.02, "10.01"],
    ["300663.SZ", "2025-03-06", 18.06, 19.8, "9.63"],
  ])("%s on %s: %d to %d, %s%%", async (symbol, session, before, after, percent) => {
    expect(await change(symbol, session)).toEqual([before, after, percent]);
  });

  it("Alibaba's December-quarter results have day 0 on 2025-02-21 in Hong Kong, +14.56%, and 2025-02-20 in New York", () => {
    const [hongKong, newYork] = ["9988.HK", "BABA"].map((symbol) =>
      reactionOf("alibaba-december-quarter-2024", symbol),
    );
    expect(hongKong).toMatchObject({ status: "ok", dayZero: { session: "2025-02-21", fromDay: false } });
    expect(hongKong?.rawReturn).toBeCloseTo(138.5 / 120.9 - 1, 12);
    expect(newYork).toMatchObject({ dayZero: { session: "2025-02-20" }, benchmark: "KWEB" });
  });

  it("QwQ-32B on 6 March 2025 is what it was: AR +3.82% against Hang Seng TECH, t 2.41, p 0.018", () => {
    const { abnormalReturn, benchmark } = reactionOf("qwq-32b", "9988.HK");
    expect(benchmark).toBe("HSTECH.HK");
    expect(abnormalReturn?.value).toBeCloseTo(0.0382, 4);
    expect(abnormalReturn?.tStatistic).toBeCloseTo(2.41, 2);
    expect(abnormalReturn?.pValue).toBeCloseTo(0.018, 3);
    expect(reactionOf("qwq-32b", "BABA").abnormalReturn?.value).toBeCloseTo(0.0274, 4);
    expect(reactionOf("qwq-32b", "002315.SZ")).toMatchObject({ limit: "up", benchmark: "399001.SZ" });
  });

  it("has 18 companies, 3 of them the story's, and 130 announcements from ChatGPT to August 2026", () => {
    expect(reference.companies).toHaveLength(18);
    expect(reference.companies.flatMap(({ slug, story }) => (story === null ? [] : slug))).toEqual([
      "alibaba",
      "focus-technology",
      "client-service-international",
    ]);
    expect(reference.announcements).toHaveLength(130);
    expect(reference.announcements.at(0)?.slug).toBe("chatgpt");
    expect(reference.announcements.at(-1)?.localDate).toBe("2026-08-12");
  });

  it("has nothing that the checks call an error, and one warning of missing sessions: Inspur before its rights issue", () => {
    const found = [...reference.findings.values()].flat().filter(({ kind }) => kind !== "stale");
    expect(found.map(({ subject, kind, session }) => `${subject} ${kind} ${session}`)).toEqual([
      "000977.SZ missing session 2020-03-11",
    ]);
  });

  it("stays below 6 MB", () => {
    const size = globSync("prisma/seed/**/*.*").reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThan(6_000_000);
  });
});

describe("a benchmark that starts later than its listing", () => {
  it("Hang Seng TECH, from 2024 on, gives way to the Hang Seng until its quotes fill the estimation window", () => {
    const of = (event: string) => reactionOf(event, "9988.HK").benchmark;
    // 120 sessions and the close before from 2024-01-02 on end in July 2024.
    expect([of("chatgpt"), of("ernie-bot"), of("qwen2")]).toEqual(["^HSI", "^HSI", "^HSI"]);
    expect([of("qwen2-vl"), of("qwq-32b"), of("qwen3-5")]).toEqual(["HSTECH.HK", "HSTECH.HK", "HSTECH.HK"]);
  });

  it("SZSE Component, whose quotes end on 2026-03-23, gives way to the CSI 300 after that", () => {
    const of = (event: string) => reactionOf(event, "002315.SZ").benchmark;
    expect([of("qwen3-5"), of("deepseek-v4"), of("qwen3-7-max")]).toEqual([
      "399001.SZ",
      "000300.SS",
      "000300.SS",
    ]);
  });

  it("one that a reader chooses is taken whether it covers the window or not", async () => {
    const filter = { ...DEFAULT_FILTER, benchmark: "HSTECH.HK", event: ["ernie-bot"], company: ["alibaba"] };
    const [first] = reactions(await loadSelection(world.store, select(reference, filter)));
    expect(first).toMatchObject({ benchmark: "HSTECH.HK", abnormalReturn: null });
  });
});

describe("rules that the wider data need", () => {
  it("JD.com's special dividend of 0.63 US dollars makes of -5.93% on 2022-05-19 a return of -3.69%", async () => {
    // HKEX, 2022-05-05: special dividend of US$0.63 per share, ex-date 19 May 2022; 7.8474 Hong Kong dollars for one.
    const { returns, position } = await seriesOf("9618.HK");
    expect(await change("9618.HK", "2022-05-19")).toEqual([212.4, 199.8, "-5.93"]);
    expect(returns[position.get("2022-05-19") ?? -1]).toBeCloseTo(199.8 / (212.4 - 0.63 * 7.8474) - 1, 4);
  });

  it("Nvidia's prices before its split of ten give returns and no market value", () => {
    const { rawReturn, marketValueChangeUsd, flags, status } = reactionOf("llama-3", "NVDA");
    expect(status).toBe("ok");
    expect(rawReturn).not.toBeNull();
    expect(marketValueChangeUsd).toBeNull();
    expect(flags).toHaveLength(2);
    expect(flags.every((flag) => flag.endsWith(" split-adjusted"))).toBe(true);
  });

  it("Cambricon's first five sessions on STAR have no limit, the sixth has 20%", async () => {
    const series = await seriesOf("688256.SS");
    const listing = reference.listings.find(({ symbol }) => symbol === "688256.SS");
    if (!listing) throw new Error("688256.SS is not listed");
    const limits = [0, 1, 2, 3, 4, 5].map((at) => limitFacts(reference, listing, series, at)?.limit ?? null);
    expect(series.sessions[0]).toBe("2020-07-20");
    expect(limits).toEqual([null, null, null, null, null, 0.2]);
  });

  it("360 Security on Shanghai's main board closed at its limit of 10% on 2024-11-25", async () => {
    const series = await seriesOf("601360.SS");
    const listing = reference.listings.find(({ symbol }) => symbol === "601360.SS");
    if (!listing) throw new Error("601360.SS is not listed");
    expect(limitFacts(reference, listing, series, series.position.get("2024-11-25") ?? -1)).toMatchObject({
      limit: 0.1,
      state: "up",
    });
  });
});

describe("the board", () => {
  it("opens on the story: its three companies of 18 and the year 2025, with one press to the latest year", async () => {
    const view = await boardView({}, "en", world.store);
    expect(view.opened).toEqual({
      from: "2025-01-01",
      to: "2025-12-31",
      latest: "2026-01-01",
      primaryOnly: true,
      namedOnly: true,
      companies: { shown: 3, stored: 18 },
    });
    expect(view.chart?.lines.map(({ symbol }) => symbol)).toEqual(["9988.HK", "002315.SZ", "300663.SZ"]);
    expect(headlineTexts(view.headline, "en").title).toBe(
      "6 March 2025: Alibaba rises 8.4%, market 5.4%, after QwQ-32B",
    );
  });

  it("shows everything since a day that a reader names, to the last one stored", async () => {
    const view = await boardView({ from: "2026-01-01" }, "en", world.store);
    expect(view.filter).toMatchObject({ from: "2026-01-01", to: null });
    expect(view.opened).toMatchObject({ from: null, to: null, latest: null });
  });

  it("ends with everything stored where an announcement after the story is asked for", async () => {
    const { filter } = await boardView({ event: "deepseek-v4" }, "en", world.store);
    expect(filter).toMatchObject({ from: "2025-01-01", to: null });
  });

  it("opens on the companies of a sector or a place that is asked for, and of many on the first six", async () => {
    const companiesOf = async (query: Record<string, string>) =>
      (await boardView(query, "en", world.store)).filter.company;
    expect(await companiesOf({ sector: "chips" })).toEqual(["smic", "cambricon", "nvidia"]);
    expect(await companiesOf({ sector: "chips,data", place: "Shenzhen and Shanghai" })).toEqual([
      "inspur",
      "cambricon",
    ]);
    expect(await companiesOf({ place: "New York" })).toEqual([
      "alibaba",
      "nvidia",
      "microsoft",
      "alphabet",
      "meta",
    ]);
    const view = await boardView({ sector: "platforms" }, "en", world.store);
    expect(view.opened.companies).toEqual({ shown: 6, stored: 18 });
  });

  it("draws a company of New York's on its listing there", async () => {
    const { chart } = await boardView({ place: "New York", company: "alibaba" }, "en", world.store);
    expect(chart?.lines.map(({ symbol }) => symbol)).toEqual(["BABA"]);
  });
});

describe("a company's page", () => {
  it("offers the others of its sector, to be laid beside it", async () => {
    const view = await companyView("nvidia", {}, "en", world.store);
    expect(view?.sector).toBe("chips");
    expect(view?.peers.map(({ slug }) => slug)).toEqual(["smic", "cambricon"]);
  });
});

describe("unexplained moves", () => {
  it("name one of each of the 18 companies, Alibaba's +12.2% of 2026-07-08 among those of 2026", async () => {
    const all = await movesView({ order: "largest" }, "en", world.store);
    expect(all.rows.map(({ company }) => company).toSorted()).toEqual(
      reference.companies.map(({ slug }) => slug).toSorted(),
    );
    const query = { from: "2026-01-01", listing: "primary", company: "alibaba" };
    const { rows } = await movesView(query, "en", world.store);
    const july = rows.find(({ session }) => session === "2026-07-08");
    expect(july).toMatchObject({ symbol: "9988.HK", benchmark: "HSTECH.HK" });
    expect(july?.return).toBeCloseTo(0.122, 3);
  });
});
