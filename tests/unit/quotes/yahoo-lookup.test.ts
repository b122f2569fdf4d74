import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lookUpSymbol, searchSymbols } from "../../../lib/quotes/yahoo/lookup.ts";
import { type FakeYahoo, startFakeYahoo } from "../../support/fake-yahoo.ts";
import { CRUMB, INVALID_CRUMB } from "../../support/fake-yahoo-symbols.ts";

let yahoo: FakeYahoo;
let printed: ReturnType<typeof vi.spyOn>[];

beforeEach(async () => {
  yahoo = await startFakeYahoo();
  yahoo.describe("9988.HK", {
    longName: "Alibaba Group Holding Limited",
    currency: "HKD",
    exchange: "HKG",
    quoteType: "EQUITY",
  });
  printed = [vi.spyOn(console, "log"), vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
});

afterEach(async () => {
  for (const spy of printed) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  await yahoo.close();
});

/** Half a minute for an answer: a busy machine is slow, not silent. */
const policy = (timeoutMilliseconds = 30_000) => ({
  origin: yahoo.origin,
  firstDelayMilliseconds: 1,
  timeoutMilliseconds,
  tries: 2,
});
const lookUp = (symbol = "9988.HK", timeoutMilliseconds?: number) =>
  lookUpSymbol(policy(timeoutMilliseconds), symbol);
const problem = async (answer: ReturnType<typeof lookUp>) => {
  const result = await answer;
  return result.ok ? null : result.problem;
};
const paths = () => yahoo.log.map((line) => line.split(/[ ?]/)[1]);

describe("looking up a symbol", () => {
  it("asks for a cookie, a crumb and 9988.HK, all of one origin, and gives its facts", async () => {
    expect(await lookUp()).toEqual({
      ok: true,
      value: {
        symbol: "9988.HK",
        name: "Alibaba Group Holding Limited",
        currency: "HKD",
        exchange: { yahoo: "HKG", code: "XHKG" },
        kind: "share",
      },
    });
    expect(paths()).toEqual(["/quote/AAPL", "/v1/test/getcrumb", "/v7/finance/quote"]);
    expect(new URL(yahoo.log[2]?.split(" ")[1] ?? "", yahoo.origin).searchParams.get("crumb")).toBe(CRUMB);
  });

  it.each([
    ["002315.SZ", "SHZ", "EQUITY", { code: "XSHE", kind: "share" }],
    ["000300.SS", "SHH", "INDEX", { code: "XSHG", kind: "index" }],
    ["BABA", "NYQ", "EQUITY", { code: "XNYS", kind: "share" }],
    ["NVDA", "NMS", "EQUITY", { code: "XNAS", kind: "share" }],
    ["KWEB", "PCX", "ETF", { code: "XNYS", kind: "fund" }],
    ["3033.HK", "HKG", "ETF", { code: "XHKG", kind: "fund" }],
    ["HKD=X", "CCY", "CURRENCY", { code: null, kind: "currency" }],
    ["BTC-USD", "CCC", "CRYPTOCURRENCY", { code: null, kind: null }],
  ])("%s at %s, a %s, is %o", async (symbol, exchange, quoteType, { code, kind }) => {
    yahoo.describe(symbol, { currency: "USD", exchange, quoteType });
    const answer = await lookUp(symbol);
    expect(answer.ok && answer.value).toMatchObject({
      name: symbol,
      exchange: { yahoo: exchange, code },
      kind,
    });
  });

  it("says of 9999.HK, and of a delisted symbol, that Yahoo does not know it", async () => {
    yahoo.describe("GONE", { exchange: "YHD", quoteType: "NONE" });
    for (const symbol of ["9999.HK", "GONE"]) {
      expect((await problem(lookUp(symbol)))?.message).toBe(
        `Yahoo Finance does not know ${symbol}, or no longer: it may be delisted.`,
      );
    }
  });

  it("can't read a quote without a currency, and sends nothing that is no symbol", async () => {
    yahoo.describe("ODD", { exchange: "HKG", quoteType: "EQUITY" });
    expect(await problem(lookUp("ODD"))).toMatchObject({ code: "unreadable" });
    const asked = yahoo.log.length;
    expect((await problem(lookUp("../x")))?.code).toBe("unknown symbol");
    expect(yahoo.log).toHaveLength(asked);
  });
});

describe("cookie and crumb", () => {
  it.each([
    ["crumb", { kind: "body", body: "Too Many Requests" }],
    ["crumb", { kind: "body", body: "" }],
    ["crumb", { kind: "status", status: 401 }],
    ["crumb", { kind: "consent page" }],
    ["cookie", { kind: "consent redirect" }],
    ["cookie", { kind: "consent page" }],
    ["cookie", { kind: "status", status: 429 }],
    ["quote", { kind: "status", status: 401, body: INVALID_CRUMB }],
  ] as const)("a %s that is once %o is got by a fresh client, and twice is refused", async (place, fault) => {
    yahoo.failAt(place, fault, 1);
    expect((await lookUp()).ok).toBe(true);
    expect(paths().filter((path) => path === "/quote/AAPL")).toHaveLength(2);
    const asked = yahoo.log.length;
    yahoo.failAt(place, fault, 2);
    expect(await problem(lookUp())).toMatchObject({
      code: "refused",
      message: expect.stringMatching(/^Yahoo Finance refused the request: .+\.$/),
    });
    expect(
      paths()
        .slice(asked)
        .filter((path) => path === "/quote/AAPL"),
    ).toHaveLength(2);
  });

  it("consent is never given: after the redirect nobody asks the consent page", async () => {
    yahoo.failAt("cookie", { kind: "consent redirect" });
    expect((await problem(lookUp()))?.message).toBe(
      "Yahoo Finance refused the request: it asks for consent to its cookies before it answers from here.",
    );
    expect(paths()).toEqual(["/quote/AAPL", "/quote/AAPL"]);
  });

  it("a cookie page that never answers is unreachable after 0.3 s, asked once", async () => {
    yahoo.failAt("cookie", { kind: "hang" });
    expect(await problem(lookUp("9988.HK", 300))).toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("no answer within 0.3 s"),
    });
    expect(yahoo.log).toHaveLength(1);
  });

  it("a lasting 429 of the quote itself is not asked for by a second client", async () => {
    yahoo.failAt("quote", { kind: "status", status: 429 });
    expect((await problem(lookUp()))?.code).toBe("refused");
    expect(paths().filter((path) => path === "/quote/AAPL")).toHaveLength(1);
  });
});

