import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CaseWorld, caseWorld } from "./case-world.ts";

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.dispose());

type Bars = Awaited<ReturnType<CaseWorld["bars"]>>;
type Bar = Bars[number];
type Share = "9988.HK" | "002315.SZ";

const raw = (symbol: Share) => ["--symbol", symbol, "--prices", "raw", "--volume", "shares"];
/** Stored bars of a range of 2025 or 2026. */
const within = (bars: Bars, from: string, to: string) =>
  bars.filter(({ session }) => from <= session && session <= to);
const table = (head: string, rows: readonly string[]) => `${head}\n${rows.join("\n")}\n`;
const HEAD = "Date,Open,High,Low,Close,Volume";
const row = ({ session, open, high, low, close, volume }: Bar) =>
  [session, open, high, low, close, volume ?? ""].join(",");
const DAY = 86_400_000;
const daysFrom = (date: string, start: string) => (Date.parse(date) - Date.parse(start)) / DAY;
const moved = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The five sessions after the last stored one of each share. */
const NEXT: Readonly<Record<Share, readonly string[]>> = {
  "9988.HK": ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"],
  "002315.SZ": ["2026-02-09", "2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13"],
};
const WALK = [1.01, 0.99, 1.02, 1, 1.015];
/** Those sessions with closes near the last stored one, on the steps of both exchanges, and the volumes before. */
function next(symbol: Share, bars: Bars): Bar[] {
  const last = bars.at(-1);
  if (!last) throw new Error(`Nothing of ${symbol} is stored`);
  return NEXT[symbol].map((session, at) => {
    const close = Number((last.close * (WALK[at] ?? 1)).toFixed(1));
    const volume = bars.at(-2 - at)?.volume ?? 10_000_000;
    return { ...last, session, open: close, high: close, low: close, close, volume, flag: null };
  });
}
const closesOf = (bars: Bars) => bars.map(({ session, close, volume }) => `${session} ${close} ${volume}`);

