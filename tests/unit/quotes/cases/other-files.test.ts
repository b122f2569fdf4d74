import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportFile, exportName } from "../../../../lib/export/export-file.ts";
import { type CaseWorld, caseText, caseWorld } from "./case-world.ts";

let world: CaseWorld;

beforeEach(async () => {
  world = await caseWorld();
});

afterEach(() => world.dispose());

const FOCUS = ["--symbol", "002315.SZ", "--prices", "raw"];

/** Stored bars of Focus Technology as rows of a file, each close worked on. */
async function focusRows(from: string, to: string, close: (close: number) => string): Promise<string[]> {
  const bars = (await world.bars("002315.SZ")).filter(({ session }) => from <= session && session <= to);
  return bars.map((bar) => `${bar.session},${close(bar.close)},${bar.volume}`);
}

const two = (value: number) => value.toFixed(2);

describe("adjusted prices that are said to be raw", () => {
  it.each([
    [
      "a factor, as akshare's hfq has",
      (close: number) => two(close * 3.4127),
      "a steady factor of about 3.413",
    ],
    [
      "a factor near 1, as one dividend makes",
      (close: number) => two(close * 0.987),
      "a steady factor of about 0.987",
    ],
    ["an amount taken off, as East Money does", (close: number) => two(close - 1.15), "a steady factor"],
  ])("%s: refused, and not a close is replaced", async (_, close, message) => {
    const before = await world.bars("002315.SZ");
    const rows = await focusRows("2025-01-02", "2025-03-31", close);
    const { code, said } = await world.load(`Date,Close,Volume\n${rows.join("\n")}\n`, ...FOCUS);
    expect(code).toBe(1);
    expect(said).toContain(message);
    expect(said).toContain("say --confirm basis");
    expect(await world.bars("002315.SZ")).toEqual(before);
  });

  it("so does a file of which only what lies before its dividend of 2025-04-11 differs", async () => {
    const rows = await focusRows("2025-03-03", "2025-06-30", two);
    const adjusted = rows.map((row) => {
      const [session = "", close = "", volume = ""] = row.split(",");
      return session < "2025-04-11" ? `${session},${two(Number(close) * 0.98474)},${volume}` : row;
    });
    const { code, said } = await world.load(`Date,Close,Volume\n${adjusted.join("\n")}\n`, ...FOCUS);
    expect(code).toBe(1);
    expect(said).toMatch(
      /\d+ of \d+ closes that are stored too differ from those by a steady factor of about 0\.98/,
    );
  });

  it("and a person who knows the stored ones to be wrong confirms it, which keeps revisions", async () => {
    const rows = await focusRows("2025-01-02", "2025-01-10", (close) => two(close * 0.987));
    const { code } = await world.load(
      `Date,Close,Volume\n${rows.join("\n")}\n`,
      ...FOCUS,
      "--confirm",
      "basis",
    );
    expect(code).toBe(0);
    expect(await world.store.revision.count({ where: { field: "close" } })).toBe(rows.length);
  });

  it("of a share of which nothing is stored: closes off Hong Kong's price steps are no prices as traded", async () => {
    await world.add("0700.HK");
    const file = (closes: readonly number[]) =>
      `Date,Close\n${closes.map((close, day) => `2025-03-0${day + 3},${close}`).join("\n")}\n`;
    const words = ["--symbol", "0700.HK", "--prices", "raw"];
    const { code, said } = await world.load(file([501.37, 498.02, 512.66]), ...words);
    expect(code).toBe(1);
    expect(said).toContain("3 of 3 closes lie off the exchange's price steps (501.37 on 2025-03-03)");
    expect((await world.load(file([501.5, 498.2, 512.5]), ...words)).code).toBe(0);
  });

  const row = (mark: string, extra = "") =>
    `date,code,open,high,low,close,preclose,volume,amount,adjustflag${extra}\n2025-03-06,sz.002315,44.5,49.02,44.5,49.02,44.56,12345600,590000000,${mark}\n`;

  it.each([
    ["1", "raw", "Its prices are back-adjusted (adjustflag 1 on line 2)"],
    ["1", "adjusted", "Its prices are back-adjusted (adjustflag 1 on line 2)"],
    [
      "2",
      "raw",
      "It says itself that its prices are adjusted (adjustflag 2 on line 2), but was said to be raw.",
    ],
    [
      "3",
      "adjusted",
      "It says itself that its prices are raw (adjustflag 3 on line 2), but was said to be adjusted.",
    ],
  ])("baostock's adjustflag %s said to be %s is refused", async (flag, prices, message) => {
    const { code, said } = await world.load(row(flag), "--prices", prices);
    expect(code).toBe(2);
    expect(said).toContain(message);
  });

  it("baostock's adjustflag 3 is raw without a word of anybody", async () => {
    expect((await world.load(row("3"))).code).toBe(0);
    expect(await world.bar("002315.SZ", "2025-03-06")).toBe("49.02 12345600");
  });

  it.each([
    ["a title", "002315 焦点科技 日线 前复权\n日期,收盘\n2026-02-09,47.80\n", "前复权 on line 1"],
    ["a column", "日期,收盘(前复权)\n2026-02-09,47.80\n", "the column 收盘(前复权)"],
    ["a column in letters", "date,close_qfq\n2026-02-09,47.80\n", "the column close_qfq"],
    ["a column of its own", "日期,收盘,复权\n2026-02-09,47.80,前复权\n", "复权 前复权 on line 2"],
  ])("前复权 in %s contradicts --prices raw", async (_, text, where) => {
    const { code, said } = await world.load(text, ...FOCUS);
    expect(code).toBe(2);
    expect(said).toContain(`It says itself that its prices are adjusted (${where}), but was said to be raw.`);
  });

  it.each([
    ["002315 焦点科技 日线 后复权\n日期,收盘\n2026-02-09,147.80\n"],
    ["日期,后复权收盘价\n2026-02-09,147.80\n"],
    ["date,hfq_close\n2026-02-09,147.80\n"],
    ["Back-adjusted prices of 002315\nDate,Close\n2026-02-09,147.80\n"],
  ])("%j is of another level and refused whatever is said", async (text) => {
    for (const prices of ["raw", "adjusted"]) {
      const { code, said } = await world.load(text, "--symbol", "002315.SZ", "--prices", prices);
      expect(code).toBe(2);
      expect(said).toContain("Its prices are back-adjusted");
    }
  });
});

