import { createServer } from "node:http";

/** What the server sends for one path, instead of 404. */
export interface FakeAnswer {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** `hang` never answers, `reset` cuts the connection, `half` cuts it in the middle of the body. */
  readonly fault?: "hang" | "reset" | "half";
}

export interface FakeFeeds {
  readonly origin: string;
  /** Every request: path and query. */
  readonly log: readonly string[];
  /** Answers for a path in turn; the last one stays. */
  serve(path: string, ...answers: FakeAnswer[]): void;
  close(): Promise<void>;
}

/** A stand-in for every feed's host on a free port of the loopback interface. */
export async function startFakeFeeds(): Promise<FakeFeeds> {
  const log: string[] = [];
  const known = new Map<string, FakeAnswer[]>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://fake.invalid");
    log.push(pathname + search);
    const answers = known.get(pathname) ??
      known.get(pathname + search) ?? [{ status: 404, body: "not found" }];
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
    if (answer.fault === "hang") return;
    if (answer.fault === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    if (answer.fault === "half") {
      response.write(String(answer.body ?? "").slice(0, 40), () => request.socket.resetAndDestroy());
      return;
    }
    response.end(answer.body ?? "");
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    serve: (path, ...answers) => void known.set(path, [...answers]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An RSS 2.0 feed with these items, given as XML. */
export const rssFeed = (...items: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title><link>https://lab.example/</link>${items
    .map((item) => `<item>${item}</item>`)
    .join("")}</channel></rss>`;

/** An RSS item with a title, an address that is also its identifier, and a date. */
export const rssItem = (title: string, url: string, date: string): string =>
  `<title>${title}</title><link>${url}</link><guid>${url}</guid><pubDate>${date}</pubDate>`;
