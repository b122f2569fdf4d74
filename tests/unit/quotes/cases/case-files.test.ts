import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CaseWorld, caseText, caseWorld } from "./case-world.ts";

let world: CaseWorld;

beforeEach(async () => {
  world = await caseWorld();
});

afterEach(() => world.dispose());

const FOCUS = ["--symbol", "002315.SZ", "--prices", "raw"];
const ALIBABA = ["--symbol", "9988.HK", "--prices", "raw"];

describe("rows that are not days", () => {
  it("a weekly file is refused, and 2025-02-21 stays 45.99 with 21,963,080 shares", async () => {
    const { code, said } = await world.load("weekly-akshare.csv", "--prices", "raw", "--volume", "lots");
    expect(code).toBe(1);
    expect(said).toContain("its rows are a week apart (3 of 3 steps, such as 2025-02-21 to 2025-02-28)");
    expect(await world.bar("002315.SZ", "2025-02-21")).toBe("45.99 21963080");
  });

  it("and is taken where a person confirms that each row is a day, which the run's record keeps", async () => {
    const weeks = caseText("weekly-akshare.csv").replaceAll("2025-", "2023-");
    const words = ["--prices", "raw", "--volume", "lots"];
    expect((await world.load(weeks, ...words)).code).toBe(1);
    expect((await world.load(weeks, ...words, "--confirm", "days")).code).toBe(0);
    const run = await world.store.ingestRun.findFirst({ orderBy: { id: "desc" } });
    expect(JSON.parse(run?.request ?? "")).toMatchObject({ confirm: ["days"] });
  });
});

describe("adjusted prices as raw ones", () => {
  it("our own export of BABA, which is stored adjusted, changes nothing with or without its basis and flag", async () => {
    const before = await world.bars("BABA");
    const old = caseText("own-export-of-adjusted.csv");
    const withBasis = old.replace("provider", "provider,basis").replaceAll("shipped", "shipped,adjusted");
    const withFlag = withBasis
      .replace("basis", "basis,flag")
      .replaceAll("shipped,adjusted", "shipped,adjusted,");
    for (const text of [old, withBasis, withFlag]) {
      const { code, said } = await world.load(text);
      expect(said).toContain("BABA       2024-01-02..2024-01-04  0 new, 0 changed");
      expect(code).toBe(0);
    }
    expect(await world.bars("BABA")).toEqual(before);
    const { basis } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "BABA" } });
    expect(basis).toBe("adjusted");
  });

  it("prices that were negative by subtracted dividends say so by the file's name: refused as raw", async () => {
    const { code, said } = await world.load("negative-qfq.csv", ...FOCUS);
    expect(code).toBe(2);
    expect(said).toContain("It says itself that its prices are adjusted (qfq in its name)");
  });
});

describe("splits and dividends that only the file knows", () => {
  it("yfinance's Close of 102.8 before a 5:1 split of 2014-05-15 is 514 as traded, with that split", async () => {
    await world.add("0700.HK");
    const { code } = await world.load("stock-splits-column.csv", "--symbol", "0700.HK", "--prices", "raw");
    expect(code).toBe(0);
    const bars = await world.bars("0700.HK");
    expect(bars.map(({ close, volume }) => [close, volume])).toEqual([
      [508, 4_000_000],
      [514, 4_200_000],
      [108.8, 51_000_000],
      [106, 30_000_000],
    ]);
    expect(await world.actions("0700.HK")).toMatchObject([
      { exDate: "2014-05-15", kind: "split", ratio: 5 },
      { exDate: "2014-05-16", kind: "dividend", amount: 0.24, currency: "HKD" },
    ]);
    // (1 - 0.24 / 108.8) / 5 of 514
    expect(bars[1]?.adjustedClose).toBeCloseTo((514 * (1 - 0.24 / 108.8)) / 5, 9);
  });

  it("Alpha Vantage's close is as traded: 500.04 and 499.23 before a 4:1 split, stored or only listed", async () => {
    const instrumentId = await world.add("AAPL");
    const words = ["alpha-vantage-renamed-date.csv", "--symbol", "AAPL"] as const;
    expect((await world.load(...words)).code).toBe(0);
    const closes = async () => (await world.bars("AAPL")).map(({ close }) => close);
    expect(await closes()).toEqual([500.04, 499.23, 129.04, 134.18]);
    expect(await world.actions("AAPL")).toMatchObject([{ exDate: "2020-08-31", kind: "split", ratio: 4 }]);
    await world.store.bar.deleteMany({ where: { instrumentId } });
    await world.load(...words);
    expect(await closes()).toEqual([500.04, 499.23, 129.04, 134.18]);
  });
});

