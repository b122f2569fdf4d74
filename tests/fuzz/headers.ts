import fc from "fast-check";
import { AWKWARD_TEXTS, bytes } from "./texts.ts";

type Header = readonly [name: string, value: string];

const STATE_TREE = encodeURIComponent(
  JSON.stringify([
    "",
    { children: [["locale", "en", "d"], { children: ["__PAGE__", {}] }] },
    null,
    null,
    true,
  ]),
);

/** What each header may say. Words in double braces are filled in when it is sent. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  Connection: ["close", "keep-alive", "upgrade", "Upgrade", "upgrade, close", "HTTP2-Settings, Upgrade", "x"],
  Upgrade: ["websocket", "h2c", "TLS/1.0", "", "websocket, h2c"],
  "Sec-WebSocket-Key": ["dGhlIHNhbXBsZSBub25jZQ=="],
  Range: [
    "bytes=0-10",
    "bytes=5-1",
    "bytes=999999999-",
    "bytes=-0",
    "bytes=a-b",
    "items=0-1",
    "bytes=0-1,3-4,9-8",
  ],
  "If-None-Match": ["*", '"a"', 'W/"a"', '"', "a,b", '"1-en"'],
  "If-Match": ["*", '"a"', "W/", '"a", "b"'],
  "If-Modified-Since": ["Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", "yesterday", "0"],
  "If-Unmodified-Since": ["Thu, 01 Jan 1970 00:00:00 GMT", "x"],
  "If-Range": ['"a"', "Thu, 01 Jan 1970 00:00:00 GMT"],
  RSC: ["1", "0", "x"],
  "Next-Router-State-Tree": [
    STATE_TREE,
    "%",
    "[]",
    "{",
    "null",
    encodeURIComponent('["",{"children":1}]'),
    "%5B%22",
  ],
  "Next-Router-Prefetch": ["1", "2", "x"],
  "Next-Router-Segment-Prefetch": ["/_tree", "/_index", "/../..", "%"],
  "Next-Url": ["/", "/zh/events", "http://other.example", "%"],
  "Next-Action": [
    "{{action:0}}",
    "{{action:3}}",
    "{{action:7}}",
    "0".repeat(40),
    "7f".repeat(21),
    "x",
    "",
    "__proto__",
  ],
  "X-Middleware-Subrequest": ["proxy:proxy:proxy:proxy:proxy", "middleware"],
  "X-Middleware-Rewrite": ["http://other.example/", "/admin"],
  "X-Nextjs-Data": ["1"],
  "X-Matched-Path": ["/[locale]/admin", "/"],
  "X-Request-Id": ["1", "a".repeat(2000), '{"a":1}'],
  "X-Locale": ["zh", "xx", "../en"],
  "X-Path": ["/events", "//other.example", "x"],
  "Content-Security-Policy": ["script-src 'nonce-x' *"],
  "Accept-Language": [
    "zh",
    "ar;q=0.9, en;q=0.1",
    "*",
    "x;q=a",
    ",".repeat(500),
    "zh;q=1e9",
    "en-US,en;q=0.5",
  ],
  "Accept-Encoding": ["gzip", "br", "identity;q=0", "*;q=0", "x"],
  Accept: ["text/html", "application/json", "text/event-stream", "image/avif", "*/*;q=0", "text/x-component"],
  Cookie: [
    "{{session}}",
    "locale=zh",
    "locale=../..",
    "admin=a.b",
    "a",
    "=",
    ";;;",
    "locale=%zz",
    "x=1; x=2",
    "\xff=\xfe",
  ],
  Authorization: [
    "Bearer {{token}}",
    "Bearer wrong",
    "Bearer",
    "Basic Zm9vOmJhcg==",
    "bearer {{token}}",
    "Bearer \xff",
  ],
  Origin: ["http://{{host}}", "null", "http://other.example", "x", ""],
  Referer: ["http://{{host}}/zh", "x"],
  "Sec-Fetch-Site": ["cross-site", "same-origin", "none"],
  "X-Forwarded-Host": ["other.example", "256.1.1.1", "[1]", "x:99999", "a, b", "a b", "", "{{host}}"],
  "X-Forwarded-Proto": ["https", "http", "javascript", "https,http", ""],
  "X-Forwarded-For": ["1.2.3.4", "unknown", "::1, 2.3.4.5", "a".repeat(500)],
  "X-Forwarded-Port": ["443", "99999", "x"],
  Forwarded: ["for=1.2.3.4;host=other.example;proto=https"],
  "Content-Type": [
    ...[
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=b",
      "text/csv",
    ],
    ...[
      "multipart/form-data",
      'multipart/form-data; boundary=""',
      "text/plain;charset=UTF-8",
      "text/plain;charset=x",
    ],
    ...["", "/", "multipart/form-data; boundary=b; boundary=c", "application/json; charset=utf-7"],
  ],
  "Content-Encoding": ["gzip", "br", "x"],
  "Content-Length": ["0", "5", "-1", "1e3", "99999999999999999999", "0x5", "5, 5"],
  "Transfer-Encoding": ["chunked", "gzip, chunked", "identity", "chunked, chunked", "x", " chunked"],
  Expect: ["100-continue", "200-ok", ""],
  Trailer: ["X-Injected"],
  Te: ["trailers", "gzip"],
  "Max-Forwards": ["0"],
  Purpose: ["prefetch"],
  "Save-Data": ["on"],
};

