import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RequestPolicy } from "../../../lib/quotes/http/patient-fetch.ts";
import { retryAfterMilliseconds } from "../../../lib/quotes/http/retry-after.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { type FakeYahoo, startFakeYahoo, weekdayBars } from "../../support/fake-yahoo.ts";

const REQUEST = { symbol: "9988.HK", zone: "Asia/Hong_Kong", from: "2025-03-03", to: "2025-03-07" };

let yahoo: FakeYahoo;
let printed: ReturnType<typeof vi.spyOn>[];

beforeEach(async () => {
  yahoo = await startFakeYahoo();
  yahoo.serve("9988.HK", {
    currency: "HKD",
    zone: "Asia/Hong_Kong",
    opensAt: "09:30",
    bars: weekdayBars("2025-03-03", [130.5, 127.2, 129.9, 140.8, 140.2, 132]),
    dividends: [{ session: "2025-03-05", amount: 0.25 }],
  });
  printed = [
    vi.spyOn(console, "log"),
    vi.spyOn(console, "error"),
    vi.spyOn(console, "warn"),
    vi.spyOn(console, "info"),
  ];
});

afterEach(async () => {
  for (const spy of printed) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  await yahoo.close();
});

const ask = (policy: RequestPolicy = {}, symbol = "9988.HK") =>
  yahooProvider({
    origin: yahoo.origin,
    firstDelayMilliseconds: 1,
    timeoutMilliseconds: 30_000, // a busy machine is slow, not silent
    ...policy,
  }).daily({
    ...REQUEST,
    symbol,
  });

const problem = async (answer: ReturnType<typeof ask>) => {
  const result = await answer;
  return result.ok ? null : result.problem;
};

