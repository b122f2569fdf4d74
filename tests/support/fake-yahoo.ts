import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { chartAnswer, chartBody, type FakeSeries } from "./fake-yahoo-chart.ts";
import { CONSENT_PAGE, type FakeSymbol, symbolAnswers } from "./fake-yahoo-symbols.ts";

export { type FakeBar, type FakeSeries, weekdayBars } from "./fake-yahoo-chart.ts";

/** What goes wrong instead of an answer; the body and `Retry-After` are for `status`. */
export type FakeFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  | { readonly kind: "body"; readonly body: string }
  | { readonly kind: "hang" | "reset" | "truncated" | "empty result" }
  | { readonly kind: "consent redirect" | "consent page" };

/** What a request is for: prices, the page that sets the cookie, the crumb, one symbol, a search. */
export type FakePlace = "chart" | "cookie" | "crumb" | "quote" | "search";

export interface FakeYahoo {
  readonly origin: string;
  /** Every request: method, path and query. */
  readonly log: readonly string[];
  serve(symbol: string, series: FakeSeries): void;
  /** What `quote` and `search` tell about one symbol. */
  describe(symbol: string, facts: FakeSymbol): void;
  /** The next `times` requests for prices (of `symbol`, where one is given) meet a fault. */
  fail(fault: FakeFault, times?: number, symbol?: string): void;
  /** The same for the next `times` requests at another place. */
  failAt(place: FakePlace, fault: FakeFault, times?: number): void;
  /** Requests for prices of `symbol` are answered once the function that it returns is called. */
  hold(symbol: string): () => void;
  close(): Promise<void>;
}

const CHART_PATH = "/v8/finance/chart/";
const PLACES: readonly (readonly [prefix: string, FakePlace])[] = [
  [CHART_PATH, "chart"],
  ["/quote/", "cookie"],
  ["/v1/test/getcrumb", "crumb"],
  ["/v7/finance/quote", "quote"],
  ["/v1/finance/search", "search"],
];

/** A stand-in for Yahoo's services for prices and symbols on a free port of the loopback interface. */
export async function startFakeYahoo(): Promise<FakeYahoo> {
  const log: string[] = [];
  const known = new Map<string, FakeSeries>();
  const described = new Map<string, FakeSymbol>();
  const faults: { fault: FakeFault; left: number; place: FakePlace; symbol: string | undefined }[] = [];
  const held = new Map<string, (() => void)[]>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake.invalid");
    log.push(`${request.method} ${url.pathname}${url.search}`);
    const place = PLACES.find(([prefix]) => url.pathname.startsWith(prefix))?.[1];
    if (place === undefined) {
      send(response, 404, "no such page");
      return;
    }
    const symbol = place === "chart" ? decodeURIComponent(url.pathname.slice(CHART_PATH.length)) : "";
    const answer =
      place === "chart"
        ? { ...chartAnswer(symbol, known.get(symbol), url.searchParams), headers: {} }
        : symbolAnswers[place](url.searchParams, request.headers.cookie ?? "", described);
    const due = faults.find(
      (one) => one.left > 0 && one.place === place && (one.symbol ?? symbol) === symbol,
    );
    if (due) {
      due.left -= 1;
      misbehave(due.fault, request, response, answer.body);
    } else {
      const answered = () => send(response, answer.status, answer.body, answer.headers);
      const waiting = held.get(symbol);
      if (waiting) waiting.push(answered);
      else answered();
    }
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    serve: (symbol, series) => void known.set(symbol, series),
    describe: (symbol, facts) => void described.set(symbol, facts),
    fail: (fault, times = Number.POSITIVE_INFINITY, symbol = undefined) =>
      void faults.push({ fault, left: times, place: "chart", symbol }),
    failAt: (place, fault, times = Number.POSITIVE_INFINITY) =>
      void faults.push({ fault, left: times, place, symbol: undefined }),
    hold(symbol) {
      held.set(symbol, []);
      return () => {
        const waiting = held.get(symbol) ?? [];
        held.delete(symbol);
        for (const answered of waiting) answered();
      };
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
  else if (fault.kind === "consent page") send(response, 200, CONSENT_PAGE, { "content-type": "text/html" });
  else if (fault.kind === "consent redirect") {
    const location = "https://guce.yahoo.com/consent?brandType=nonEu&gcrumb=fake";
    send(response, 302, "", { location, "set-cookie": "GUCS=fake; Domain=.yahoo.com; Path=/; Secure" });
  } else if (fault.kind === "status") {
    const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
    send(response, fault.status, fault.body ?? "Too Many Requests\r\n", headers);
  }
}