const HOSTS = [
  ...[
    "other.example",
    "256.1.1.1",
    "[1]",
    "[::1]:3000",
    "x:99999",
    "x:a",
    "a b",
    "",
    "a@b",
    "a/b",
    "%",
    "localhost",
  ],
  ...["127.0.0.1", "{{host}}.", "a,b", "xn--", "é", "..", "-", "_a", `${"a".repeat(300)}.example`],
].map(bytes);

const known = fc
  .constantFrom(...Object.keys(KINDS))
  .chain((name) => fc.constantFrom(...(KINDS[name] ?? [])).map((text): Header => [name, text]));
const odd = fc.oneof(
  fc.constantFrom<Header>(
    ["X-Long", "a".repeat(7000)],
    ["X-Longer", "a".repeat(20_000)],
    ["X-Longest", "a".repeat(40_000)],
    ["X-Control", "a\x01b"],
    ["X-Nul", "a\0b"],
    ["X Space", "a"],
    ["", "a"],
    ["X-Folded", "a\r\n b"],
    ["X-Bare", "a\nX-Injected: 1"],
    ["\xc3\xa9", "a"],
  ),
  fc
    .tuple(fc.constantFrom(...Object.keys(KINDS)), fc.constantFrom(...AWKWARD_TEXTS))
    .map(([name, text]): Header => [name, bytes(text).replace(/[\r\n\0]/g, " ")]),
  fc
    .integer({ min: 50, max: 300 })
    .map((count): Header => ["X-Many", Array(count).fill("1").join("\r\nX-Many: ")]),
);

/** A connection of the kind that some servers hand to another protocol. */
const upgrade: readonly Header[] = [
  ["Connection", "Upgrade"],
  ["Upgrade", "websocket"],
];
/** A server action by whoever is signed in, of this site. */
const action: readonly Header[] = [
  ["Next-Action", "{{action:1}}"],
  ["Origin", "http://{{host}}"],
  ["Cookie", "{{session}}"],
  ["Content-Type", "multipart/form-data; boundary=b"],
];
/** A form without a script, of this site. */
const form: readonly Header[] = [
  ["Origin", "http://{{host}}"],
  ["Cookie", "{{session}}"],
  ["Content-Type", "multipart/form-data; boundary=b"],
];
const signedIn: readonly Header[] = [["Cookie", "{{session}}"]];
const holder: readonly Header[] = [["Authorization", "Bearer {{token}}"]];
/** What a browser asks when it follows a link. */
const navigation: readonly Header[] = [
  ["RSC", "1"],
  ["Next-Router-State-Tree", STATE_TREE],
];

const host: fc.Arbitrary<readonly Header[]> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<readonly Header[]>([["Host", "{{host}}"]]) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTS).map((text): readonly Header[] => [["Host", text]]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<readonly Header[]>(
      [],
      [
        ["Host", "{{host}}"],
        ["Host", "other.example"],
      ],
    ),
  },
);

/** What a browser sends, signed in or not, following a link or not. */
export const readerHeaders: fc.Arbitrary<readonly Header[]> = fc
  .tuple(
    fc.constant<readonly Header[]>([["Host", "{{host}}"]]),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<readonly Header[]>([]) },
      fc.constantFrom(signedIn, navigation),
    ),
    fc.constantFrom<readonly Header[]>([], [["Accept-Language", "en"]], [["Accept-Language", "zh"]]),
  )
  .map((groups) => groups.flat());

/** Headers of one request: its host, perhaps what belongs together, and any others, the same one twice included. */
export const headers: fc.Arbitrary<readonly Header[]> = fc
  .tuple(
    host,
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<readonly Header[]>([]) },
      { weight: 4, arbitrary: fc.constantFrom(upgrade, action, form, signedIn, holder, navigation) },
    ),
    fc.array(fc.oneof({ weight: 8, arbitrary: known }, { weight: 1, arbitrary: odd }), { maxLength: 4 }),
  )
  .map((groups) => groups.flat());
