import type { QuoteBar } from "../../market/bar.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { scaledDecimal, shortestDecimal } from "../yahoo/float32.ts";
import type { FileSeries, QuoteFile, QuoteFileProblem } from "./quote-file.ts";

/** A split: `ratio` new shares for one old from `exDate` on, an ISO date of the exchange. */
export interface Split {
  readonly exDate: string;
  readonly ratio: number;
}

/**
 * Turns the prices and volumes of Yahoo's and yfinance's files back to what they were on their day: both divide the
 * past by every split up to the day on which a file is saved. A split within a file has been divided by for certain.
 * One between its last session and `today` (an ISO date) may have been or not, which is a problem. Files of other
 * forms are returned as they are.
 */
export function withSplitsUndone(
  file: QuoteFile,
  splits: ReadonlyMap<string, readonly Split[]>,
  today: string,
): Result<QuoteFile, QuoteFileProblem> {
  if (!file.dividedBySplits) return succeed(file);
  const series = new Map<string, FileSeries>();
  for (const [symbol, read] of file.series) {
    const own = splits.get(symbol) ?? [];
    const last = read.bars.at(-1)?.session;
    const unknown = own.find(({ exDate }) => last !== undefined && exDate > last && exDate <= today);
    if (unknown) {
      const message = `${file.name}: It ends on ${last}, and ${symbol} was split on ${unknown.exDate}. Whether its prices are divided by that depends on when it was saved. Save it once more up to ${unknown.exDate} or later. Nothing was stored.`;
      return fail({ code: "ambiguous", message });
    }
    series.set(symbol, undone(read, own));
  }
  return succeed({ ...file, series });
}

function undone(read: FileSeries, splits: readonly Split[]): FileSeries {
  const bars = read.bars.map((bar) => asTraded(bar, ratioAfter(bar.session, splits)));
  const turned = bars.filter(({ session }) => ratioAfter(session, splits) !== 1).length;
  if (turned === 0) return { ...read, bars };
  const sessions = turned === 1 ? "1 session" : `${turned} sessions`;
  const remark = `${sessions} before a split: divided by it in the file, turned back to the values of the day`;
  return { ...read, bars, remarks: [...read.remarks, remark] };
}

const ratioAfter = (session: string, splits: readonly Split[]): number =>
  splits.filter(({ exDate }) => exDate > session).reduce((product, { ratio }) => product * ratio, 1);

function asTraded(bar: QuoteBar, ratio: number): QuoteBar {
  const price = (value: number) => scaledDecimal(shortestDecimal(value), ratio);
  const optionalPrice = (value: number | null) => (value === null ? null : price(value));
  return {
    ...bar,
    open: optionalPrice(bar.open),
    high: optionalPrice(bar.high),
    low: optionalPrice(bar.low),
    close: price(bar.close),
    volume: bar.volume === null ? null : Math.round(bar.volume / ratio),
  };
}
