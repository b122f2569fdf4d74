import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** One row as East Money gives it; prices left out equal the close, the amount goes with the volume. */
export interface FakeKline {
  readonly session: string;
  readonly close: number;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  /** In the market's own unit: lots of 100 shares on the mainland, shares in Hong Kong. */
  readonly volume?: number;
  readonly amount?: number;
}

export interface FakeSecurity {
  readonly sharesPerUnit?: number;
  readonly klines: readonly FakeKline[];
}

/** What goes wrong instead of an answer. */
export type EastMoneyFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: "body"; readonly body: string }
  | { readonly kind: "hang" | "reset" | "truncated" };

export interface FakeEastMoney {
  readonly origin: string;
  /** Every request: method, path and query. */
  readonly log: readonly string[];
  /** The most requests that were open at once. */
  mostAtOnce(): number;
  /** `secid` as East Money names it, such as 0.002315 or 116.09988. */
  serve(secid: string, security: FakeSecurity): void;
  /** The next `times` requests meet a fault. */
  fail(fault: EastMoneyFault, times?: number): void;
  close(): Promise<void>;
}

/** A stand-in for East Money's service of daily bars on a free port of the loopback interface. */
export async function startFakeEastMoney(): Promise<FakeEastMoney> {
  const log: string[] = [];
  const known = new Map<string, FakeSecurity>();
  const faults: { fault: EastMoneyFault; left: number }[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake.invalid");
    log.push(`${request.method} ${url.pathname}${url.search}`);
    open += 1;
    most = Math.max(most, open);
    response.on("close", () => {
      open -= 1;
    });
    const body = answerBody(known, url.searchParams);
    const due = faults.find(({ left }) => left > 0);
    if (url.pathname !== "/api/qt/stock/kline/get") send(response, 404, "no such page");
    else if (due) {
      due.left -= 1;
      misbehave(due.fault, request, response, body);
    } else setTimeout(() => send(response, 200, body), 5);
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    mostAtOnce: () => most,
    serve: (secid, security) => void known.set(secid, security),
    fail: (fault, times = Number.POSITIVE_INFINITY) => void faults.push({ fault, left: times }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerBody(known: ReadonlyMap<string, FakeSecurity>, query: URLSearchParams): string {
  const secid = query.get("secid") ?? "";
  const security = known.get(secid);
  const envelope = { rc: 0, rt: 17, svr: 177617936, lt: 1, full: 0, dlmkts: "" };
  if (!security) return JSON.stringify({ ...envelope, rc: 100, data: null });
  const [market, code] = secid.split(".");
  const isAsked = ({ session }: FakeKline) => {
    const day = session.replaceAll("-", "");
    return (query.get("beg") ?? "0") <= day && day <= (query.get("end") ?? "9");
  };
  const klines = security.klines.filter(isAsked).map((row) => klineText(row, security.sharesPerUnit ?? 1));
  const counts = { decimal: 2, dktotal: security.klines.length, preKPrice: 0 };
  return JSON.stringify({
    ...envelope,
    data: { code, market: Number(market), name: "某某", ...counts, klines },
  });
}

/** Eleven figures; those after the amount are swing, change in per cent and in yuan, and turnover. */
export function klineText(row: FakeKline, sharesPerUnit: number): string {
  const { session, close, open = close, high = close, low = close, volume = 10_000 } = row;
  const amount = row.amount ?? close * volume * sharesPerUnit;
  const prices = [open, close, high, low].map((price) => price.toFixed(2));
  return [session, ...prices, volume, amount.toFixed(2), "1.35", "0.20", "0.08", "0.26"].join(",");
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(body);
}

function misbehave(fault: EastMoneyFault, request: IncomingMessage, response: ServerResponse, body: string) {
  if (fault.kind === "reset") request.socket.resetAndDestroy();
  else if (fault.kind === "truncated") send(response, 200, body.slice(0, Math.floor(body.length / 2)));
  else if (fault.kind === "body") send(response, 200, fault.body);
  else if (fault.kind === "status") {
    const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
    send(response, fault.status, "Too Many Requests", headers);
  }
}
