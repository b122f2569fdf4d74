import fc from "fast-check";
import { DEFAULT_FILTER } from "../../lib/filters.ts";
import { forms, writing } from "./forms.ts";
import { headers, readerHeaders } from "./headers.ts";
import { filledPath, type Route } from "./routes.ts";
import { AWKWARD_TEXTS, bytes, escaped, longText } from "./texts.ts";

/** How a body is announced to the server. */
export const FRAMINGS = ["length", "chunked", "too short", "too long", "both", "none"] as const;
export type Framing = (typeof FRAMINGS)[number];

/** How far a request is sent: whole, in two pieces, or broken off in its head or its body and left. */
export const SENDINGS = ["whole", "in two", "head broken off", "body broken off"] as const;
export type Sending = (typeof SENDINGS)[number];

/** One request, before the words in double braces are filled in (`wire.ts`). Texts are bytes: latin1. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `piece` so many times over; null for no body. */
  readonly body: { readonly piece: string; readonly times: number; readonly framing: Framing } | null;
  readonly sending: Sending;
}

/** Parameters of pages and endpoints beside those of the filter. */
const FURTHER_PARAMETERS = [
  ...["by", "view", "measure", "order", "sigma", "sort", "group", "hide", "rows", "page", "theme"],
  ...["revision", "done", "problem", "q", "_rsc", "__proto__", "constructor"],
];
const PARAMETERS = [...Object.keys(DEFAULT_FILTER), ...FURTHER_PARAMETERS];

const GOOD_VALUES = [
  ...[
    "alibaba",
    "focus-technology",
    "alibaba,focus-technology",
    "qwq-32b",
    "model",
    "Alibaba (Qwen)",
    "9988.HK",
  ],
  ...[
    "2025-03-06",
    "2025-01-01",
    "market",
    "mean",
    "log",
    "primary",
    "named",
    "candles",
    "hidden",
    "^HSI",
    "3",
    "1",
  ],
  ...[
    "-1..1",
    "-5..5",
    "-120..-11",
    "heat",
    "paths",
    "event",
    "company",
    "-car,company",
    "dark",
    "benchmark",
  ],
];

const window = fc
  .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
  .map(([start, end]) => `${start}..${end}`);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.constantFrom("-0", "1e309", "0x10", "９", "007", "1_000"),
);
const date = fc.constantFrom("2025-02-30", "0000-00-00", "9999-12-31", "2025-3-6", "-2025-01-01", "20250306");

const awkward = fc.constantFrom(...AWKWARD_TEXTS);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...GOOD_VALUES) },
  { weight: 2, arbitrary: window },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: date },
  { weight: 3, arbitrary: awkward },
  { weight: 1, arbitrary: longText },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...GOOD_VALUES).chain((word) => longText.map((long) => word + long)),
  },
);

/** A value as it stands in an address: escaped, or as it is where that makes no other line of it. */
const written = fc
  .tuple(value, fc.integer({ max: 9, min: 0 }))
  .map(([text, raw]) => (raw === 0 ? bytes(text).replace(/[\s\0]/g, "+") : escaped(text)));

const query = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PARAMETERS) }, awkward.map(escaped)),
      written,
    ),
    {
      maxLength: 6,
      size: "max",
    },
  )
  .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join("&"));

/** What may be done to a path that was one of ours. */
const MUTATIONS: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `/${path}`,
  (path) => path.toUpperCase(),
  (path) => path.replaceAll("/", "\\"),
  (path) => path.replaceAll("/", "%2f"),
  (path) => path.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
  (path) => `${path}.html`,
  (path) => `${path}/../..${path}`,
  (path) => `/.${path}`,
  (path) => `${path}/%2e%2e/%2e%2e/etc/passwd`,
  (path) => `${path}%`,
  (path) => `${path}/%zz`,
  (path) => `${path}%00`,
  (path) => `${path}/%c0%ae`,
  (path) => `${path}/%F0%9F%90%89`,
  (path) => `${path}/\xff`,
  (path) => `${path};a=b`,
  (path) => `${path}#part`,
  (path) => `${path}${"/a".repeat(300)}`,
  (path) => `${path}/${"a".repeat(3000)}`,
  (path) => `/en${path}`,
  (path) => `/zh/ar${path}`,
  (path) => `/api${path}`,
  (path) => `/_next${path}`,
  (path) => `/embed${path}`,
];
const ODD_TARGETS = [
  ...[
    "*",
    "",
    "/",
    "//",
    "/%",
    "/%zz",
    "?",
    "?x",
    "/?",
    "#",
    "\\",
    "/\\other.example",
    "//other.example/a",
    "/.env",
  ],
  ...[
    "http://other.example/",
    "http://other.example:99999/zh",
    "https://[::1/",
    "ftp://a",
    "other.example:443",
  ],
  ...[
    "/en",
    "/en?x=1",
    "/EN",
    "/zh/",
    "/en/events",
    "/api",
    "/_next",
    "/..",
    "/a.b/c",
    "/index.php",
    "/nothing.html",
  ],
  ...[
    "/embed",
    "/embed/",
    "/embed/nothing",
    "/zh/embed/companies",
    "/_next/static/../../package.json",
    "/_error",
  ],
  ...[
    "/404",
    "/500",
    "/_not-found",
    "/en/404",
    "/__nextjs_original-stack-frame",
    "/favicon.ico",
    `/${"a".repeat(9000)}`,
  ],
];