describe("the provider over the real client", () => {
  it("asks once for both ends of the range with dividends and splits, and gives bars and actions", async () => {
    const answer = await ask();
    expect(answer.ok && answer.value.bars.map(({ session }) => session)).toEqual([
      "2025-03-03",
      "2025-03-04",
      "2025-03-05",
      "2025-03-06",
      "2025-03-07",
    ]);
    expect(answer.ok && answer.value.actions).toMatchObject([{ exDate: "2025-03-05", amount: 0.25 }]);
    expect(yahoo.log).toHaveLength(1);
    const query = new URL(yahoo.log[0]?.split(" ")[1] ?? "", yahoo.origin).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      interval: "1d",
      events: "div,split",
      period1: String(Date.parse("2025-03-03T00:00+08:00") / 1000),
      period2: String(Date.parse("2025-03-08T00:00+08:00") / 1000),
    });
  });

  it("waits out two 429 and then succeeds", async () => {
    yahoo.fail({ kind: "status", status: 429 }, 2);
    expect((await ask()).ok).toBe(true);
    expect(yahoo.log).toHaveLength(3);
  });

  it("waits the second that Retry-After asks for", async () => {
    yahoo.fail({ kind: "status", status: 429, retryAfter: "1" }, 1);
    const start = performance.now();
    expect((await ask()).ok).toBe(true);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it("waits no longer than its cap, though Retry-After asks for an hour", async () => {
    yahoo.fail({ kind: "status", status: 503, retryAfter: "3600" }, 1);
    const start = performance.now();
    expect((await ask({ longestDelayMilliseconds: 20 })).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it.each([
    [429, "refused", 4],
    [500, "refused", 4],
    [503, "refused", 4],
    [401, "refused", 1],
    [403, "refused", 1],
    [302, "refused", 1],
    [418, "refused", 1],
  ])("a lasting %i is %s after %i requests", async (status, code, requests) => {
    yahoo.fail({ kind: "status", status });
    expect(await problem(ask())).toMatchObject({ code, message: expect.stringContaining(String(status)) });
    expect(yahoo.log).toHaveLength(requests);
  });

  it("a 429 whose body is JSON is refused too", async () => {
    const body = JSON.stringify({
      finance: { result: null, error: { code: "Too Many Requests", description: "Edge: Too Many Requests" } },
    });
    yahoo.fail({ kind: "status", status: 429, body });
    expect((await problem(ask()))?.code).toBe("refused");
  });

  it("a server that never answers is unreachable after its time-out", async () => {
    yahoo.fail({ kind: "hang" });
    expect(await problem(ask({ tries: 2, timeoutMilliseconds: 500 }))).toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("no answer within 0.5 s"),
    });
    expect(yahoo.log).toHaveLength(2);
  });

  it("a connection that is cut once is tried again", async () => {
    yahoo.fail({ kind: "reset" }, 1);
    expect((await ask()).ok).toBe(true);
  });

  it("a port that nobody listens on is unreachable, in words", async () => {
    await yahoo.close();
    expect(await problem(ask({ tries: 2 }))).toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(
        /^Yahoo Finance \(127\.0\.0\.1:\d+\) can't be reached: the connection was refused\.$/,
      ),
    });
  });

  it("a request that is stopped ends at once", async () => {
    yahoo.fail({ kind: "hang" });
    const answer = problem(ask({ signal: AbortSignal.timeout(50), timeoutMilliseconds: 60_000 }));
    expect((await answer)?.message).toBe("The request to Yahoo Finance was stopped.");
  });

  it("a truncated answer is asked for again; one web page is enough", async () => {
    yahoo.fail({ kind: "truncated" }, 1);
    expect((await ask()).ok).toBe(true);
    yahoo.fail({ kind: "body", body: "<!doctype html><title>Consent</title>" });
    expect(await problem(ask())).toEqual({
      code: "unreadable",
      message: "Yahoo Finance sent a web page instead of data.",
    });
    expect(yahoo.log).toHaveLength(3);
  });

  it("an answer that stays truncated, or has no result, or is empty, is unreadable", async () => {
    yahoo.fail({ kind: "truncated" }, 4);
    expect((await problem(ask()))?.code).toBe("unreadable");
    yahoo.fail({ kind: "empty result" }, 1);
    expect((await problem(ask()))?.code).toBe("unreadable");
    yahoo.fail({ kind: "body", body: "" }, 4);
    expect((await problem(ask()))?.code).toBe("unreadable");
  });

  it("a text of Too Many Requests with status 200 is refused", async () => {
    yahoo.fail({ kind: "body", body: "Too Many Requests" });
    expect((await problem(ask()))?.code).toBe("refused");
  });

  it("a symbol that Yahoo doesn't know is said by name", async () => {
    expect(await problem(ask({}, "9999.HK"))).toEqual({
      code: "unknown symbol",
      message: "Yahoo Finance does not know 9999.HK, or no longer: it may be delisted.",
    });
  });

  it("no prices in the range is said with the range", async () => {
    const description = "Data doesn't exist for startDate = 1740931200, endDate = 1741363200";
    const body = JSON.stringify({ chart: { result: null, error: { code: "Bad Request", description } } });
    yahoo.fail({ kind: "status", status: 400, body });
    expect((await problem(ask()))?.message).toBe(
      "Yahoo Finance has no prices of 9988.HK between 2025-03-03 and 2025-03-07.",
    );
  });

  it.each(["../../v1/test", "9988.HK?x=1", "a b", "", "9988.HK/..", "%2e%2e"])(
    "never sends the symbol %j",
    async (symbol) => {
      expect((await problem(ask({}, symbol)))?.code).toBe("unknown symbol");
      expect(yahoo.log).toEqual([]);
    },
  );

  it.each(["^HSI", "HKD=X", "000300.SS", "BRK-B", "BABA"])("does send the symbol %s", async (symbol) => {
    await ask({}, symbol);
    expect(decodeURIComponent(yahoo.log[0] ?? "")).toContain(`/v8/finance/chart/${symbol}?`);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2025-03-06T00:00:00Z");

  it("of 7 is 7,000 ms, and a date ten seconds ahead is 10,000 ms", () => {
    expect(retryAfterMilliseconds("7", now)).toBe(7000);
    expect(retryAfterMilliseconds("Thu, 06 Mar 2025 00:00:10 GMT", now)).toBe(10_000);
  });

  it("of a past date is no wait, and of nonsense or nothing is none", () => {
    expect(retryAfterMilliseconds("Wed, 05 Mar 2025 00:00:00 GMT", now)).toBe(0);
    expect(retryAfterMilliseconds("soon", now)).toBeNull();
    expect(retryAfterMilliseconds(null, now)).toBeNull();
  });
});
