import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eastMoneyProvider } from "../../../lib/quotes/eastmoney/provider.ts";
import type { RequestPolicy } from "../../../lib/quotes/http/patient-fetch.ts";
import { type FakeEastMoney, startFakeEastMoney } from "../../support/fake-eastmoney.ts";

const REQUEST = { symbol: "002315.SZ", zone: "Asia/Shanghai", from: "2025-03-04", to: "2025-03-06" };

let eastMoney: FakeEastMoney;

beforeEach(async () => {
  eastMoney = await startFakeEastMoney();
  eastMoney.serve("0.002315", {
    sharesPerUnit: 100,
    klines: [
      { session: "2025-03-03", close: 40.1 },
      { session: "2025-03-04", close: 41.2 },
      { session: "2025-03-05", close: 42.5 },
      { session: "2025-03-06", open: 43, close: 44.12, high: 45.3, low: 42.8, volume: 42_947 },
      { session: "2025-03-07", close: 45.5 },
    ],
  });
  eastMoney.serve("116.09988", { klines: [{ session: "2025-03-06", close: 140.8, volume: 123_456_789 }] });
});
afterEach(() => eastMoney.close());

const ask = (policy: RequestPolicy = {}, symbol = REQUEST.symbol) =>
  eastMoneyProvider({
    origin: eastMoney.origin,
    firstDelayMilliseconds: 1,
    timeoutMilliseconds: 30_000, // a busy machine is slow, not silent
    ...policy,
  }).daily({ ...REQUEST, symbol });

const problem = async (answer: ReturnType<typeof ask>) => {
  const result = await answer;
  return result.ok ? null : result.problem;
};

describe("the provider over a stand-in for East Money", () => {
  it("asks once for raw daily bars of both ends of the range and gives them with volumes in shares", async () => {
    const answer = await ask();
    expect(answer.ok && answer.value).toMatchObject({ currency: "CNY", actions: [], adjustedCloses: null });
    expect(answer.ok && answer.value.bars.map(({ session }) => session)).toEqual([
      "2025-03-04",
      "2025-03-05",
      "2025-03-06",
    ]);
    const last = { open: 43, high: 45.3, low: 42.8, close: 44.12, volume: 4_294_700 };
    expect(answer.ok && answer.value.bars.at(-1)).toMatchObject(last);
    expect(eastMoney.log).toHaveLength(1);
    const query = new URL(eastMoney.log[0]?.split(" ")[1] ?? "", eastMoney.origin).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      secid: "0.002315",
      klt: "101",
      fqt: "0",
      beg: "20250304",
      end: "20250306",
    });
  });

  it("gives Hong Kong in Hong Kong dollars and shares, by five digits", async () => {
    const answer = await ask({}, "9988.HK");
    const bar = { close: 140.8, volume: 123_456_789 };
    expect(answer.ok && answer.value).toMatchObject({ currency: "HKD", bars: [bar] });
  });

  it.each([
    ["000300.SS", "1.000300"],
    ["399006.SZ", "0.399006"],
    ["600519.SS", "1.600519"],
    ["0700.HK", "116.00700"],
    ["09988.HK", "116.09988"],
  ])("asks for %s as %s", async (symbol, secid) => {
    await ask({}, symbol);
    expect(eastMoney.log[0]).toContain(`secid=${secid}&`);
  });

  it.each([
    "BABA",
    "^HSI",
    "HSTECH.HK",
    "HKD=X",
    "80988.HK",
    "200596.SZ",
    "900901.SS",
    "123.SZ",
    "",
    "1.SZ/..",
  ])("never sends %j, and says that it doesn't cover it", async (symbol) => {
    const said = await problem(ask({}, symbol));
    expect(said?.code).toBe("unknown symbol");
    expect(said?.message).toContain("is not covered by East Money");
    expect(eastMoney.log).toEqual([]);
  });

  it("a code that East Money doesn't know is said by its symbol", async () => {
    expect(await problem(ask({}, "002316.SZ"))).toEqual({
      code: "unknown symbol",
      message: "East Money does not know 002316.SZ, or no longer: it may be delisted.",
    });
  });

  it("waits out two 429, a 502, a cut connection and half an answer", async () => {
    for (const status of [429, 429, 502]) {
      eastMoney.fail({ kind: "status", status }, 1);
    }
    expect((await ask()).ok).toBe(true);
    eastMoney.fail({ kind: "reset" }, 1);
    eastMoney.fail({ kind: "truncated" }, 1);
    expect((await ask()).ok).toBe(true);
    expect(eastMoney.log).toHaveLength(7);
  });

  it("waits the second that Retry-After asks for", async () => {
    eastMoney.fail({ kind: "status", status: 429, retryAfter: "1" }, 1);
    const start = performance.now();
    expect((await ask()).ok).toBe(true);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it.each([
    [429, 4],
    [503, 4],
    [403, 1],
    [302, 1],
  ])("a lasting %i is refused after %i requests", async (status, requests) => {
    eastMoney.fail({ kind: "status", status });
    expect((await problem(ask()))?.code).toBe("refused");
    expect(eastMoney.log).toHaveLength(requests);
  });

  it("a web page is unreadable at once; an empty body after four requests", async () => {
    eastMoney.fail({ kind: "body", body: "<html><title>验证</title>" }, 1);
    expect(await problem(ask())).toEqual({
      code: "unreadable",
      message: "East Money sent a web page instead of data.",
    });
    eastMoney.fail({ kind: "body", body: "" });
    expect((await problem(ask()))?.message).toBe("East Money sent nothing.");
    expect(eastMoney.log).toHaveLength(5);
  });

  it("a server that never answers is unreachable, and so is one that is stopped", async () => {
    eastMoney.fail({ kind: "hang" });
    expect((await problem(ask({ tries: 2, timeoutMilliseconds: 500 })))?.message).toContain("within 0.5 s");
    const stopped = ask({ signal: AbortSignal.timeout(50), timeoutMilliseconds: 60_000 });
    expect((await problem(stopped))?.message).toBe("The request to East Money was stopped.");
  });

  it("asks for four at once one after another, and a failure holds up none", async () => {
    const provider = eastMoneyProvider({ origin: eastMoney.origin, tries: 1 });
    eastMoney.fail({ kind: "status", status: 503 }, 1);
    const answers = await Promise.all([1, 2, 3, 4].map(() => provider.daily(REQUEST)));
    expect(answers.map(({ ok }) => ok)).toEqual([false, true, true, true]);
    expect(eastMoney.mostAtOnce()).toBe(1);
  });
});
