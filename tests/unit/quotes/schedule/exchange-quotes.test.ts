import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  areStale,
  newestSession,
  readExchangeQuotes,
} from "../../../../lib/quotes/schedule/exchange-quotes.ts";
import { type AlibabaWorld, alibabaWorld } from "../../../support/alibaba-world.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});
afterEach(() => world.dispose());

const SETTLED = Date.parse("2025-03-12T16:40:00+08:00");

describe("how far the quotes reach", () => {
  it("with no bars is nowhere, and stale as soon as a session has settled", async () => {
    const quotes = await readExchangeQuotes(world.store);
    expect(newestSession(quotes)).toBeNull();
    expect(areStale(quotes, Date.parse("2025-03-03T12:00:00+08:00"))).toBe(false);
    expect(areStale(quotes, Date.parse("2025-03-03T16:40:00+08:00"))).toBe(true);
  });

  it("in Hong Kong to 12 March with one series behind, in Shenzhen to 6 March", async () => {
    await world.ingest({ to: "2025-03-11" });
    await world.ingestAlibaba({ companies: ["alibaba"] });
    await world.store.bar.deleteMany({
      where: { session: "2025-03-12", instrumentId: await world.instrumentId("^HSI") },
    });
    const quotes = await readExchangeQuotes(world.store);
    expect(
      quotes.map(({ calendar, last, oldest, behind }) => [calendar.exchange, last, oldest, behind]),
    ).toEqual([
      ["XHKG", "2025-03-12", "2025-03-11", 1],
      ["XSHE", "2025-03-06", "2025-03-06", 0],
    ]);
    expect(newestSession(quotes)).toBe("2025-03-12");
    const hongKong = quotes.slice(0, 1);
    expect(areStale(hongKong, SETTLED - 1)).toBe(false);
    expect(areStale(hongKong, SETTLED)).toBe(true);
  });

  it("leaves out what a file alone carries on, and currency pairs", async () => {
    await world.store.instrument.updateMany({ where: { symbol: "002315.SZ" }, data: { basis: "adjusted" } });
    const exchanges = (await readExchangeQuotes(world.store)).map(({ calendar }) => calendar.exchange);
    expect(exchanges).toEqual(["XHKG"]);
  });
});
