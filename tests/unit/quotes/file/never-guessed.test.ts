import { describe, expect, it } from "vitest";
import type { FileStatement } from "../../../../lib/quotes/file/quote-file.ts";
import { readQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";

const KNOWN = new Map([
  ["9988.HK", "Asia/Hong_Kong"],
  ["0700.HK", "Asia/Hong_Kong"],
  ["002315.SZ", "Asia/Shanghai"],
  ["BABA", "America/New_York"],
]);
const ALIBABA = { symbol: "9988.HK", prices: "raw" } as const;
const FOCUS = { symbol: "002315.SZ", prices: "raw" } as const;

const read = (text: string, stated: FileStatement) =>
  readQuoteFile(Buffer.from(text), "quotes.csv", stated, KNOWN);

function refusal(text: string, stated: FileStatement): string {
  const result = read(text, stated);
  if (result.ok) throw new Error(`It was read: ${JSON.stringify([...result.value.series])}`);
  return result.problem.message;
}

/** The only symbol's rows: closes by session, then the reasons of what was rejected. */
function rows(text: string, stated: FileStatement) {
  const result = read(text, stated);
  if (!result.ok) throw new Error(result.problem.message);
  const [series] = result.value.series.values();
  return {
    closes: series?.bars.map(({ session, close }) => `${session} ${close}`),
    rejected: series?.rejected.map(({ reason }) => reason),
  };
}

describe("a row that has not a cell for each column is never read", () => {
  it("140,8 without quotes is three cells under two names, not a close of 140", () => {
    expect(refusal("Date,Close\n2025-03-06,140,8\n", ALIBABA)).toBe(
      "quotes.csv: None of its rows can be used: line 2: 3 cells where the header has 2. Nothing was stored.",
    );
  });

  it("a download cut off at 14 of 140.8 is rejected, and the whole rows are read", () => {
    expect(
      rows("Date,Close,Volume\n2025-03-05,129.9,5\n2025-03-06,14", { ...ALIBABA, volume: "shares" }),
    ).toEqual({ closes: ["2025-03-05 129.9"], rejected: ["line 3: 2 cells where the header has 3"] });
  });

  it("empty cells behind the last column are no matter, nor is a column without a name", () => {
    expect(rows("Date,Close\n2025-03-06,140.8,,\n", ALIBABA).closes).toEqual(["2025-03-06 140.8"]);
    expect(rows("Date,Close,\n2025-03-06,140.8\n", ALIBABA).closes).toEqual(["2025-03-06 140.8"]);
  });

  it("a line of words at the end is rejected, not taken for a symbol", () => {
    const text = "日期,股票代码,收盘\n2025-03-06,002315,49.02\n数据来源:东方财富\n";
    expect(rows(text, { prices: "raw" })).toEqual({
      closes: ["2025-03-06 49.02"],
      rejected: ["line 3: 1 cell where the header has 3"],
    });
  });
});

describe("whose quotes they are", () => {
  it.each([
    [
      "another company's symbol",
      "Symbol,Date,Close\n0700.HK,2025-03-06,520\n",
      ALIBABA,
      'names "0700.HK" (line 2)',
    ],
    [
      "another company's ticker above the columns",
      "Price,Close\nTicker,0700.HK\nDate,\n2025-03-06,520\n",
      ALIBABA,
      'names "0700.HK", but was said to be 9988.HK',
    ],
    ["one code on two exchanges", "Symbol,Date,Close\n002315.HK,2025-03-06,1\n", FOCUS, 'names "002315.HK"'],
    [
      "two spellings of one symbol",
      "Symbol,Date,Close\n9988.HK,2025-03-06,1\n09988,2025-03-07,2\n",
      { prices: "raw" },
      'Its symbols "9988.HK" and "09988" are both 9988.HK.',
    ],
    [
      "a symbol that is not stored, and one like it that is",
      "Symbol,Date,Close\nBABA.US,2025-03-06,1\n",
      { prices: "raw" },
      'There is no instrument "BABA.US" (line 2). If it is BABA, say --symbol BABA.',
    ],
    [
      "a row without a symbol",
      "Symbol,Date,Close\n9988.HK,2025-03-06,1\n,2025-03-07,2\n",
      { prices: "raw" },
      "names no symbol (line 3). Say --symbol",
    ],
  ] as const)("%s is refused", (_, text, stated, message) => {
    expect(refusal(text, stated)).toContain(message);
  });

  it.each([
    ["BABA.US", "BABA"],
    ["US.BABA", "BABA"],
    ["09988", "9988.HK"],
    ["HK.09988", "9988.HK"],
    ["sz002315", "002315.SZ"],
    ["2315", "002315.SZ"],
  ])("%s is another spelling of %s, which --symbol confirms", (written, symbol) => {
    expect(rows(`Symbol,Date,Close\n${written},2025-03-06,1\n`, { symbol, prices: "raw" }).closes).toEqual([
      "2025-03-06 1",
    ]);
  });
});

describe("what a number means", () => {
  it("12.5 beside 140,8 is refused, not read as 125", () => {
    expect(refusal("Date;Close\n2025-03-06;140,8\n2025-03-07;12.5\n", ALIBABA)).toContain(
      `Its numbers 12.5 and 140,8 can't be of one form. See "12.5" on line 3, column Close. See "140,8" on line 2, column Close.`,
    );
  });

  it("140,800 alone is refused with its line and column", () => {
    expect(refusal("Date;Close\n2025-03-06;140,800\n", ALIBABA)).toContain(
      'no cell settles it. See "140,800" on line 2, column Close. Write them with a decimal point',
    );
  });

  it("a volume of 305,000 is settled by a price of 140.80", () => {
    const text = 'Date,Open,High,Low,Close,Volume\n2025-03-06,132.5,142.1,132,140.80,"305,000"\n';
    const result = read(text, ALIBABA);
    expect(result.ok && result.value.series.get("9988.HK")?.bars).toMatchObject([
      { close: 140.8, volume: 305_000 },
    ]);
  });

  it("1,1,4 is no number, though 1,140.8 in the row above is", () => {
    expect(rows('Date,Close\n2025-03-06,"1,140.8"\n2025-03-07,"1,1,4"\n', ALIBABA)).toEqual({
      closes: ["2025-03-06 1140.8"],
      rejected: ['line 3: column Close: "1,1,4" is no number'],
    });
  });

  it.each([
    ["1.140,80", 1140.8],
    ["1140,80", 1140.8],
    ["2.281", 2281],
  ])("%s in a file with decimal commas is %d", (written, close) => {
    expect(rows(`Date;Close\n2025-03-05;140,8\n2025-03-06;${written}\n`, ALIBABA).closes?.[1]).toBe(
      `2025-03-06 ${close}`,
    );
  });
});

it("a Chinese file does not tell its prices: 前复权 can be stored as adjusted, 后复权 can't", () => {
  expect(refusal("日期,收盘\n2025-03-06,49.02\n", { symbol: "002315.SZ" })).toContain(
    "Say --prices raw (不复权) or --prices adjusted (前复权); 后复权 is of another level and can't be stored.",
  );
});

describe("what a volume is counted in", () => {
  const TUSHARE = "ts_code,trade_date,open,high,low,close,vol\n002315.SZ,20250306,44,49.1,44,49.02,500\n";

  it("columns of no known source do not tell, because Tushare's vol is in lots", () => {
    expect(refusal(TUSHARE, FOCUS)).toContain("Say --volume shares or --volume lots.");
    const result = read(TUSHARE, { ...FOCUS, volume: "lots" });
    expect(result.ok && result.value.series.get("002315.SZ")?.bars).toMatchObject([{ volume: 50_000 }]);
  });

  it("成交量 beside 总手 are refused: the numbers don't tell which is which", () => {
    expect(refusal("日期,收盘,成交量,总手\n2025-03-06,49.02,50000,500\n", FOCUS)).toContain(
      "Its columns 成交量 and 总手 could both be the volume. Leave one out.",
    );
  });
});

describe("rows that are not one a day", () => {
  it("Stooq's five minutes and weeks are refused by their <PER>", () => {
    const text = (period: string) =>
      `<TICKER>,<PER>,<DATE>,<TIME>,<CLOSE>\n9988.HK,${period},20250306,093500,140.8\n`;
    expect(refusal(text("5"), { prices: "raw" })).toContain(
      'line 2, column <PER> is "5". Save daily quotes.',
    );
    expect(refusal(text("W"), { prices: "raw" })).toContain('line 2, column <PER> is "W".');
    expect(rows(text("D"), { prices: "raw" }).closes).toEqual(["2025-03-06 140.8"]);
  });

  const hours = (...times: readonly string[]) =>
    `Datetime,Close\n${times.map((time) => `2025-03-06 ${time}:00+08:00,140.8`).join("\n")}\n`;

  it("three hours of one day are refused: the last must not pass for the day", () => {
    expect(refusal(hours("09:30", "10:30", "11:30"), ALIBABA)).toContain(
      "they have the times 09:30, 10:30, 11:30 and perhaps more.",
    );
  });

  it("two hours are summer and winter time: midnight in New York is 04:00 and 05:00 in UTC", () => {
    const text = "Date,Close\n2025-03-06 05:00:00+00:00,139.95\n2025-03-10 04:00:00+00:00,132.5\n";
    expect(rows(text, { symbol: "BABA", prices: "raw" }).closes).toEqual([
      "2025-03-06 139.95",
      "2025-03-10 132.5",
    ]);
  });
});

describe("a refusal", () => {
  it("names line and column of a date that could be June or March", () => {
    expect(refusal("Date,Close\n06/03/2025,140.8\n", ALIBABA)).toContain(
      'no row settles it. See "06/03/2025" on line 2, column Date. Write them as 2025-03-06.',
    );
  });

  it("shows what a terminal would obey as text, and at most 20 of 500 names", () => {
    const names = ["a\u001b[2J", ...Array.from({ length: 499 }, (_, index) => `n${index}`)];
    const said = refusal(`${names.join(",")}\n${names.map(() => "1").join(",")}\n`, ALIBABA);
    expect(said).toContain('"a\\u001b[2J", n0, n1');
    expect(said).toContain("n18, 480 more.");
    expect(said).not.toContain("\u001b");
  });

  it("of 65 MB says so before it is read", () => {
    const result = readQuoteFile(new Uint8Array(65 * 2 ** 20), "quotes.csv", ALIBABA, KNOWN);
    expect(!result.ok && result.problem.message).toMatch(
      /^quotes\.csv: It is larger than 64 MB\. .+ Nothing was stored\.$/,
    );
  });
});