describe("our own export read back", () => {
  /** All of bars.csv as the endpoint gives it. */
  async function exported(): Promise<string> {
    const name = exportName("bars.csv");
    if (!name) throw new Error("There is no table bars.csv");
    const file = await exportFile(name, new URLSearchParams(), world.store);
    if (!file.ok) throw new Error(JSON.stringify(file.problem));
    let text = "";
    for await (const piece of file.value.pieces) text += piece;
    return text;
  }

  it("changes nothing, into the store it is from: raw series, and BABA that is stored adjusted", async () => {
    const text = await exported();
    expect(text).toMatch(/^symbol,[a-z_,]+,provider,basis,flag\r\n/);
    const { code, said } = await world.load(text);
    expect(said).toMatch(/done: 11 instruments, 0 bars inserted, 0 changed/);
    expect(code).toBe(0);
    expect(await exported()).toBe(text);
  });

  it("into a store without them gives the same rows of shares, but for who provided them, and BABA stays adjusted", async () => {
    const text = await exported();
    await world.store.revision.deleteMany();
    // The rates of dividends stay.
    await world.store.bar.deleteMany({ where: { instrument: { kind: { not: "currency" } } } });
    await world.store.instrument.updateMany({ data: { basis: "raw" } });
    const { code, said } = await world.load(text);
    expect(said).not.toContain("failed");
    expect(code).toBe(0);
    const again = await exported();
    // Volumes of indexes are not read from files.
    const shares = (csv: string) =>
      csv
        .split("\r\n")
        .filter((line) => /^(9988|BABA|002315|300663)/.test(line))
        .map((line) => line.replace(/,[a-z]+,(raw|adjusted),/, ",$1,"));
    expect(shares(again)).toEqual(shares(text));
  });
});