describe("the unit of volume", () => {
  it("9.5 million lots at a turnover of 460 million yuan are no lots: the close is stored without them", async () => {
    const { code, said } = await world.load("mixed-lots-shares.csv", ...FOCUS, "--volume", "lots");
    expect(code).toBe(0);
    expect(said).toContain("found 2026-02-10: volume left out (volume 950000000");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 9000000");
    expect(await world.bar("002315.SZ", "2026-02-10")).toBe("49.1 null");
    expect(await world.findings("002315.SZ")).toContain("volume left out 2026-02-10");
  });

  it("the same without --volume: 430 million yuan over 90,000 settle that they are lots", async () => {
    await world.load("mixed-lots-shares.csv", ...FOCUS);
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 9000000");
  });
});

describe("whose prices they are", () => {
  it("a file whose ts_code is 000021.SZ is not 002315.SZ's: refused, naming both", async () => {
    const { code, said } = await world.load("other-symbol-in-ts-code.csv", ...FOCUS, "--volume", "lots");
    expect(code).toBe(2);
    expect(said).toContain('It names "000021.SZ" (line 2), but was said to be 002315.SZ.');
    expect(await world.bar("002315.SZ", "2026-02-09")).toBeNull();
  });

  it("2318 could be 2318.HK or 002318.SZ, whichever are stored: refused, naming both", async () => {
    const both = "Its code 2318 could be 2318.HK or 002318.SZ.";
    const read = () => world.load("code-2318-lost-zeros.csv", "--prices", "raw");
    expect((await read()).said).toContain(both);
    await world.add("2318.HK");
    expect((await read()).said).toContain(both);
    await world.add("002318.SZ");
    expect(await read()).toMatchObject({ code: 2, said: expect.stringContaining(both) });
    const named = await world.load("code-2318-lost-zeros.csv", "--prices", "raw", "--symbol", "2318.HK");
    expect(named.code).toBe(0);
    expect(await world.bar("2318.HK", "2025-03-06")).toBe("23.8 12000000");
  });

  it("two symbols in ts_code are two series, which --symbol can't name", async () => {
    const words = ["--prices", "raw", "--volume", "lots"];
    const { said } = await world.load("two-symbols-in-ts-code.csv", ...words);
    expect(said).toContain("[2/2] 300663.SZ  2025-03-05..2025-03-06");
    expect((await world.load("two-symbols-in-ts-code.csv", ...FOCUS, ...words)).said).toContain(
      "It has several symbols",
    );
  });
});

describe("the exchange's exceptions", () => {
  it("32.40 after 47.80 on the ex-date of a bonus issue is let in by name, and the bar keeps that", async () => {
    const held = await world.load("bonus-issue-ex-date.csv", ...FOCUS);
    expect(held.said).toContain("2026-02-10: the close of 32.4 is beyond the price limit of 43.02 to 52.58");
    expect(held.said).toContain("if it is right, say --let-in 2026-02-10");
    expect(await world.bar("002315.SZ", "2026-02-11")).toBeNull();
    expect((await world.load("bonus-issue-ex-date.csv", ...FOCUS, "--let-in", "2026-02-10")).code).toBe(0);
    const bars = (await world.bars("002315.SZ")).slice(-3);
    expect(bars.map(({ close, flag }) => [close, flag])).toEqual([
      [47.8, null],
      [32.4, "confirmed"],
      [32.1, null],
    ]);
    expect(await world.findings("002315.SZ")).toContain("let in 2026-02-10");
    expect(await world.findings("002315.SZ")).not.toContain("beyond limit 2026-02-10");
    const run = await world.store.ingestRun.findFirst({ orderBy: { id: "desc" } });
    expect(JSON.parse(run?.request ?? "")).toMatchObject({ letIn: ["2026-02-10"] });
    const again = await world.load("bonus-issue-ex-date.csv", ...FOCUS);
    expect(again.said).toContain("0 new, 0 changed");
  });

  it("and needs no letting in where the bonus issue is stored as a split of 1.5", async () => {
    const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "002315.SZ" } });
    const issue = {
      kind: "split",
      amount: null,
      currency: null,
      ratio: 1.5,
      basis: "stated",
      provider: "by hand",
      source: "notice",
    };
    await world.store.corporateAction.create({ data: { instrumentId: id, exDate: "2026-02-10", ...issue } });
    expect((await world.load("bonus-issue-ex-date.csv", ...FOCUS)).said).toContain("3 new, 0 changed");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 9000000");
  });
});

