import { describe, expect, it } from "vitest";
import { readQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";
import { withSplitsUndone } from "../../../../lib/quotes/file/undo-splits.ts";

const TODAY = "2025-03-31";
const HEADER = "Date,Open,High,Low,Close,Adj Close,Volume";
const THREE_FOR_ONE = new Map([["002315.SZ", [{ exDate: "2025-03-06", ratio: 3 }]]]);

function read(text: string, prices?: "raw" | "adjusted") {
  const known = new Map([["002315.SZ", "Asia/Shanghai"]]);
  const result = readQuoteFile(Buffer.from(text), "quotes.csv", { symbol: "002315.SZ", prices }, known);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function undone(file: ReturnType<typeof read>, splits = THREE_FOR_ONE) {
  const result = withSplitsUndone(file, splits, TODAY);
  if (!result.ok) throw new Error(result.problem.message);
  const series = result.value.series.get("002315.SZ");
  return { bars: series?.bars.map(({ session, close, volume }) => [session, close, volume]), series };
}

const OVER_THE_SPLIT = `${HEADER}\n2025-03-05,9.3,9.4,9.3,9.38,9.1,3000\n2025-03-06,9.5,9.6,9.4,9.5,9.2,2900\n`;

describe("a split of three for one on 2025-03-06", () => {
  it("a Yahoo file over it: 9.38 on the day before was 28.14, and 3,000 shares were 1,000", () => {
    const { bars, series } = undone(read(OVER_THE_SPLIT));
    expect(bars).toEqual([
      ["2025-03-05", 28.14, 1000],
      ["2025-03-06", 9.5, 2900],
    ]);
    expect(series?.bars[0]).toMatchObject({ open: 27.9, high: 28.2, low: 27.9 });
    expect(series?.remarks).toContain(
      "1 session before a split: divided by it in the file, turned back to the values of the day",
    );
  });

  it("a Yahoo file that ends before it is refused: nobody can tell when it was saved", () => {
    const file = read(`${HEADER}\n2025-03-05,9.3,9.4,9.3,9.38,9.1,3000\n`);
    const result = withSplitsUndone(file, THREE_FOR_ONE, TODAY);
    expect(!result.ok && result.problem.message).toBe(
      "quotes.csv: It ends on 2025-03-05, and 002315.SZ was split on 2025-03-06. Whether its prices are divided by that depends on when it was saved. Save it once more up to 2025-03-06 or later. Nothing was stored.",
    );
    expect(withSplitsUndone(file, THREE_FOR_ONE, "2025-03-05").ok).toBe(true);
  });

  it("leaves our own columns and adjusted prices as they are", () => {
    const own = read(
      "symbol,session,open,high,low,close,adjusted_close,volume,currency,provider\n002315.SZ,2025-03-05,28,28,28,28,9.1,1000,CNY,yahoo\n",
    );
    expect(undone(own).bars).toEqual([["2025-03-05", 28, 1000]]);
    const adjusted = read(
      "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2025-03-05,9,9,9,9,3000,0,0\n",
      "adjusted",
    );
    expect(undone(adjusted).bars).toEqual([["2025-03-05", 9, 3000]]);
  });

  it("without a split, only the noise of 32-bit floats goes: 140.8000030517578 is 140.8", () => {
    const file = read(
      `${HEADER}\n2025-03-06,140.8000030517578,140.8000030517578,140.8000030517578,140.8000030517578,138.2,5\n`,
    );
    expect(undone(file, new Map()).bars).toEqual([["2025-03-06", 140.8, 5]]);
  });
});