describe("splits and limits in files", () => {
  it("EODHD's Close is as traded whatever its Adjusted_close says", async () => {
    const instrumentId = await world.add("AAPL");
    const split = {
      kind: "split",
      amount: null,
      currency: null,
      ratio: 4,
      basis: "stated",
      provider: "by hand",
      source: "notice",
    };
    await world.store.corporateAction.create({ data: { instrumentId, exDate: "2020-08-31", ...split } });
    const text =
      "Date,Open,High,Low,Close,Adjusted_close,Volume\n2020-08-28,504.05,505.77,498.31,499.23,122.4,46907479\n2020-08-31,127.58,131,126,129.04,126.5,225702688\n";
    await world.load(text, "--symbol", "AAPL");
    expect((await world.bars("AAPL")).map(({ close }) => close)).toEqual([499.23, 129.04]);
  });

  it("and one whose Close is divided by the split is turned back by its own figures, under the same columns", async () => {
    const instrumentId = await world.add("AAPL");
    const split = {
      kind: "split",
      amount: null,
      currency: null,
      ratio: 4,
      basis: "stated",
      provider: "by hand",
      source: "notice",
    };
    await world.store.corporateAction.create({ data: { instrumentId, exDate: "2020-08-31", ...split } });
    const text =
      "Date,Open,High,Low,Close,Adjusted_close,Volume\n2020-08-28,126.01,126.44,124.58,124.81,122.4,187629916\n2020-08-31,127.58,131,126,129.04,126.5,225702688\n";
    await world.load(text, "--symbol", "AAPL");
    expect((await world.bars("AAPL")).map(({ close, volume }) => [close, volume])).toEqual([
      [499.24, 46_907_479],
      [129.04, 225_702_688],
    ]);
  });

  it("7:1 without an action is found whatever its ratio: 645.57 to 93.70, as 645.57 to 322.8 is by its", async () => {
    await world.add("AAPL");
    const file = (close: number) =>
      `Date,Open,High,Low,Close,Volume\n2014-06-05,646,647,642,645.57,75951000\n2014-06-06,645,646,640,645.57,75951001\n2014-06-09,${close},${close},${close},${close},75415000\n`;
    const words = ["--symbol", "AAPL", "--prices", "raw"];
    await world.load(file(93.7), ...words);
    expect(await world.findings("AAPL")).toContain("unexplained step 2014-06-09");
  });

  it("a new listing's first five sessions are free where its day is said, which is kept with the instrument", async () => {
    await world.add("301099.SZ");
    const rows = ["03,20", "04,44", "05,31", "06,52", "07,40", "10,49"].map((one) => `2025-03-${one}`);
    const text = `日期,收盘\n${rows.join("\n")}\n`;
    const words = ["--symbol", "301099.SZ", "--prices", "raw"];
    const told = await world.load(text, ...words, "--listed", "2025-03-03");
    expect(told.said).toContain("5 new, 0 changed, 1 rejected");
    expect(told.said).toContain("rejected 2025-03-10: the close of 49 is beyond the price limit of 32 to 48");
    expect((await world.load(text, ...words)).said).toContain("0 new, 0 changed, 1 rejected");
    expect(await world.findings("301099.SZ")).not.toContain("beyond limit 2025-03-04");
  });
});

describe("volumes in files", () => {
  const rows = (volumes: readonly number[]) =>
    `日期,收盘,成交量\n${volumes.map((volume, day) => `2026-02-${String(day + 9).padStart(2, "0")},47.5,${volume}`).join("\n")}\n`;

  it("said to be lots and a hundred times the stored ones near by: refused, and not stored as 800 million shares", async () => {
    const volumes = [2_400_000, 1_800_000, 2_900_000, 2_100_000];
    const { code, said } = await world.load(rows(volumes), ...FOCUS, "--volume", "lots");
    expect(code).toBe(1);
    expect(said).toContain("the middle of its volumes, 240000000, is ");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBeNull();
    expect((await world.load(rows(volumes), ...FOCUS, "--volume", "shares")).code).toBe(0);
  });

  it("said to be shares and a hundredth of the stored ones of the same sessions: refused", async () => {
    const stored = (await world.bars("002315.SZ")).slice(-5);
    const text = stored.map(
      ({ session, close, volume }) => `${session},${close},${Math.round((volume ?? 0) / 100)}`,
    );
    const file = `日期,收盘,成交量\n${text.join("\n")}\n`;
    const { said } = await world.load(file, ...FOCUS, "--volume", "shares");
    expect(said).toContain("5 of 5 volumes are 1/100 of the stored ones of the same sessions");
    expect((await world.load(file, ...FOCUS, "--volume", "lots")).code).toBe(0);
  });

  it("61.50M does not replace a stored 61,503,400 that rounds to it", async () => {
    await world.load(
      "Date,Close,Volume\n2026-03-05,132.9,61503400\n",
      "--symbol",
      "9988.HK",
      "--prices",
      "raw",
      "--volume",
      "shares",
    );
    const { said } = await world.load("investing-renamed.csv", "--symbol", "9988.HK", "--prices", "raw");
    expect(said).toContain("1 new");
    expect(await world.bar("9988.HK", "2026-03-05")).toBe("132.9 61503400");
  });
});

