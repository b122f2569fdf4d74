import { addDays, localInstant } from "../../lib/market/session-date.ts";

/** One row as Yahoo gives it; a price left out equals the close. */
export interface FakeBar {
  readonly session: string;
  readonly close: number | null;
  readonly open?: number | null;
  readonly high?: number | null;
  readonly low?: number | null;
  readonly volume?: number | null;
  /** Local time of the row's timestamp, where it isn't the open. */
  readonly at?: string;
}

/** What the server tells about one symbol; rows go out in the order given. */
export interface FakeSeries {
  readonly currency: string;
  readonly zone: string;
  /** Local time of the open, such as 09:30. */
  readonly opensAt: string;
  readonly bars: readonly FakeBar[];
  readonly dividends?: readonly {
    readonly session: string;
    readonly amount: number;
    /** What Yahoo says of each dividend since 2025. */
    readonly currency?: string;
  }[];
  readonly splits?: readonly {
    readonly session: string;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  /** What it says about the answer otherwise than usual: `{ dataGranularity: "1wk" }`. */
  readonly meta?: Readonly<Record<string, unknown>>;
  /** Yahoo's own adjusted closes, row by row; its closes where there are none. */
  readonly adjustedCloses?: readonly number[];
}

/** The envelope of every chart answer. */
export const chartBody = (chart: object) => JSON.stringify({ chart });

/** The answer to a question for prices, as Yahoo gives it when all is well. */
export function chartAnswer(symbol: string, series: FakeSeries | undefined, query: URLSearchParams) {
  if (!series) {
    const error = { code: "Not Found", description: "No data found, symbol may be delisted" };
    return { status: 404, body: chartBody({ result: null, error }) };
  }
  const from = Number(query.get("period1"));
  const to = Number(query.get("period2"));
  const seconds = (session: string, at = series.opensAt) => localInstant(session, at, series.zone) / 1000;
  const isAsked = (instant: number) => from <= instant && instant < to;
  const rows = series.bars.map((bar, index) => ({
    ...bar,
    adjusted: series.adjustedCloses?.[index] ?? bar.close,
  }));
  const bars = rows.filter(({ session, at }) => isAsked(seconds(session, at)));
  const adjusted = bars.map((bar) => bar.adjusted);
  const wants = (kind: string) => (query.get("events") ?? "").includes(kind);
  const dated = <Row extends { readonly session: string }>(rows: readonly Row[] = []) =>
    Object.fromEntries(
      rows
        .map(({ session, ...row }) => ({ ...row, date: seconds(session) }))
        .filter(({ date }) => isAsked(date))
        .map((row) => [row.date, row]),
    );
  const events = {
    ...(wants("div") && series.dividends ? { dividends: dated(series.dividends) } : {}),
    ...(wants("split") && series.splits ? { splits: dated(series.splits) } : {}),
  };
  const result =
    bars.length === 0
      ? { meta: meta(symbol, series), indicators: { quote: [{}], adjclose: [{}] } }
      : {
          meta: meta(symbol, series),
          timestamp: bars.map(({ session, at }) => seconds(session, at)),
          ...(Object.keys(events).length > 0 ? { events } : {}),
          indicators: { quote: [columns(bars)], adjclose: [{ adjclose: adjusted }] },
        };
  return { status: 200, body: chartBody({ result: [result], error: null }) };
}

/** Prices as 32-bit floats, as Yahoo sends them. */
function columns(bars: readonly FakeBar[]) {
  const price = (value: number | null) => (value === null ? null : Math.fround(value));
  return {
    open: bars.map(({ open, close }) => price(open === undefined ? close : open)),
    high: bars.map(({ high, close }) => price(high === undefined ? close : high)),
    low: bars.map(({ low, close }) => price(low === undefined ? close : low)),
    close: bars.map(({ close }) => price(close)),
    volume: bars.map(({ volume, close }) =>
      volume === undefined ? (close === null ? null : 1_000_000) : volume,
    ),
  };
}

function meta(symbol: string, { currency, zone, meta: otherwise = {} }: FakeSeries) {
  const period = { timezone: "HKT", start: 0, end: 0, gmtoffset: 28_800 };
  return {
    currency,
    symbol,
    exchangeName: "HKG",
    fullExchangeName: "HKSE",
    instrumentType: "EQUITY",
    firstTradeDate: 1_574_731_800,
    regularMarketTime: 1_741_248_489,
    hasPrePostMarketData: false,
    gmtoffset: 28_800,
    timezone: "HKT",
    exchangeTimezoneName: zone,
    regularMarketPrice: 80,
    priceHint: 3,
    currentTradingPeriod: { pre: period, regular: period, post: period },
    dataGranularity: "1d",
    range: "",
    validRanges: ["1d", "5d", "max"],
    ...otherwise,
  };
}

/** Consecutive weekdays from `first` on with these closes, for a series in which only closes matter. */
export function weekdayBars(first: string, closes: readonly number[]): FakeBar[] {
  const bars: FakeBar[] = [];
  for (let session = first; bars.length < closes.length; session = addDays(session, 1)) {
    const day = new Date(`${session}T00:00:00Z`).getUTCDay();
    const close = closes[bars.length];
    if (day !== 0 && day !== 6 && close !== undefined) bars.push({ session, close });
  }
  return bars;
}