describe("searching", () => {
  it("'alibaba' finds 9988.HK with one request and no crumb; what is not listed is left out", async () => {
    expect(await searchSymbols(policy(), " alibaba ")).toEqual({
      ok: true,
      value: [
        {
          symbol: "9988.HK",
          name: "Alibaba Group Holding Limited",
          exchange: { yahoo: "HKG", code: "XHKG" },
          kind: "share",
        },
      ],
    });
    expect(paths()).toEqual(["/v1/finance/search"]);
  });

  it("an odd text goes into the query and nowhere else; an empty one asks nobody", async () => {
    expect(await searchSymbols(policy(), "a&symbols=b#/../c")).toEqual({ ok: true, value: [] });
    expect(new URL(yahoo.log[0]?.split(" ")[1] ?? "", yahoo.origin).searchParams.get("q")).toBe(
      "a&symbols=b#/../c",
    );
    expect(await searchSymbols(policy(), "  ")).toEqual({ ok: true, value: [] });
    expect(yahoo.log).toHaveLength(1);
  });

  it.each([
    [{ kind: "status", status: 429 }, "refused"],
    [{ kind: "reset" }, "unreachable"],
    [{ kind: "consent page" }, "unreadable"],
    [{ kind: "body", body: '{"quotes":1}' }, "unreadable"],
  ] as const)("%o is %s", async (fault, code) => {
    yahoo.failAt("search", fault);
    const answer = await searchSymbols(policy(), "alibaba");
    expect(answer.ok ? null : answer.problem.code).toBe(code);
  });
});
