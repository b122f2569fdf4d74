import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introductionView } from "../../../lib/views/introduction.ts";
import { seededStore } from "../../support/seeded-store.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

describe("the introduction", () => {
  it("walks through QwQ-32B and 9988.HK: 129.90 to 140.80, +8.39% on 2025-03-06", async () => {
    const view = await introductionView("en", world.store);
    expect(view?.reaction.symbol).toBe("9988.HK");
    expect(view?.reaction.dayZero).toMatchObject({ session: "2025-03-06" });
    expect([view?.previousClose, view?.close]).toEqual([129.9, 140.8]);
    expect(view?.change).toBeCloseTo(0.0839, 4);
    expect(view?.benchmark).toEqual({ symbol: "HSTECH.HK", name: "Hang Seng TECH Index" });
  });

  it("splits the return into what was expected and the rest, which the row of the table shows too", async () => {
    const view = await introductionView("en", world.store);
    const { reaction, expected = 0, abnormal } = view ?? {};
    expect(expected + (abnormal?.value ?? 0)).toBeCloseTo(reaction?.adjustedReturn ?? Number.NaN, 12);
    expect(abnormal).toEqual(reaction?.abnormalReturn);
  });

  it("shows Focus Technology at its 10% limit after Manus", async () => {
    const limited = (await introductionView("en", world.store))?.limited;
    expect(limited?.reaction.symbol).toBe("002315.SZ");
    expect(limited?.reaction.event).toBe("manus");
    expect(limited?.limit).toBe(0.1);
    expect(limited?.change).toBeCloseTo(0.1, 2);
  });

  it("says what became of it: 47.84 and 44.40 after 44.56 before, so the gain was gone on 2025-03-11", async () => {
    const lasting = (await introductionView("en", world.store))?.limited?.lasting;
    const change = (after: number) => lasting?.steps.find(({ sessions }) => sessions === after)?.change;
    expect(change(1)).toBeCloseTo(47.84 / 44.56 - 1, 3);
    expect(change(3)).toBeCloseTo(44.4 / 44.56 - 1, 3);
    expect(lasting?.end).toMatchObject({ kind: "gone", session: "2025-03-11" });
  });

  it("is not offered where the announcement is not stored", async () => {
    const empty = await temporaryStore();
    expect(await introductionView("en", empty.store)).toBeNull();
    await empty.dispose();
  });
});