/** A workbook of one sheet, whose properties are as given. */
const workbook = (rows: readonly (readonly (string | number)[])[], properties: string) =>
  zipSync({
    "xl/workbook.xml": strToU8(`<workbook><workbookPr ${properties}/></workbook>`),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData>${rows
        .map(
          (cells) =>
            `<row>${cells
              .map((cell) =>
                typeof cell === "number"
                  ? `<c><v>${cell}</v></c>`
                  : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
              )
              .join("")}</row>`,
        )
        .join("")}</sheetData></worksheet>`,
    ),
  });

/** A file made of what is stored, that is refused as a whole with a sentence in which the figure stands. */
type Refused = readonly [what: string, symbol: Share, make: (bars: Bars) => string, says: string];

async function expectRefused(symbol: Share, make: (bars: Bars) => string, says: string): Promise<void> {
  const before = await world.bars(symbol);
  const { code, said } = await world.load(make(before), ...raw(symbol));
  expect(said).toContain(says);
  expect(code).toBe(1);
  expect(await world.bars(symbol)).toEqual(before);
}

describe("dates that are not the sessions'", () => {
  const june = (bars: Bars) => within(bars, "2025-06-02", "2025-06-27");

  it.each<Refused>([
    [
      "a day late",
      "002315.SZ",
      (bars) =>
        table(
          HEAD,
          june(bars).map((bar) => row({ ...bar, session: moved(bar.session, 1) })),
        ),
      "4 of 19 rows are of a Saturday or Sunday (such as 2025-06-07)",
    ],
    [
      "a day early, as midnight in China is the day before in UTC",
      "9988.HK",
      (bars) =>
        table(
          HEAD,
          june(bars).map((bar) => row({ ...bar, session: moved(bar.session, -1) })),
        ),
      "4 of 20 rows are of a Saturday or Sunday (such as 2025-06-01)",
    ],
    [
      "Excel's days of 1904 in a file that does not say so",
      "002315.SZ",
      (bars) =>
        table(
          HEAD,
          june(bars).map((bar) => row({ ...bar, session: String(daysFrom(bar.session, "1904-01-01")) })),
        ),
      "4 of 19 rows are of a Saturday or Sunday (such as 2021-06-05)",
    ],
    [
      "each close one session late",
      "9988.HK",
      (bars) => {
        const rows = within(bars, "2025-06-02", "2025-07-31");
        const late = rows.slice(1).map((bar, at) => `${bar.session},${rows[at]?.close},${rows[at]?.volume}`);
        return table("Date,Close,Volume", late);
      },
      "42 of 42 closes are those that are stored of the session before theirs",
    ],
    [
      "the close before taken for the close",
      "002315.SZ",
      (bars) => {
        const rows = within(bars, "2025-06-02", "2025-06-30");
        return table(
          "Date,Close",
          rows.slice(1).map((bar, at) => `${bar.session},${rows[at]?.close}`),
        );
      },
      "19 of 19 closes are those that are stored of the session before theirs",
    ],
  ])(
    "%s: refused as a whole, though four of five would stand on a session",
    async (_, symbol, make, says) => {
      await expectRefused(symbol, make, says);
    },
  );

  it("one Saturday among rows of every weekday is a slip: it alone is rejected", async () => {
    const bars = await world.bars("9988.HK");
    const rows = [...june(bars).map(row), "2025-06-14,111,112,110,111.5,1000000"];
    const { code, said } = await world.load(table(HEAD, rows), ...raw("9988.HK"));
    expect([code, said.includes("1 rejected")]).toEqual([0, true]);
    expect(await world.bars("9988.HK")).toEqual(bars);
  });

  it("a workbook that counts days from 1904 says so, and changes nothing where they are read so", async () => {
    const bars = await world.bars("002315.SZ");
    const rows = june(bars).map((bar) => [
      daysFrom(bar.session, "1904-01-01"),
      ...[bar.open, bar.high, bar.low, bar.close, bar.volume].map(Number),
    ]);
    for (const property of ['date1904="1"', 'date1904="true"']) {
      const file = workbook([HEAD.split(","), ...rows], property);
      expect((await world.load(file, ...raw("002315.SZ"))).code).toBe(0);
      expect(closesOf(await world.bars("002315.SZ"))).toEqual(closesOf(bars));
    }
  });
});

describe("rows of several days under days of their own", () => {
  it.each([2, 3])("each the last of %i sessions, with their volumes in one: refused", async (every) => {
    await expectRefused(
      "9988.HK",
      (bars) =>
        table(
          HEAD,
          within(bars, "2025-06-02", "2025-07-31")
            .filter((_, at) => at % every === 0)
            .map((bar) => row({ ...bar, volume: (bar.volume ?? 0) * every })),
        ),
      `its rows are ${every} sessions apart`,
    );
  });
});

describe("closes that are none", () => {
  it.each<Refused>([
    [
      "opens under the name of closes",
      "9988.HK",
      (bars) =>
        table(
          HEAD,
          within(bars, "2025-06-02", "2025-06-30").map((bar) =>
            row({ ...bar, open: bar.close, close: bar.open ?? bar.close }),
          ),
        ),
      "21 of 21 closes that are stored too differ from those without any pattern",
    ],
    [
      "the middle of low and high",
      "002315.SZ",
      (bars) =>
        table(
          "Date,Close",
          within(bars, "2025-06-02", "2025-06-30").map(
            ({ session, low, high }) => `${session},${(((low ?? 0) + (high ?? 0)) / 2).toFixed(2)}`,
          ),
        ),
      "or of another moment of the day",
    ],
  ])("%s: refused, though none is far off", async (_, symbol, make, says) => {
    await expectRefused(symbol, make, says);
  });

  it("1.44E+02 has lost its cents: the cell is named, and 1.4430E+02 has them", async () => {
    const written = (digits: number) => (close: number) => close.toExponential(digits).toUpperCase();
    const file = async (write: (close: number) => string) =>
      table(
        "Date,Close",
        next("9988.HK", await world.bars("9988.HK")).map(
          ({ session, close }) => `${session},${write(close)}`,
        ),
      );
    const lost = await world.load(await file(written(2)), ...raw("9988.HK"));
    expect([lost.code, lost.said]).toEqual([
      1,
      expect.stringMatching(/column Close: "1\.\d\dE\+2" is no number/),
    ]);
    expect((await world.load(await file(written(4)), ...raw("9988.HK"))).code).toBe(0);
  });
});

describe("what a file does not have", () => {
  it("closes alone leave the stored opens, highs, lows and volumes as they are", async () => {
    const bars = await world.bars("9988.HK");
    const rows = within(bars, "2025-06-02", "2025-06-27").map(({ session, close }) => `${session},${close}`);
    const { code, said } = await world.load(table("Date,Close", rows), ...raw("9988.HK"));
    expect([code, said]).toEqual([0, expect.stringContaining("0 new, 0 changed")]);
    expect(await world.bars("9988.HK")).toEqual(bars);
  });
});

describe("volumes that are not shares, as the stored ones tell", () => {
  const written = (of: (bar: Bar) => number) => (bars: Bars) =>
    table(
      HEAD,
      bars.map((bar) => row({ ...bar, volume: Math.round(of(bar)) })),
    );
  const money = written(({ volume, close }) => (volume ?? 0) * close);
  const thousands = written(({ volume }) => (volume ?? 0) / 1000);
  const tenThousands = written(({ volume }) => (volume ?? 0) / 10_000);
  const doubled = written(({ volume }) => (volume ?? 0) * 2);
  const stored = (make: (bars: Bars) => string) => (bars: Bars) =>
    make(within(bars, "2026-01-05", "2026-01-30"));

  it.each<Refused>([
    ["money", "9988.HK", stored(money), "times the stored ones of the same sessions"],
    ["thousands", "9988.HK", stored(thousands), "1/1000 of the stored ones of the same sessions"],
    ["万", "9988.HK", stored(tenThousands), "1/10000 of the stored ones of the same sessions"],
    ["shares of a later split", "9988.HK", stored(doubled), "2 times the stored ones of the same sessions"],
    [
      "thousands of new days",
      "9988.HK",
      (bars) => thousands(next("9988.HK", bars)),
      "that of the stored ones near by",
    ],
    [
      "万 of new days",
      "9988.HK",
      (bars) => tenThousands(next("9988.HK", bars)),
      "that of the stored ones near by",
    ],
    [
      "money of new days",
      "9988.HK",
      (bars) => money(next("9988.HK", bars)),
      "that of the stored ones near by",
    ],
    [
      "a single new day in lots",
      "9988.HK",
      (bars) => written(({ volume }) => (volume ?? 0) / 1000)(next("9988.HK", bars).slice(0, 1)),
      "under 1/25 of the smallest",
    ],
  ])("%s: refused", async (_, symbol, make, says) => {
    await expectRefused(symbol, make, says);
  });
});

describe("the other prices of a row", () => {
  it("a high of 70 where the limit is 51.94 is held back with its price, as a close is", async () => {
    const bars = await world.bars("002315.SZ");
    const rows = next("002315.SZ", bars).map((bar, at) => row({ ...bar, high: at === 0 ? 70 : bar.high }));
    const { said } = await world.load(table(HEAD, rows), ...raw("002315.SZ"));
    expect(said).toContain("rejected 2026-02-09: the high of 70 is beyond the price limit of");
    expect(await world.bar("002315.SZ", "2026-02-09")).toBeNull();
    expect(await world.bar("002315.SZ", "2026-02-10")).not.toBeNull();
  });

  it("a low a hundredth of the close is of another unit, in Hong Kong too", async () => {
    const rows = next("9988.HK", await world.bars("9988.HK")).map((bar) =>
      row({ ...bar, low: bar.close / 100 }),
    );
    const { code, said } = await world.load(table(HEAD, rows), ...raw("9988.HK"));
    expect([code, said]).toEqual([1, expect.stringContaining("is under 1/50 of the close")]);
  });
});

describe("splits and dividends that the prices contradict", () => {
  const AAPL = ["--symbol", "AAPL", "--prices", "raw", "--volume", "shares"];
  /** Apple's closes as traded round its split of 2020-08-31, with what is listed on one of the days. */
  const apple = (day: string, ratio: string) =>
    table(
      "Date,Close,Volume,Stock Splits",
      (
        [
          ["2020-08-26", 506.09, 40_755_600],
          ["2020-08-27", 500.04, 38_888_100],
          ["2020-08-28", 499.23, 46_907_500],
          ["2020-08-31", 129.04, 225_702_700],
          ["2020-09-01", 134.18, 151_948_100],
        ] as const
      ).map(([session, close, volume]) => `${session},${close},${volume},${session === day ? ratio : 0}`),
    );

  it.each([
    ["listed two sessions early", "2020-08-27", "4.0"],
    ["listed upside down", "2020-08-31", "0.25"],
  ])("a split %s: held back, and no close is multiplied by it", async (_, day, ratio) => {
    await world.add("AAPL");
    const { code } = await world.load(apple(day, ratio), ...AAPL);
    expect(code).toBe(0);
    expect((await world.bars("AAPL")).map(({ close }) => close)).toEqual([
      506.09, 500.04, 499.23, 129.04, 134.18,
    ]);
    expect(await world.actions("AAPL")).toEqual([]);
    expect(await world.findings("AAPL")).toEqual(
      expect.arrayContaining([`split held back ${day}`, "unexplained step 2020-08-31"]),
    );
  });

  it("5 yuan a share of 46.8, which 10 shares had, is held back: the price limit of its day tells", async () => {
    const rows = next("002315.SZ", await world.bars("002315.SZ")).map(
      ({ session, close, volume }, at) => `${session},${close},${volume},${at === 2 ? 5 : 0}`,
    );
    const { said } = await world.load(table("Date,Close,Volume,Dividends", rows), ...raw("002315.SZ"));
    expect(said).toContain("found 2026-02-11: dividend held back (amount 5, currency CNY");
    expect((await world.actions("002315.SZ")).filter(({ exDate }) => exDate === "2026-02-11")).toEqual([]);
  });
});

describe("a bare code that two exchanges have", () => {
  const file = (rows: readonly { readonly session: string; readonly close: number }[]) =>
    table(
      "代码,日期,收盘",
      rows.map(({ session, close }) => `000300,${session},${close}`),
    );

  it("000300 at 3,900 is the CSI 300 Index, of which such closes are stored", async () => {
    const bars = await world.bars("000300.SS");
    const { code, said } = await world.load(
      file(within(bars, "2025-06-02", "2025-06-20")),
      "--prices",
      "raw",
    );
    expect([code, said]).toEqual([0, expect.stringContaining("000300.SS")]);
    expect(closesOf(await world.bars("000300.SS"))).toEqual(closesOf(bars));
  });

  it("at 5.6 it may be the share in Shenzhen: refused, naming both, until it is written in full", async () => {
    const bars = await world.bars("000300.SS");
    const rows = NEXT["9988.HK"].map((session, at) => ({ session, close: 5.6 + at / 10 }));
    const { code, said } = await world.load(file(rows), "--prices", "raw");
    expect(code).toBe(1);
    expect(said).toContain("its bare code 000300 could be 000300.SS or 000300.SZ");
    expect(said).toContain("Write the symbol in full, or say --symbol.");
    expect(await world.bars("000300.SS")).toEqual(bars);
  });

  it("and so is one of which nothing is stored that could tell", async () => {
    await world.add("000002.SZ");
    const rows = NEXT["002315.SZ"].map((session) => `000002,${session},7.1`);
    const { code, said } = await world.load(table("代码,日期,收盘", rows), "--prices", "raw");
    expect([code, said]).toEqual([
      1,
      expect.stringContaining("could be 000002.SZ or 000002.SS, and no quote of 000002.SZ is stored"),
    ]);
  });
});
