import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
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
  readonly dividends?: readonly { readonly session: string; readonly amount: number }[];
  readonly splits?: readonly {
    readonly session: string;
    readonly numerator: number;
    readonly denominator: number;
  }[];
}

/** What goes wrong instead of an answer; the body and `Retry-After` are for `status`. */
export type FakeFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  | { readonly kind: "body"; readonly body: string }
  | { readonly kind: "hang" | "reset" | "truncated" | "empty result" };

export interface FakeYahoo {
  readonly origin: string;
  /** Every request: method, path and query. */
  readonly log: readonly string[];
  serve(symbol: string, series: FakeSeries): void;
  /** The next `times` requests (for `symbol`, where one is given) meet a fault. */
  fail(fault: FakeFault, times?: number, symbol?: string): void;
  close(): Promise<void>;
}

const CHART_PATH = "/v8/finance/chart/";

/** A stand-in for Yahoo's chart service on a free port of the loopback interface. */
export async function startFakeYahoo(): Promise<FakeYahoo> {
  const log: string[] = [];
  const known = new Map<string, FakeSeries>();
  let faults: { fault: FakeFault; left: number; symbol: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake.invalid");
    log.push(`${request.method} ${url.pathname}${url.search}`);
    const symbol = decodeURIComponent(url.pathname.slice(CHART_PATH.length));
    const due = faults.find((one) => one.left > 0 && (one.symbol ?? symbol) === symbol);
    const answer = chartAnswer(symbol, known.get(symbol), url.searchParams);
    if (!url.pathname.startsWith(CHART_PATH)) send(response, 404, "no such page");
    else if (due) {
      due.left -= 1;
      misbehave(due.fault, request, response, answer.body);
    } else send(response, answer.status, answer.body);
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    serve: (symbol, series) => void known.set(symbol, series),
    fail: (fault, times = Number.POSITIVE_INFINITY, symbol = undefined) => {
      faults = [...faults, { fault, left: times, symbol }];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

function misbehave(fault: FakeFault, request: IncomingMessage, response: ServerResponse, body: string): void {
  if (fault.kind === "hang") return;
  if (fault.kind === "reset") request.socket.resetAndDestroy();
  else if (fault.kind === "truncated") send(response, 200, body.slice(0, Math.floor(body.length / 2)));
  else if (fault.kind === "empty result") send(response, 200, chartBody({ result: null, error: null }));
  else if (fault.kind === "body") send(response, 200, fault.body);
  else if (fault.kind === "status") {
    const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
    send(response, fault.status, fault.body ?? "Too Many Requests\r\n", headers);
  }
}

const chartBody = (chart: object) => JSON.stringify({ chart });

function chartAnswer(symbol: string, series: FakeSeries | undefined, query: URLSearchParams) {
  if (!series) {
    const error = { code: "Not Found", description: "No data found, symbol may be delisted" };
    return { status: 404, body: chartBody({ result: null, error }) };
  }
  const from = Number(query.get("period1"));
  const to = Number(query.get("period2"));
  const seconds = (session: string, at = series.opensAt) => localInstant(session, at, series.zone) / 1000;
  const isAsked = (instant: number) => from <= instant && instant < to;
  const bars = series.bars.filter(({ session, at }) => isAsked(seconds(session, at)));
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
          indicators: { quote: [columns(bars)], adjclose: [{ adjclose: bars.map(() => 1) }] },
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

function meta(symbol: string, { currency, zone }: FakeSeries) {
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