describe("a level that is wrong for days", () => {
  it("five closes at 3.2 times the level are all rejected, not the first alone", async () => {
    const { code, said } = await world.load("level-shift-after-one-rejection.csv", ...FOCUS);
    expect(code).toBe(1);
    expect(said).toContain("0 new, 0 changed, 5 rejected");
    expect((await world.bars("002315.SZ")).at(-1)?.session).toBe("2026-02-06");
    const found = await world.findings("002315.SZ");
    expect(found.filter((one) => one.startsWith("rejected 2026-02"))).toHaveLength(5);
  });
});

describe("numbers as people have them", () => {
  it("1234.56万 shares are 12,345,600", async () => {
    await world.load("volume-in-wan.csv", ...FOCUS, "--volume", "shares");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 12345600");
  });

  it("61.50M of Investing.com are 61,500,000, and its Change % is named as not read", async () => {
    const { said } = await world.load("investing-renamed.csv", ...ALIBABA);
    expect(said).toContain("not read: Change %");
    expect(await world.bar("9988.HK", "2026-03-05")).toBe("132.9 61500000");
  });

  it("26'010.10 has an apostrophe between thousands", async () => {
    await world.load("apostrophe-thousands.csv", "--symbol", "^HSI", "--prices", "raw");
    expect(await world.bar("^HSI", "2026-03-17")).toBe("26132.9 null");
  });

  it("132,90 € is in euros, which a listing in Hong Kong dollars is not", async () => {
    const { code, said } = await world.load("euro.csv", ...ALIBABA);
    expect(code).toBe(1);
    expect(said).toContain("9988.HK: its prices are in EUR, not HKD; nothing of it was stored.");
  });

  it("132.899994 is a 32-bit float's 132.9", async () => {
    await world.load("float32-noise.csv", "--symbol", "9988.HK");
    const bars = (await world.bars("9988.HK")).filter(({ session }) => session >= "2026-03-02");
    expect(bars.map(({ open, high, low, close }) => [open, high, low, close])).toEqual([
      [130.1, 133.2, 129.8, 132.9],
      [131, 133.1, 130.9, 131.2],
    ]);
  });
});

describe("what held up", () => {
  it.each([
    ["excel-serial-dates.csv", "2026-03-02", "132.9 61500000"],
    ["preamble.csv", "2026-03-02", "132.9 61500000"],
    ["sep-line.csv", "2026-03-02", "132.9 61500000"],
    ["Mar-02-2026.csv", "2026-03-02", "132.9 61500000"],
    ["tradingview-unix.csv", "2025-03-05", "129.9 110000000"],
    ["utc-midnight.csv", "2026-03-03", "131.2 54100000"],
    ["empty-close-cells.csv", "2026-03-04", "131.2 54100000"],
  ])("%s: %s closes at %s", async (file, session, bar) => {
    expect((await world.load(file, ...ALIBABA)).code).toBe(0);
    expect(await world.bar("9988.HK", session)).toBe(bar);
  });

  it("a session that comes twice keeps its later row, and says so", async () => {
    const { said } = await world.load("same-session-twice.csv", ...ALIBABA);
    expect(said).toContain("line 4: this session came before; the later row was kept");
  });

  it("a row that unquoted thousands part into 10 cells is rejected with its line", async () => {
    const { said } = await world.load("unquoted-thousands.csv", "--symbol", "^HSI", "--prices", "raw");
    expect(said).toContain("line 2: 10 cells where the header has 6");
    expect(await world.bar("^HSI", "2026-03-17")).toBeNull();
  });

  it("Google Finance's 3/2/2026 16:00:00 is 2026-03-02, the hour at which New York closes", async () => {
    await world.add("AAPL");
    await world.load("googlefinance.csv", "--symbol", "AAPL", "--prices", "raw");
    expect(await world.bar("AAPL", "2026-03-02")).toBe("122.9 12500000");
  });

  it("Wind's 收盘价(元) is a close and its code the symbol", async () => {
    const { said } = await world.load("wind.csv", "--prices", "raw");
    expect(said).toContain("wind.csv: Wind's columns, raw prices\n    not read: 简称, 前收盘价(元)");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 9000000");
  });

  it("a file that is skipped as a whole ends with 1 and the reason", async () => {
    const { code, said } = await world.load("googlefinance.csv", "--symbol", "BABA", "--prices", "raw");
    expect(code).toBe(1);
    expect(said).toContain("BABA was skipped: stored prices are adjusted; run with --from 2024-01-02.");
  });
});