const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant("GET") },
  { weight: 3, arbitrary: fc.constantFrom("HEAD", "OPTIONS") },
  { weight: 5, arbitrary: fc.constant("POST") },
  { weight: 3, arbitrary: fc.constantFrom("PUT", "PATCH", "DELETE") },
  { weight: 2, arbitrary: fc.constantFrom("TRACE", "CONNECT", "PROPFIND", "QUERY", "PURGE", "LINK") },
  { weight: 1, arbitrary: fc.constantFrom("get", "FETCH", "", "G\tT", "PRI", "A".repeat(500)) },
);

const version = fc.oneof(
  { weight: 40, arbitrary: fc.constant("HTTP/1.1") },
  { weight: 2, arbitrary: fc.constant("HTTP/1.0") },
  { weight: 1, arbitrary: fc.constantFrom("HTTP/0.9", "HTTP/2.0", "HTTP/1.7", "http/1.1", "") },
);

const piece = fc.oneof(
  fc.constantFrom(
    "",
    "{}",
    "[]",
    "null",
    '{"a":1}',
    '["$K1"]',
    '["$undefined"]',
    '{"a":',
    '{"__proto__":{"a":1}}',
  ),
  fc.constantFrom(
    "token=wrong&name=a",
    "a=%zz&b=%00",
    "=&=&",
    "slug=a&slug=b",
    "\0\0\0",
    "\xef\xbb\xbfslug,title\r\n",
  ),
  fc.constantFrom(
    '--b\r\nContent-Disposition: form-data; name="token"\r\n\r\nwrong\r\n--b--\r\n',
    '--b\r\nContent-Disposition: form-data; name="1_$ACTION_ID_0"\r\n\r\n[]\r\n--b--\r\n',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--b',
    '--b\r\nContent-Disposition: form-data; name=""\r\n\r\n',
    "--b\r\n\r\n--b--",
    "--c--",
  ),
  fc.json({ maxDepth: 2 }).map(bytes),
  fc.string({ unit: "binary", maxLength: 40 }).map(bytes),
);
const times = fc.oneof(
  { weight: 30, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.constantFrom(1000, 20_000) },
);
const someBody = fc.record({
  piece,
  times,
  framing: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("length", "chunked") },
    fc.constantFrom(...FRAMINGS),
  ),
});
const hugeBody = fc.record({
  piece: fc.constantFrom("a".repeat(1024), '{"a":['.padEnd(1024, "1,")),
  times: fc.constantFrom(1100, 2200, 4000, 11_000),
  framing: fc.constantFrom<Framing>("length", "chunked"),
});
const body = fc.oneof(
  { weight: 60, arbitrary: fc.constant(null) },
  { weight: 39, arbitrary: someBody },
  { weight: 1, arbitrary: hugeBody },
);

const sending = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Sending>("whole") },
  { weight: 3, arbitrary: fc.constantFrom(...SENDINGS) },
);

/**
 * Requests of every kind over the routes: two in five as readers send them but for what they ask, one in ten a form or a
 * call of the administration, and the rest anyhow.
 */
export function requests(routes: readonly Route[]): fc.Arbitrary<FuzzRequest> {
  const path = fc
    .constantFrom(...routes)
    .chain((route) =>
      fc
        .tuple(...route.places.map((words) => fc.constantFrom(...words)))
        .map((words) => filledPath(route, words)),
    );
  const asked = fc
    .tuple(path, query)
    .map(([plain, text]) => (text === "" ? plain : `${plain}${plain.includes("?") ? "&" : "?"}${text}`));
  const mutated = fc
    .tuple(fc.oneof(path, asked), fc.array(fc.constantFrom(...MUTATIONS), { minLength: 1, maxLength: 2 }))
    .map(([whole, changes]) => {
      const [plain = "", ...rest] = whole.split("?");
      return [changes.reduce((changed, change) => change(changed), plain), ...rest].join("?");
    });
  const target = fc.oneof(
    { weight: 6, arbitrary: path },
    { weight: 6, arbitrary: asked },
    { weight: 4, arbitrary: mutated },
    { weight: 2, arbitrary: fc.constantFrom(...ODD_TARGETS) },
  );
  const reader = fc.record<FuzzRequest>({
    method: fc.constant("GET"),
    target: asked,
    version: fc.constant("HTTP/1.1"),
    headers: readerHeaders,
    body: fc.constant(null),
    sending: fc.constant("whole"),
  });
  return fc.oneof(
    { weight: 20, arbitrary: reader },
    { weight: 4, arbitrary: forms },
    { weight: 1, arbitrary: writing(query) },
    { weight: 25, arbitrary: fc.record({ method, target, version, headers, body, sending }) },
  );
}

/** The requests of a seed; the first ones are the same however many are asked for. */
export const requestsOf = (seed: number, count: number, routes: readonly Route[]): FuzzRequest[] =>
  fc.sample(requests(routes), { seed, numRuns: count });
