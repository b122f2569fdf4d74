import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Field } from "../../../../lib/quotes/file/column-names.ts";
import type { FileStatement } from "../../../../lib/quotes/file/quote-file.ts";
import { inspectQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";

const KNOWN = new Map([
  ["9988.HK", "Asia/Hong_Kong"],
  ["002315.SZ", "Asia/Shanghai"],
  ["BABA", "America/New_York"],
]);

const inspect = (file: string | Uint8Array, stated: FileStatement = {}, name = "quotes.csv") =>
  inspectQuoteFile(typeof file === "string" ? Buffer.from(file) : file, name, stated, KNOWN);

/** The bars of the only symbol as `session close volume`, or the refusal. */
function lines(file: string | Uint8Array, stated: FileStatement = {}): readonly string[] {
  const { read } = inspect(file, stated);
  if (!read.ok) return [read.problem.message];
  const [series] = read.value.series.values();
  return [
    ...(series?.bars.map(({ session, close, volume }) => `${session} ${close} ${volume}`) ?? []),
    ...(series?.rejected.map(({ reason }) => reason) ?? []),
  ];
}

const ALIBABA = { symbol: "BABA", prices: "raw" } as const;
const FOCUS = { symbol: "002315.SZ", prices: "raw" } as const;

/** GBK bytes of the few words that Tongdaxin writes; a test needs no encoder for more. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  日: [200, 213],
  期: [198, 218],
  开: [191, 170],
  盘: [197, 204],
  收: [202, 213],
  成: [179, 201],
  交: [189, 187],
  量: [193, 191],
  额: [182, 238],
  线: [207, 223],
  前: [199, 176],
  复: [184, 180],
  权: [200, 168],
  不: [178, 187],
};
const gbk = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => GBK[letter] ?? [letter.charCodeAt(0)]));

describe("the forms of quotes that people have", () => {
  it("Nasdaq's: $74.62, month first however small the days are, newest first", () => {
    const text =
      "Date,Close/Last,Volume,Open,High,Low\n03/06/2025,$139.95,48223180,$141.01,$145.36,$139.12\n03/05/2025,$141.03,35129640,$134.31,$141.75,$134.20\n";
    expect(lines(text, ALIBABA)).toEqual(["2025-03-05 141.03 35129640", "2025-03-06 139.95 48223180"]);
    expect(inspect(text, ALIBABA).taken).toMatchObject({ form: "Nasdaq's columns", dates: "month first" });
  });

  it("Investing.com's: Price, Vol. with K, M and B, and a Change % that is not read", () => {
    const text =
      '\uFEFF"Date","Price","Open","High","Low","Vol.","Change %"\n"03/13/2025","1,139.95","141","1,145.36","139","48.22M","0.8%"\n"03/12/2025","141.03","134","142","134","987.6K","-0.8%"\n"03/11/2025","140","134","142","134","1.02B","-"\n';
    const { taken, read } = inspect(
      text.replace("1,139.95", "139.95").replace("1,145.36", "145.36"),
      ALIBABA,
    );
    const [series] = read.ok ? read.value.series.values() : [];
    expect(series?.bars.map(({ close, volume }) => [close, volume])).toEqual([
      [140, 1_020_000_000],
      [141.03, 987_600],
      [139.95, 48_220_000],
    ]);
    expect(series?.volumeRounding).toBe(10_000_000);
    expect(taken).toMatchObject({ form: "Investing.com's columns", volume: { shares: 1, from: "the form" } });
  });

  it("Tongdaxin's: a title with code and basis, GBK, tabs, spaces before names and a last line of words", () => {
    const text =
      "002315 Focus 日线 不复权\n      日期\t    开盘\t    收盘\t    成交量\t    成交额\n2025/03/06\t44.50\t49.02\t12345600\t590000000.00\n#data: TDX\n";
    expect(lines(gbk(text))).toEqual(["2025-03-06 49.02 12345600", "line 4: 1 cell where the header has 5"]);
    expect(inspect(gbk(text)).taken).toMatchObject({
      encoding: "GBK",
      form: "Tongdaxin's columns",
      title: ["002315 Focus 日线 不复权"],
      basis: { prices: "raw", from: "不复权 on line 1" },
      volume: { shares: 1, from: "turnover over volume" },
      symbols: ["002315.SZ"],
    });
  });

  it("Tushare's: vol in lots and amount in thousands of yuan, which settle each other", () => {
    const text =
      "ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount\n002315.SZ,20250306,44.5,49.02,44.5,49.02,44.56,4.46,10.01,123456.00,590000.00\n";
    expect(lines(text, { prices: "raw" })).toEqual(["2025-03-06 49.02 12345600"]);
  });

  it("baostock's: a day on which trading stood still is no row", () => {
    const text =
      "date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,tradestatus,pctChg,isST\n2025-03-05,sz.002315,44.56,44.56,44.56,44.56,44.56,0,0,3,,0,0,0\n2025-03-06,sz.002315,44.5,49.02,44.5,49.02,44.56,12345600,590000000,3,4.1,1,10.0,0\n";
    expect(lines(text)).toEqual(["2025-03-06 49.02 12345600"]);
  });

  it("Wind's: units in the names, 万股 and 亿元", () => {
    const text = "代码,日期,收盘价(元),成交量(万股),成交额(亿元)\n002315.SZ,2025-03-06,49.02,1234.56,5.9\n";
    expect(lines(text, { prices: "raw" })).toEqual(["2025-03-06 49.02 12345600"]);
  });

  it("TradingView's: seconds since 1970 are the exchange's days, and minutes are refused", () => {
    const text = "time,open,high,low,close,Volume\n1741138200,1,2,1,2,5\n1741224600,2,3,2,3,6\n";
    const hongKong = { symbol: "9988.HK", prices: "raw" } as const;
    expect(lines(text, hongKong)).toEqual(["2025-03-05 2 5", "2025-03-06 3 6"]);
    expect(lines(text.replace("1741224600", "1741138500"), hongKong)[0]).toContain(
      "Its rows are not one a day",
    );
  });

  it("Excel's days, codes without their zeros, and English months", () => {
    expect(lines("Date,Close\n45722,49.02\n", FOCUS)).toEqual(["2025-03-06 49.02 null"]);
    expect(lines("Date,Symbol,Close\n2025-03-06,2315,49.02\n", { prices: "raw" })[0]).toContain(
      "Its code 2315 could be 2315.HK or 002315.SZ.",
    );
    for (const date of ["Mar-06-2025", '"Mar 6, 2025"', "06-Mar-2025", "6 March 2025"]) {
      expect(lines(`Date,Close\n${date},49.02\n`, FOCUS), date).toEqual(["2025-03-06 49.02 null"]);
    }
  });

  it('codes as ="002315", Yahoo\'s Close* and the Chinese Investing.com with 高, 低 and 交易量', () => {
    expect(lines('日期\t代码\t收盘\n2025-03-06\t="002315"\t49.02\n', { prices: "raw" })).toEqual([
      "2025-03-06 49.02 null",
    ]);
    const yahoo = 'Date,Open,High,Low,Close*,Adj Close**,Volume\n"Mar 6, 2025",1,2,1,2,2,5\n';
    expect(lines(yahoo, { symbol: "BABA" })).toEqual(["2025-03-06 2 5"]);
    const investing = "日期,收盘,开盘,高,低,交易量,涨跌幅\n2025-3-6,49.02,44.5,49.02,44.5,12.35M,10.01%\n";
    expect(lines(investing, { ...FOCUS, volume: "shares" })).toEqual(["2025-03-06 49.02 12350000"]);
  });

  it("lines before the header, sep=; and bars between cells", () => {
    const broker = "Plan name:,BROKER\nDate Range,2025-03-01 - 2025-03-31\n\nDate,Close\n2025-03-06,49.02\n";
    expect(lines(broker, FOCUS)).toEqual(["2025-03-06 49.02 null"]);
    expect(lines("sep=;\nDate;Close\n2025-03-06;49,02\n", FOCUS)).toEqual(["2025-03-06 49.02 null"]);
    expect(lines("Date|Close\n2025-03-06|49.02\n", FOCUS)).toEqual(["2025-03-06 49.02 null"]);
  });
});

describe("what a number can be written with", () => {
  const close = (cell: string) => lines(`Date;Close\n2025-03-05;48,5\n2025-03-06;${cell}\n`, FOCUS)[1];
  const volume = (cell: string) =>
    lines(`Date;Close;Volume\n2025-03-06;49.02;${cell}\n`, { ...FOCUS, volume: "shares" })[0];

  it.each([
    ["1.234,50 €", "1234.5"],
    ["1234,5", "1234.5"],
  ])("a close of %s is %s where commas part decimals", (cell, value) => {
    expect(close(cell)).toBe(`2025-03-06 ${value} null`);
  });

  it.each([
    ["1234.56万", 12_345_600],
    ["1.2亿", 120_000_000],
    ["61.50M", 61_500_000],
    ["987.6K", 987_600],
    ["1.02B", 1_020_000_000],
    ["12'345'600", 12_345_600],
    ["12 345 600", 12_345_600],
    ["12,345,600", 12_345_600],
    ["1.5万手", 1_500_000],
    ["１２３４", 1234],
  ])("a volume of %s is %d shares", (cell, shares) => {
    expect(volume(cell)).toBe(`2025-03-06 49.02 ${shares}`);
  });

  it.each([
    ["Close", "2025-03-06,4902万,5", 'line 2: column Close: "4902万" is no number'],
    ["Volume", "2025-03-06,49.02,many", 'line 2: column Volume: "many" is no number'],
    ["Close", "2025-03-06,~49.02,5", 'line 2: column Close: "~49.02" is no number'],
  ])("what can't be read is named by line, column and cell: %s of %s", (_, row, reason) => {
    expect(lines(`Date,Close,Volume\n${row}\n`, { ...FOCUS, volume: "shares" })).toEqual([reason]);
  });

  it("132.899994 and 132.89999389648438 are the 32-bit float of 132.9, and 1.234567 is itself", () => {
    for (const [cell, value] of [
      ["132.899994", 132.9],
      ["132.89999389648438", 132.9],
      ["1.234567", 1.234567],
      ["0.000123", 0.000123],
    ] as const) {
      expect(lines(`Date,Close\n2025-03-06,${cell}\n`, FOCUS)).toEqual([`2025-03-06 ${value} null`]);
    }
  });
});

describe("a workbook", () => {
  const sheet = (rows: string) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const shared = `<?xml version="1.0"?><sst xmlns="x"><si><t>Date</t></si><si><r><t>Cl</t></r><r><t>ose</t></r></si><si><t>Volume</t></si></sst>`;
  const book = (rows: string, strings = shared) =>
    zipSync({
      "xl/workbook.xml": strToU8("<workbook/>"),
      "xl/sharedStrings.xml": strToU8(strings),
      "xl/worksheets/sheet1.xml": strToU8(sheet("")),
      "xl/worksheets/sheet2.xml": strToU8(sheet(rows)),
    });
  const HEADER =
    '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c></row>';

  it("is read from the first sheet that has rows: shared texts, days as Excel counts them, empty cells", () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Ticker: BABA</t></is></c></row>${HEADER}<row r="4"><c r="A4"><v>45721</v></c><c r="B4"><v>141.03</v></c><c r="C4"><v>3.512964E7</v></c></row><row r="5"><c r="A5"><v>45722</v></c><c r="B5"><v>139.95</v></c></row>`;
    const { taken, read } = inspect(book(rows), { prices: "raw", volume: "shares" }, "quotes.xlsx");
    expect(read.ok && [...read.value.series.keys()]).toEqual(["BABA"]);
    expect(lines(book(rows), { prices: "raw", volume: "shares" })).toEqual([
      "2025-03-05 141.03 35129640",
      "2025-03-06 139.95 null",
    ]);
    expect(taken).toMatchObject({
      encoding: "XLSX",
      dates: "days as Excel counts them",
      title: ["Ticker: BABA"],
    });
  });

  it("names the row of the sheet in what it rejects", () => {
    const rows = `${HEADER}<row r="7"><c r="A7"><v>45722</v></c><c r="B7" t="str"><v>dear</v></c></row>`;
    expect(lines(book(rows), { ...ALIBABA, volume: "shares" })).toEqual([
      'line 7: column Close: "dear" is no number',
    ]);
  });

  it.each([
    [
      "a zip archive of something else",
      zipSync({ "a.txt": strToU8("x") }),
      "is a zip archive and no XLSX workbook",
    ],
    ["one cut off", book(HEADER).slice(0, 120), "can't be opened"],
    ["one whose part is no XML", zipSync({ "xl/worksheets/sheet1.xml": strToU8("<worksheet") }), ""],
    ["XLS", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "It is a workbook of the old form (XLS)."],
    ["a web page that calls itself XLS", Buffer.from("<html><table></table></html>"), "It is a web page"],
  ])("%s is refused in a sentence", (_, bytes, message) => {
    const { read } = inspect(bytes, ALIBABA);
    expect(!read.ok && read.problem.message).toContain(message);
  });
});

describe("what a file was taken for", () => {
  const text = "日期,开盘,收盘,换手率,成交量,成交额\n2025-03-06,44.5,49.02,4.1,123456,590000000\n";

  it("is told column by column, with a sample, and what is not read", () => {
    const { taken, read } = inspect(text, FOCUS);
    expect(taken.columns).toEqual([
      { name: "日期", field: "session", sample: "2025-03-06" },
      { name: "开盘", field: "open", sample: "44.5" },
      { name: "收盘", field: "close", sample: "49.02" },
      { name: "换手率", field: null, sample: "4.1" },
      { name: "成交量", field: "volume", sample: "123456" },
      { name: "成交额", field: "turnover", sample: "590000000" },
    ]);
    expect(taken).toMatchObject({
      rows: 1,
      dates: "year first",
      basis: { prices: "raw", from: "what was said" },
      volume: { shares: 100, from: "turnover over volume" },
      symbols: ["002315.SZ"],
    });
    expect(read.ok && read.value.unread).toEqual(["换手率"]);
  });

  it("is told as far as it goes where the file is refused", () => {
    const { taken, read } = inspect(text, { symbol: "002315.SZ" });
    expect(read.ok).toBe(false);
    expect(taken).toMatchObject({ form: "East Money's and akshare's columns", basis: null });
    expect(taken.columns).toHaveLength(6);
  });

  it("is overruled by what a person says of its columns, which can name a header in any language", () => {
    const columns = new Map<string, Field | "none">([
      ["Datum", "session"],
      ["Schluss", "close"],
      ["Volumen", "volume"],
      ["Close", "none"],
    ]);
    const german = "Bericht;;;\nDatum;Schluss;Volumen;Close\n06.03.2025;49,02;1.234.567;1\n";
    const said = { ...FOCUS, volume: "shares", dates: "day-first", columns } as const;
    expect(lines(german, said)).toEqual(["2025-03-06 49.02 1234567"]);
    expect(lines(german, { ...said, columns: undefined })[0]).toContain("It has no date");
  });

  it("a day that would be a Sunday settles which comes first, and --dates what no row settles", () => {
    // 2025-03-06 is a Thursday, 2025-06-03 a Tuesday.
    expect(lines("Date,Close\n06/03/2025,2\n", FOCUS)[0]).toContain("no row settles it");
    // 2026-05-03 is a Sunday, 2026-03-05 a Thursday.
    expect(lines("Date,Close\n03/05/2026,1\n03/06/2026,2\n", FOCUS)).toEqual([
      "2026-03-05 1 null",
      "2026-03-06 2 null",
    ]);
    const said = { ...FOCUS, dates: "day-first" } as const;
    expect(lines("Date,Close\n06/03/2025,2\n", said)).toEqual(["2025-03-06 2 null"]);
  });
});
