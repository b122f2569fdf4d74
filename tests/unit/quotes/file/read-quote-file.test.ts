import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../../../lib/export/rows.ts";
import { isoDate } from "../../../../lib/market/session-date.ts";
import type { FileStatement } from "../../../../lib/quotes/file/quote-file.ts";
import { readQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";

const KNOWN = new Map([
  ["9988.HK", "Asia/Hong_Kong"],
  ["0700.HK", "Asia/Hong_Kong"],
  ["002315.SZ", "Asia/Shanghai"],
  ["000300.SZ", "Asia/Shanghai"],
  ["000300.SS", "Asia/Shanghai"],
  ["BABA", "America/New_York"],
]);

const readBytes = (bytes: Uint8Array, stated: FileStatement = {}) =>
  readQuoteFile(bytes, "quotes.csv", stated, KNOWN);
const read = (text: string, stated: FileStatement = {}) => readBytes(Buffer.from(text), stated);

/** What was read, or a thrown message. */
function file(text: string, stated: FileStatement = {}) {
  const result = read(text, stated);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function refusal(text: string, stated: FileStatement = {}) {
  const result = read(text, stated);
  if (result.ok) throw new Error("It was read");
  return result.problem.message;
}

/** The bars of the only symbol, as `session close volume`. */
function lines(text: string, stated: FileStatement = {}) {
  const [series] = file(text, stated).series.values();
  return series?.bars.map(({ session, close, volume }) => `${session} ${close} ${volume}`);
}

const RAW = { symbol: "9988.HK", prices: "raw" } as const;

describe("the forms of a file of quotes", () => {
  it("our own columns, with two symbols, their currency and adjusted closes", () => {
    const { form, basis, series } = file(
      [
        "symbol,session,open,high,low,close,adjusted_close,volume,currency,provider",
        "9988.HK,2025-03-06,132.5,142.1,132,140.8,138.2,305000000,HKD,yahoo",
        "002315.SZ,2025-03-06,44,49.02,44,49.02,49.02,1000,CNY,yahoo",
      ].join("\r\n"),
    );
    expect([form, basis]).toEqual(["our own columns", "raw"]);
    expect(series.get("9988.HK")).toEqual({
      writtenAs: "9988.HK",
      couldBe: [],
      currency: "HKD",
      bars: [
        {
          session: "2025-03-06",
          open: 132.5,
          high: 142.1,
          low: 132,
          close: 140.8,
          volume: 305000000,
          flag: null,
          source: null,
        },
      ],
      adjustedCloses: new Map([["2025-03-06", 138.2]]),
      rejected: [],
      remarks: [],
      actions: [],
      turnovers: new Map(),
      volumeRounding: 0,
      listedOn: null,
    });
    expect(series.get("002315.SZ")?.currency).toBe("CNY");
  });

  it("Yahoo's: raw with an adjusted column, null for a day without a trade", () => {
    const text =
      "Date,Open,High,Low,Close,Adj Close,Volume\n2025-03-05,null,null,null,null,null,null\n2025-03-06,132.5,142.1,132,140.8,138.2,305000000\n";
    expect(lines(text, { symbol: "9988.HK" })).toEqual(["2025-03-06 140.8 305000000"]);
    expect(file(text, { symbol: "9988.HK" })).toMatchObject({ form: "Yahoo's columns", basis: "raw" });
  });

  it("yfinance's download of one ticker: three lines of header", () => {
    const text =
      "Price,Close,High,Low,Open,Volume\nTicker,9988.HK,9988.HK,9988.HK,9988.HK,9988.HK\nDate,,,,,\n2025-03-06,140.8,142.1,132,132.5,305000000\n";
    expect(lines(text, { prices: "adjusted" })).toEqual(["2025-03-06 140.8 305000000"]);
    expect(refusal(text)).toBe(
      "quotes.csv: It has pandas columns of yfinance, which do not tell whether prices are raw or adjusted. Say --prices raw or --prices adjusted. Nothing was stored.",
    );
  });

  it("yfinance's download of two tickers, either level first, with an Adj Close that makes Close raw", () => {
    const header = ["Ticker,9988.HK,9988.HK,BABA,BABA", "Price,Close,Adj Close,Close,Adj Close"];
    const rows = "2025-03-06,140.8,138.2,139.95,139.1\n2025-03-07,140.2,137.6,,\n";
    for (const order of [header, header.toReversed()]) {
      const { basis, series } = file(`${order.join("\n")}\nDate,,,,\n${rows}`);
      expect(basis).toBe("raw");
      expect(series.get("9988.HK")?.bars.map(({ close }) => close)).toEqual([140.8, 140.2]);
      expect(series.get("BABA")?.bars.map(({ close }) => close)).toEqual([139.95]);
    }
  });

  it("pandas' zoned timestamps are the exchange's dates: midnight in Hong Kong and in New York", () => {
    const row = (date: string) =>
      `Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n${date},1,1,1,1,5,0,0\n`;
    const session = (date: string, symbol = "9988.HK") => lines(row(date), { symbol, prices: "adjusted" });
    expect(session("2025-03-06 00:00:00+08:00")).toEqual(["2025-03-06 1 5"]);
    expect(session("2025-03-06 00:00:00-05:00", "BABA")).toEqual(["2025-03-06 1 5"]);
    // The same midnight in Hong Kong, written in UTC.
    expect(session("2025-03-05 16:00:00+00:00")).toEqual(["2025-03-06 1 5"]);
    expect(session("2025-03-06T14:30:00Z", "BABA")).toEqual(["2025-03-06 1 5"]);
  });

  it("Stooq's, with a ticker in angle brackets and compact dates, or plain", () => {
    const bracketed =
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n9988.HK,D,20250306,000000,132.5,142.1,132,140.8,305000000,0\n";
    expect(lines(bracketed, { prices: "adjusted" })).toEqual(["2025-03-06 140.8 305000000"]);
    expect(lines("Date,Open,High,Low,Close,Volume\n2025-03-06,1,2,1,2,3\n", RAW)).toEqual(["2025-03-06 2 3"]);
  });

  it("akshare's in Chinese: lots of 100, which 600 million yuan over 123,456 of them settle, and bare codes", () => {
    const text =
      "日期,股票代码,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率\n2025-03-06,002315,44.56,49.02,49.02,44.5,123456,6.0e8,10.1,10.01,4.46,4.1\n";
    expect(lines(text, { prices: "raw", volume: "lots" })).toEqual(["2025-03-06 49.02 12345600"]);
    expect(lines(text, { prices: "raw" })).toEqual(["2025-03-06 49.02 12345600"]);
    expect(refusal(text.replace("6.0e8", ""), { prices: "raw" })).toContain(
      "which do not tell whether volumes are in shares or in lots of 100. Say --volume shares or --volume lots.",
    );
    expect(lines(text.replace("成交量", "成交量(手)"), { prices: "raw" })).toEqual([
      "2025-03-06 49.02 12345600",
    ]);
    expect(lines(text.replace("成交量", "成交量(股)"), { prices: "raw" })).toEqual([
      "2025-03-06 49.02 123456",
    ]);
  });

  it("East Money's in GBK, with dates as in 2025年3月6日 too", () => {
    // 日期,开盘,收盘,最高,最低,成交量(手) / 2025-03-06,44.56,49.02,49.02,44.5,7 in GBK
    const header = [
      200, 213, 198, 218, 44, 191, 170, 197, 204, 44, 202, 213, 197, 204, 44, 215, 238, 184, 223, 44, 215,
      238, 181, 205, 44, 179, 201, 189, 187, 193, 191, 40, 202, 214, 41, 10,
    ];
    const bytes = Buffer.concat([Buffer.from(header), Buffer.from("2025-03-06,44.56,49.02,49.02,44.5,7\n")]);
    const result = readBytes(bytes, { symbol: "002315.SZ", prices: "raw" });
    expect(result.ok && result.value.series.get("002315.SZ")?.bars).toMatchObject([
      { session: "2025-03-06", close: 49.02, volume: 700 },
    ]);
    expect(lines("日期,收盘\n2025年3月6日,49.02\n", { symbol: "002315.SZ", prices: "raw" })).toEqual([
      "2025-03-06 49.02 null",
    ]);
  });
});

describe("what is no matter", () => {
  it.each([
    ["a byte order mark and CRLF", "\uFEFFDate,Close\r\n2025-03-06,140.8\r\n"],
    ["semicolons", "Date;Close\n2025-03-06;140.8\n"],
    ["tabs and slashes", "Date\tClose\n2025/3/6\t140.8\n"],
    [
      "quotes, a thousands comma settled by a point, and spaces",
      'Date, Close\n2025-03-06,"140.80"\n2025-03-07,"1,140.8"\n',
    ],
    ["a decimal comma that has one digit behind it", "Date;Close\n2025-03-06;140,8\n"],
    ["days first, which the 13th settles", "Date,Close\n06/03/2025,140.8\n13/03/2025,140\n"],
    ["months first, which the 13th settles", "Date,Close\n03/06/2025,140.8\n03/13/2025,140\n"],
  ])("%s", (_, text) => {
    expect(lines(text, RAW)?.[0]).toBe("2025-03-06 140.8 null");
  });

  it("unordered rows are sorted, with a remark", () => {
    const [series] = file("Date,Close\n2025-03-07,2\n2025-03-06,1\n", RAW).series.values();
    expect(series?.bars.map(({ close }) => close)).toEqual([1, 2]);
    expect(series?.remarks).toEqual(["its rows came out of order"]);
  });
});

describe("what can't be told apart is refused with what settles it", () => {
  it.each([
    [
      "Date,Close\n06/03/2025,1\n",
      RAW,
      "Its dates, such as 06/03/2025, could have the day or the month first",
    ],
    [
      "Date,Close\n13/03/2025,1\n03/13/2025,1\n",
      RAW,
      "Its dates 13/03/2025 and 03/13/2025 can't be of one form.",
    ],
    ["Date;Close\n2025-03-06;140,800\n", RAW, "could have a decimal comma or one between thousands"],
    ['Date;Close\n2025-03-06;"1,140.8"\n2025-03-07;140,8\n', RAW, "can't be of one form"],
    ["Date,Close,收盘\n2025-03-06,1,1\n", RAW, "Its columns Close and 收盘 could both be the close."],
    ["Date,Close\n2025-03-06,1\n", { prices: "raw" }, "names no symbol. Say --symbol"],
    ["Date,Close\n2025-03-06,1\n", { symbol: "1234.HK", prices: "raw" }, 'There is no instrument "1234.HK".'],
    [
      "日期,代码,收盘\n2025-03-06,000300,1\n",
      { prices: "raw" },
      "Its code 000300 could be 000300.SZ or 000300.SS.",
    ],
    [
      "Date,Close,Adj Close\n2025-03-06,1,1\n",
      { symbol: "BABA", prices: "adjusted" },
      "which are raw, but was said to be adjusted",
    ],
    ["Symbol,Date,Close\nBABA,2025-03-06,1\n9988.HK,2025-03-06,1\n", RAW, "It has several symbols"],
    ["Date,Open\n2025-03-06,1\n", RAW, "It has no close among its columns Date, Open."],
    ["hello\nworld\n", RAW, "Its first line has one column."],
    ["Date,Close\n", RAW, "It has no row below its header."],
  ] as const)("%j", (text, stated, message) => {
    const said = refusal(text, stated);
    expect(said).toContain(message);
    expect(said).toMatch(/^quotes\.csv: .+ Nothing was stored\.$/);
  });

  it("bytes that are neither UTF-8 nor GBK", () => {
    const result = readBytes(Uint8Array.from([0x44, 0xff, 0xff, 0x0a]), RAW);
    expect(!result.ok && result.problem.message).toContain("neither UTF-8 nor GBK");
  });
});

describe("rows that can't be used are rejected with their line", () => {
  it.each([
    ["soon,1,1,1,1", '"soon" is no date'],
    ["2025-02-30,1,1,1,1", '"2025-02-30" is no date'],
    ["2025-03-06 15:30,1,1,1,1", '"2025-03-06 15:30" is no date'],
    ["2025-03-06,1,1,1,dear", 'column Close: "dear" is no number'],
    ["2025-03-06,1,1,1,-1", "a price is not positive"],
    ["2025-03-06,1,2,1.5,2", "a price is below the low of 1.5"],
    ["2025-03-06,1,2,1,3", "a price is above the high of 2"],
  ])("%s: %s", (row, reason) => {
    const [series] = file(`Date,Open,High,Low,Close\n2025-03-05,1,1,1,1\n${row}\n`, RAW).series.values();
    expect(series?.bars).toHaveLength(1);
    expect(series?.rejected.map((one) => one.reason)).toEqual([`line 3: ${reason}`]);
  });
});

describe("any bars", () => {
  const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const bar = fc.record({ day: fc.integer({ min: 0, max: 30_000 }), price, volume: fc.nat(1e9) });

  it("written with our own columns read back the same", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(bar, { selector: ({ day }) => day, minLength: 1, maxLength: 30 }),
        (bars) => {
          const rows = bars.map(({ day, price: close, volume }) =>
            csvLine(["9988.HK", isoDate(day), close, close, close, close, close, volume, "HKD", "x"]),
          );
          const header = "symbol,session,open,high,low,close,adjusted_close,volume,currency,provider\r\n";
          expect(lines(header + rows.join(""))).toEqual(
            [...bars]
              .sort((a, b) => a.day - b.day)
              .map((one) => `${isoDate(one.day)} ${one.price} ${one.volume}`),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("and any bytes are read or refused, never thrown", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof readBytes(bytes, RAW).ok).toBe("boolean");
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(typeof read(`Date,Close\n${text}`, RAW).ok).toBe("boolean");
      }),
    );
  });
});
