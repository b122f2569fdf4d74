import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../../../lib/export/rows.ts";
import { isoDate } from "../../../../lib/market/session-date.ts";
import {
  type BarBlock,
  OLDER_HEADER,
  OWN_HEADER,
  scanBars,
  UNFLAGGED_HEADER,
} from "../../../../lib/quotes/bulk/scan-bars.ts";
import { scanNumber } from "../../../../lib/quotes/bulk/scan-number.ts";

/** The blocks of a text that comes in pieces of so many bytes. */
async function scan(text: string, size = 1 << 20): Promise<BarBlock[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const blocks: BarBlock[] = [];
  for await (const block of scanBars(pieces())) blocks.push(block);
  return blocks;
}

const ROW = "9988.HK,2025-03-06,132.5,142.1,132,140.8,140.8,305000000,HKD,yahoo";

describe("numbers", () => {
  it.each([
    ["140.8", 140.8],
    ["0.30000000000000004", 0.30000000000000004],
    ["1e-7", 1e-7],
    ["-3.25", -3.25],
    ["", null],
    ["12a", Number.NaN],
    ["1.2.3", Number.NaN],
    [".", Number.NaN],
    [" ", Number.NaN],
  ])("%j is %s", (text, value) => {
    expect(scanNumber(Buffer.from(text), 0, text.length)).toBe(value);
  });

  it("any number reads back as it was written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (value) => {
        const text = String(value);
        expect(scanNumber(Buffer.from(text), 0, text.length)).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a file with our own columns", () => {
  it("is one block for each symbol, in the file's order", async () => {
    const other = ROW.replace("9988.HK", "0700.HK").replace("03-06", "03-07");
    const [first, second, ...more] = await scan(`${OLDER_HEADER}\r\n${ROW}\r\n${other}\r\n`);
    expect(more).toEqual([]);
    expect(first).toEqual({
      symbol: "9988.HK",
      currency: "HKD",
      basis: null,
      statesBasis: false,
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
      adjustedCloses: [140.8],
      rejected: [],
    });
    expect(second).toMatchObject({ symbol: "0700.HK", bars: [{ session: "2025-03-07" }] });
  });

  it("reads back what was written, however its bytes are cut", async () => {
    const price = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    const bar = fc.record({
      day: fc.integer({ min: 0, max: 30_000 }),
      price,
      volume: fc.option(fc.integer({ min: 0, max: 1e12 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(bar, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        async (bars, size) => {
          const rows = bars.map(({ day, price: close, volume }) =>
            csvLine(["^HSI", isoDate(day), null, null, null, close, close, volume, "HKD", "file"]),
          );
          const blocks = await scan(`${OLDER_HEADER}\r\n${rows.join("")}`, size);
          const read = blocks.flatMap((block) => block.bars);
          expect(read.map(({ session, close, volume }) => [session, close, volume])).toEqual(
            bars.map(({ day, price: close, volume }) => [isoDate(day), close, volume]),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("a byte order mark, line feeds alone and a last line without an end are no matter", async () => {
    const blocks = await scan(`\uFEFF${OLDER_HEADER}\n${ROW}\n${ROW.replace("03-06", "03-07")}`);
    expect(blocks[0]?.bars.map(({ session }) => session)).toEqual(["2025-03-06", "2025-03-07"]);
  });

  it.each([
    [ROW.replace("2025-03-06", "2025-02-30"), "line 2: the session is no date such as 2025-03-06"],
    [ROW.replace("142.1", "142,1"), "line 2 has 11 cells instead of 10"],
    [ROW.replace("132.5", "-132.5"), "line 2: a price is not positive"],
    [ROW.replace("305000000", "many"), "line 2: the volume is no number"],
    [ROW.replace(",132,", ",141,"), "line 2: a price is below the low of 141"],
    [ROW.replace("142.1", "140"), "line 2: a price is above the high of 140"],
  ])("%s is rejected: %s", async (row, reason) => {
    const blocks = await scan(`${OLDER_HEADER}\r\n${row}\r\n`);
    expect(blocks.flatMap(({ bars }) => bars)).toEqual([]);
    expect(blocks.flatMap(({ rejected }) => rejected.map((one) => one.reason))).toEqual([reason]);
  });

  it("a row in another currency than its symbol's first is rejected", async () => {
    const [block] = await scan(
      `${OLDER_HEADER}\n${ROW}\n${ROW.replace("HKD", "CNY").replace("03-06", "03-07")}\n`,
    );
    expect(block?.rejected).toEqual([
      { session: "2025-03-07", reason: "line 3: the currency is not HKD as in the symbol's first row" },
    ]);
  });

  it.each([
    ["", "The file is empty."],
    ["Date,Open,High,Low,Close\n2025-03-06,1,1,1,1\n", `The first line is not ${OWN_HEADER}.`],
    [
      `${OLDER_HEADER}\n"9988.HK",2025-03-06,1,1,1,1,1,1,HKD,x\n`,
      "A cell is quoted; no cell of this form needs quotes.",
    ],
  ])("%j can't be read", async (text, message) => {
    await expect(scan(text)).rejects.toThrow(message);
  });

  it("says its basis where it has that column: raw, adjusted, and another in one symbol is rejected", async () => {
    const session = (day: string) => ROW.replace("03-06", `03-${day}`);
    const [raw, adjusted] = await scan(
      `${UNFLAGGED_HEADER}\n${ROW},raw\n${session("07")},adjusted\n${session("10")},yahoo\n${ROW.replace("9988.HK", "BABA")},adjusted\n`,
    );
    expect(raw).toMatchObject({
      basis: "raw",
      bars: [{ session: "2025-03-06" }],
      rejected: [
        { reason: "line 3: the basis is not raw as in the symbol's first row" },
        { reason: "line 4: the basis is neither raw nor adjusted" },
      ],
    });
    expect(adjusted).toMatchObject({ symbol: "BABA", basis: "adjusted", rejected: [] });
  });

  it("says its flag where it has that column; a word that is none is rejected", async () => {
    const day = (of: string) => ROW.replace("03-06", `03-${of}`);
    const [block] = await scan(
      `${OWN_HEADER}\n${ROW},raw,\n${day("07")},raw,split-adjusted\n${day("10")},raw,divided\n${day("11")},raw\n`,
    );
    expect(block?.bars.map(({ session, flag }) => [session, flag])).toEqual([
      ["2025-03-06", null],
      ["2025-03-07", "split-adjusted"],
    ]);
    expect(block?.rejected.map(({ reason }) => reason)).toEqual([
      "line 4: the flag is none of derived, indicative, corrected, confirmed, suspect, market, split-adjusted",
      "line 5 has 11 cells instead of 12",
    ]);
  });

  it("132.899994 is the 32-bit float of 132.9, as in any file, and 71.9536 is itself", async () => {
    const noisy = ROW.replace(",140.8,140.8,", ",132.899994,140.8,");
    const [block] = await scan(`${OLDER_HEADER}\n${noisy}\n${ROW.replace(",132,140.8", ",71.9536,140.8")}\n`);
    expect(block?.bars.map(({ close, low }) => [close, low])).toEqual([
      [132.9, 132],
      [140.8, 71.9536],
    ]);
  });
});
