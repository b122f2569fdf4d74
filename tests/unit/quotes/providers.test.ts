import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEnvironment } from "../../../lib/env.ts";
import { quoteProvider, secondProvider } from "../../../lib/quotes/providers.ts";
import { type FakeEastMoney, startFakeEastMoney } from "../../support/fake-eastmoney.ts";
import { type FakeYahoo, startFakeYahoo, weekdayBars } from "../../support/fake-yahoo.ts";

const REQUEST = { symbol: "9988.HK", zone: "Asia/Hong_Kong", from: "2025-03-06", to: "2025-03-06" };
const QUICK = { firstDelayMilliseconds: 1, timeoutMilliseconds: 30_000, tries: 2 };

let yahoo: FakeYahoo;
let eastMoney: FakeEastMoney;

beforeEach(async () => {
  [yahoo, eastMoney] = [await startFakeYahoo(), await startFakeEastMoney()];
  const hours = { currency: "HKD", zone: "Asia/Hong_Kong", opensAt: "09:30" };
  yahoo.serve("9988.HK", { ...hours, bars: weekdayBars("2025-03-06", [140.8]) });
  eastMoney.serve("116.09988", { klines: [{ session: "2025-03-06", close: 140.7 }] });
});
afterEach(async () => {
  await yahoo.close();
  await eastMoney.close();
});

const setting = (names?: string) =>
  parseEnvironment({
    QUOTES_PROVIDER: names,
    YAHOO_ORIGIN: yahoo.origin,
    EASTMONEY_ORIGIN: eastMoney.origin,
  });

/** Who answered with which close. */
async function answered(names?: string) {
  const answer = await quoteProvider(setting(names), QUICK).daily(REQUEST);
  return answer.ok ? [answer.value.provider, answer.value.bars[0]?.close] : answer.problem.code;
}

describe("the sources that the environment names", () => {
  it("are Yahoo Finance alone where nothing is set: East Money is never asked, even if Yahoo is down", async () => {
    expect(quoteProvider(setting()).name).toBe("yahoo");
    expect(await answered()).toEqual([undefined, 140.8]);
    await yahoo.close();
    expect(await answered()).toBe("unreachable");
    expect(eastMoney.log).toEqual([]);
  });

  it("are asked in the order given: 140.8 of Yahoo, or 140.7 of East Money", async () => {
    expect(await answered("yahoo,eastmoney")).toEqual(["yahoo", 140.8]);
    expect(eastMoney.log).toEqual([]);
    expect(await answered("eastmoney,yahoo")).toEqual(["eastmoney", 140.7]);
    expect(yahoo.log).toHaveLength(1);
  });

  it.each([
    ["is gone", () => yahoo.close()],
    ["refuses", async () => yahoo.fail({ kind: "status", status: 429 })],
    ["sends a page", async () => yahoo.fail({ kind: "consent page" })],
    ["knows it no more", async () => yahoo.fail({ kind: "status", status: 404, body: NOT_FOUND })],
  ])("where Yahoo %s, East Money answers", async (_what, happens) => {
    await happens();
    expect(await answered("yahoo,eastmoney")).toEqual(["eastmoney", 140.7]);
  });

  it("that are both gone are unreachable, and each is named", async () => {
    await yahoo.close();
    await eastMoney.close();
    const answer = await quoteProvider(setting("yahoo,eastmoney"), QUICK).daily(REQUEST);
    expect(answer.ok ? null : answer.problem).toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(/^Yahoo Finance .+ refused\. East Money .+ refused\.$/),
    });
  });

  it("to check against is the second named, and none where there is one", () => {
    expect(secondProvider(setting("yahoo"))).toBeNull();
    expect(secondProvider(setting("yahoo,eastmoney"))?.name).toBe("eastmoney");
    expect(secondProvider(setting("eastmoney,yahoo"))?.name).toBe("yahoo");
  });
});

const NOT_FOUND = JSON.stringify({
  chart: { result: null, error: { code: "Not Found", description: "No data found, symbol may be delisted" } },
});