describe("whose they are, in any of the usual columns", () => {
  it.each(["ts_code", "code", "symbol", "股票代码", "证券代码", "Ticker", "Security code", "wind_code"])(
    "%s of another company is refused, naming both",
    async (column) => {
      const text = `Date,${column},Close\n2026-02-09,000021.SZ,47.80\n`;
      const { code, said } = await world.load(text, ...FOCUS);
      expect(code).toBe(2);
      expect(said).toContain('It names "000021.SZ" (line 2), but was said to be 002315.SZ.');
    },
  );

  it("and so is a title line's code", async () => {
    const text = "000021 深科技 日线 不复权\n日期,收盘\n2026-02-09,47.80\n";
    const { code, said } = await world.load(text, ...FOCUS);
    expect(code).toBe(2);
    expect(said).toContain('It names "000021" (line 3), but was said to be 002315.SZ.');
    expect((await world.load(text.replace("000021", "002315"))).code).toBe(0);
    expect(await world.bar("002315.SZ", "2026-02-09")).toBe("47.8 null");
  });

  it("NetEase's '399006 is 399006, and its own date stays as it is written", async () => {
    const header = "日期,股票代码,名称,收盘价,最高价,最低价,开盘价,前收盘,涨跌额,涨跌幅,成交量,成交金额";
    const text = `${header}\n2026-02-09,'399006,创业板指,3210.5,3230.1,3190.2,3200.0,3199.9,10.6,0.33,18000000000,420000000000\n`;
    const { code, said } = await world.load(text, "--prices", "raw", "--volume", "shares");
    expect(code).toBe(0);
    expect(said).toContain("NetEase's columns, raw prices\n    not read: 名称, 前收盘, 涨跌额, 涨跌幅");
    expect(await world.bar("399006.SZ", "2026-02-09")).toBe("3210.5 null");
  });
});

describe("rows that are not days, in other files", () => {
  it.each([
    ["monthly rows", ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-28"], "a month apart"],
    ["two weekly rows", ["2023-02-17", "2023-02-24"], "a week apart (1 of 1 step"],
    ["quarters", ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-30"], "a quarter apart"],
  ])("%s are refused", async (_, days, message) => {
    const text = `Date,Close\n${days.map((day) => `${day},20.1`).join("\n")}\n`;
    const { code, said } = await world.load(text, ...FOCUS);
    expect(code).toBe(1);
    expect(said).toContain(message);
  });

  it("weeks before days, as where a source thins out its past, are refused too", async () => {
    const weeks = Array.from({ length: 8 }, (_, week) => new Date(Date.UTC(2023, 0, 6 + 7 * week)));
    const days = Array.from({ length: 20 }, (_, day) => new Date(Date.UTC(2023, 2, 6 + day))).filter(
      (date) => date.getUTCDay() % 6 !== 0,
    );
    const rows = [...weeks, ...days].map((date) => `${date.toISOString().slice(0, 10)},20.1`);
    const { said } = await world.load(`Date,Close\n${rows.join("\n")}\n`, ...FOCUS);
    expect(said).toContain("from 2023-01-06 to 2023-02-17 its rows are a week apart");
  });

  it.each([
    ["a title", "002315 焦点科技 周线 不复权\n日期,收盘\n2026-02-06,47.80\n", "line 1 says 周线"],
    ["a column", "日期,收盘,周期\n2026-02-06,47.80,周\n", 'line 2, column 周期 is "周"'],
  ])("%s that says weeks is believed with a single row", async (_, text, message) => {
    const { code, said } = await world.load(text, ...FOCUS);
    expect(code).toBe(2);
    expect(said).toContain(message);
  });

  it("two days a week apart that are not the same place of their weeks are days", async () => {
    expect(caseText("investing-renamed.csv")).toContain("03/05/2026");
    const text = "Date,Close\n2023-02-16,20.1\n2023-02-24,20.2\n";
    expect((await world.load(text, ...FOCUS)).code).toBe(0);
  });
});
