import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dataRevision } from "../../../../lib/store/state.ts";
import type { Asking } from "../../../../lib/views/study/outside-instrument.ts";
import {
  forgetQuestions,
  QUESTIONS_A_NETWORK,
  QUESTIONS_IN_ALL,
  secondsToWait,
} from "../../../../lib/views/study/outside-limit.ts";
import { studyHead, studyView } from "../../../../lib/views/study/study.ts";
import { studyFile } from "../../../../lib/views/study/study-file.ts";
import { collect } from "../../../support/collect.ts";
import { type FakeYahoo, startFakeYahoo } from "../../../support/fake-yahoo.ts";
import { shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let yahoo: FakeYahoo;
beforeAll(async () => {
  world = await shippedStore();
  yahoo = await startFakeYahoo();
  const shares = await studyFile(
    new URLSearchParams("symbol=NVDA&dates=2025-01-27&format=csv&table=prices"),
    world.store,
  );
  if (!shares.ok) throw new Error("Nvidia is not stored");
  const [, ...rows] = (await collect(shares.value.pieces)).join("").trim().split("\r\n");
  // Nvidia's adjusted closes under a symbol that is not stored.
  yahoo.serve("ZZZ", {
    ...{ currency: "USD", zone: "America/New_York", opensAt: "09:30" },
    bars: rows.flatMap((row) => {
      const [session = "", close] = row.split(",");
      return close ? [{ session, close: Number(close) }] : [];
    }),
  });
  yahoo.describe("ZZZ", { longName: "Zeta", currency: "USD", exchange: "NMS", quoteType: "EQUITY" });
  yahoo.describe("SAP.DE", { longName: "SAP", currency: "EUR", exchange: "GER", quoteType: "EQUITY" });
}, 120_000);
beforeEach(() => forgetQuestions());
afterAll(async () => {
  await yahoo.close();
  await world.dispose();
});

const asking = (network = "203.0.113.7"): Asking => ({
  network,
  policy: { origin: yahoo.origin, timeoutMilliseconds: 30_000, tries: 1 },
});
const study = (query: string, by: Asking | undefined = asking()) =>
  studyView(new URLSearchParams(query), "en", world.store, by);

describe("a symbol that is not stored", () => {
  it("is asked of nobody before the reader says so, and then studied with the benchmark of its market", async () => {
    const asked = yahoo.log.length;
    const offered = await study("symbol=zzz&dates=2025-01-27");
    expect(offered.outside).toEqual({ kind: "offered", query: "symbol=ZZZ&source=yahoo&dates=2025-01-27" });
    expect(yahoo.log).toHaveLength(asked);

    const revision = await dataRevision(world.store);
    const { instrument, outside, dates, query } = await study("symbol=zzz&source=yahoo&dates=2025-01-27");
    expect(outside).toEqual({ kind: "used" });
    expect(instrument).toMatchObject({ symbol: "ZZZ", name: "Zeta", exchangeCode: "XNAS" });
    // NVDA fell by 16.97% that day; its benchmark is stored.
    expect(((dates[0]?.reaction.rawReturn ?? 0) * 100).toFixed(1)).toBe("-17.0");
    expect(dates[0]?.reaction).toMatchObject({ status: "ok", symbol: "ZZZ" });
    expect(query).toBe("symbol=ZZZ&source=yahoo&dates=2025-01-27");
    expect(await dataRevision(world.store)).toBe(revision);
    // Of the dates nothing went to Yahoo: it was asked from the first session of the calendar on.
    const chart = yahoo.log.findLast((line) => line.includes("/chart/ZZZ")) ?? "";
    expect(new Date(Number(/period1=(\d+)/.exec(chart)?.[1]) * 1000).getUTCFullYear()).toBeLessThan(2020);
  });

  it("has the same figures at the endpoint, which asks for itself", async () => {
    const query = new URLSearchParams("symbol=ZZZ&source=yahoo&dates=2025-01-27");
    const file = await studyFile(query, world.store, asking());
    if (!file.ok) throw new Error(file.problem[0]?.message);
    const answer = JSON.parse((await collect(file.value.pieces)).join(""));
    const view = await study(query.toString());
    expect(answer.events[0].car).toBeCloseTo(view.dates[0]?.reaction.car?.value ?? 0, 12);
    const refused = await studyFile(query, world.store);
    expect(refused.ok ? [] : refused.problem.map(({ code }) => code)).toEqual(["unknown"]);
  });

  it("on an exchange without a calendar, unknown to Yahoo, or of a Yahoo that can't be reached says which", async () => {
    const problem = async (query: string, by?: Asking) => (await study(query, by)).outside;
    const failed = (code: string) =>
      expect.objectContaining({ kind: "failed", problem: { code, seconds: 0 } });
    expect(await problem("symbol=SAP.DE&source=yahoo&dates=2025-01-27")).toEqual(failed("other exchange"));
    expect(await problem("symbol=NONE&source=yahoo&dates=2025-01-27")).toEqual(failed("unknown symbol"));
    const nowhere = {
      network: "a",
      policy: { origin: "http://127.0.0.1:9", tries: 1, timeoutMilliseconds: 30_000 },
    };
    expect(await problem("symbol=ZZZ&source=yahoo&dates=2025-01-27", nowhere)).toEqual(failed("unreachable"));
    const view = await study("symbol=ZZZ&source=yahoo&dates=2025-01-27 kept", nowhere);
    expect(view.choice.typed.dates).toBe("2025-01-27 kept");
  });

  it("a stored one is never asked of Yahoo, and what is no symbol is not offered", async () => {
    const asked = yahoo.log.length;
    const stored = await study("symbol=NVDA&source=yahoo&dates=2025-01-27");
    expect([stored.outside, stored.query]).toEqual([null, "symbol=NVDA&dates=2025-01-27"]);
    expect((await study("symbol=../../etc&dates=2025-01-27&source=yahoo")).outside).toBeNull();
    expect(yahoo.log).toHaveLength(asked);
    const head = await studyHead(
      new URLSearchParams("symbol=ZZZ&source=yahoo&dates=2025-01-27"),
      "en",
      world.store,
    );
    expect(head.isWhole).toBe(true);
    expect(yahoo.log).toHaveLength(asked);
  });
});

describe("how often Yahoo Finance is asked", () => {
  it("six times a minute from one network, thirty in all; a question that was refused does not count", () => {
    const now = 1_000_000;
    for (let at = 0; at < QUESTIONS_A_NETWORK; at += 1) expect(secondsToWait("a", now + at)).toBe(0);
    expect(secondsToWait("a", now + 10_000)).toBe(50);
    expect(secondsToWait("a", now + 60_001)).toBe(0);
    forgetQuestions();
    for (let at = 0; at < QUESTIONS_IN_ALL; at += 1) expect(secondsToWait(`network ${at}`, now)).toBe(0);
    expect(secondsToWait("another", now + 1000)).toBe(59);
  });

  it("the seventh question of a reader within a minute is told to wait, and Yahoo hears nothing of it", async () => {
    for (let at = 0; at < QUESTIONS_A_NETWORK; at += 1) secondsToWait("203.0.113.7", Date.now());
    const asked = yahoo.log.length;
    const { outside } = await study("symbol=ZZZ&source=yahoo&dates=2025-01-27");
    expect(outside).toMatchObject({ kind: "failed", problem: { code: "too often" } });
    expect(yahoo.log).toHaveLength(asked);
  });
});
