import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentPolicy } from "../../../lib/server/policies.ts";
import { type Listening, listening } from "./listening.ts";

let server: Listening;
let reached: string[];
let isBroken: boolean;
beforeEach(async () => {
  reached = [];
  isBroken = false;
  server = await listening(async (request, answer) => {
    reached.push(`${request.method} ${request.url}`);
    if (isBroken) throw new Error("on purpose");
    if (request.url === "/embed/known")
      answer.setHeader("content-security-policy", documentPolicy("x", "anyone"));
    const isData = request.url?.startsWith("/api/") ?? false;
    answer.setHeader("content-type", isData ? "application/json" : "text/html; charset=utf-8");
    answer.end(JSON.stringify(request.headers));
  });
});
afterEach(() => server.close());

const head = (line: string, ...headers: string[]) =>
  server.raw(`${line}\r\n${["Host: localhost", "Connection: close", ...headers].join("\r\n")}\r\n\r\n`);
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
/** The bounds of each promise of the headers. */
function expectSafe(answer: string, what: string) {
  expect(answer, what).toMatch(/\r\ncontent-security-policy: .*frame-ancestors 'none'/i);
  expect(answer, what).toMatch(/\r\nx-frame-options: DENY\r\n/i);
  expect(answer, what).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
  expect(answer, what).toMatch(/\r\nreferrer-policy: strict-origin-when-cross-origin\r\n/i);
  expect(answer, what).toMatch(/\r\npermissions-policy: camera=\(\), /i);
  expect(answer.match(/content-security-policy/gi)?.length, what).toBeLessThanOrEqual(2); // once as a header
}

describe("an export", () => {
  it("goes unpacked to who reads it on this machine, since packing takes longer than making it; pages do not", async () => {
    const packed = "Accept-Encoding: gzip, br";
    expect(await head("GET /api/v1/bars.csv HTTP/1.1", packed)).toContain('"accept-encoding":"identity"');
    expect(await head("GET /events HTTP/1.1", packed)).toContain('"accept-encoding":"gzip, br"');
  });
});

describe("every answer", () => {
  it.each([
    ["GET / HTTP/1.1", 200],
    ["GET /zh/admin/instruments/9988.HK HTTP/1.1", 200],
    ["GET /apiary HTTP/1.1", 200],
    ["GET /_nextish HTTP/1.1", 200],
    ["GET /embed/unknown HTTP/1.1", 200],
    ["GET /api/health HTTP/1.1", 200],
    ["OPTIONS / HTTP/1.1", 204],
    ["OPTIONS * HTTP/1.1", 204],
    ["GET /en?x=1 HTTP/1.1", 308],
    ["GET /% HTTP/1.1", 400],
    ["GET * HTTP/1.1", 400],
    ["TRACE / HTTP/1.1", 405],
    ["PUT /no-script.css HTTP/1.1", 405],
    ["DELETE /events HTTP/1.1", 405],
    ["POST / HTTP/1.1", 405],
    ["POST /admin HTTP/1.1", 405],
    ["PROPFIND /api/v1/refresh HTTP/1.1", 405],
    ["CONNECT example.org:443 HTTP/1.1", 405],
    ["NONSENSE / HTTP/1.1", 400],
    ["GET / HTTP/9.9", 400],
    ["GET / HTTQ/1.1", 400],
  ])("of %s has status %i and the security headers", async (line, status) => {
    const answer = await head(line);
    expect(statusOf(answer)).toBe(status);
    expectSafe(answer, line);
    if (status === 405) expect(answer).toMatch(/\r\nallow: GET, HEAD/i);
  });

  it("that is refused for its head has them too: 414, 431, 400 for hosts", async () => {
    const cases: [string, number][] = [
      [`GET /${"a".repeat(17_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 414],
      [`GET /${"a".repeat(60_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
      [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(60_000)}\r\n\r\n`, 431],
      ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
      ["GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400],
      ["GET / HTTP/1.1\r\nHost: 256.1.1.1\r\nConnection: close\r\n\r\n", 400],
      ["GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: [1]\r\nConnection: close\r\n\r\n", 400],
      ["POST / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n", 417],
    ];
    for (const [request, status] of cases) {
      const answer = await server.raw(request);
      expect(statusOf(answer), request.slice(0, 80)).toBe(status);
      expectSafe(answer, request.slice(0, 80));
    }
    expect(reached).toEqual([]);
  });

  it("that fails in the app is a 500 with them, and without the error", async () => {
    isBroken = true;
    const answer = await head("GET /events HTTP/1.1");
    expect(statusOf(answer)).toBe(500);
    expect(answer).not.toContain("on purpose");
    expectSafe(answer, "500");
  });

  it("a document that brings its own policy keeps it, and only that one may be framed", async () => {
    const answer = await head("GET /embed/known HTTP/1.1");
    expect(answer).toContain("frame-ancestors *");
    expect(answer).not.toMatch(/x-frame-options/i);
  });

  it("a page's nonce is in the request that the app gets, whatever the reader sent, and new each time", async () => {
    const nonces: (string | undefined)[] = [];
    for (let time = 0; time < 2; time++) {
      const answer = await head("GET / HTTP/1.1", "Content-Security-Policy: script-src 'nonce-mine'");
      const nonce = /'nonce-([^']+)'/.exec(answer)?.[1];
      expect(answer.split(`nonce-${nonce}`).length).toBeGreaterThan(2);
      expect(answer).not.toContain("nonce-mine");
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe("what the app gets", () => {
  it("has no header that only the server may set", async () => {
    const answer = await head(
      "GET /events HTTP/1.1",
      "X-Site-Origin: http://evil.example",
      "X-Forwarded-For: 6.6.6.6",
      "X-Forwarded-Proto: https",
      "X-Locale: ar",
      "X-Middleware-Subrequest: proxy",
      "X-Matched-Path: /admin",
      "X-Nextjs-Data: 1",
    );
    const headers = JSON.parse(answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1));
    expect(headers).toMatchObject({
      "x-site-origin": "http://localhost",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
      "x-locale": "en",
      "x-path": "/events",
    });
    expect(Object.keys(headers).filter((name) => /middleware|matched|nextjs/.test(name))).toEqual([]);
  });

  it("keeps the ids by which a browser in development waits for what is said of its request", async () => {
    const answer = await head(
      "GET /events HTTP/1.1",
      "X-Nextjs-Request-Id: 5f2a91c0",
      "X-Nextjs-Html-Request-Id: V1StGXR8_Z5j",
    );
    expect(answer).toContain('"x-nextjs-request-id":"5f2a91c0"');
    expect(answer).toContain('"x-nextjs-html-request-id":"V1StGXR8_Z5j"');
  });
});

describe("redirects", () => {
  it.each([
    ["/en", "en", "/"],
    ["/en?x=1", "en", "/?x=1"],
    ["/EN", "en", "/"],
    ["/en/", "en", "/"],
    ["/ZH", "en", "/zh"],
    ["/en/events/qwq-32b?window=-1..1", "en", "/events/qwq-32b?window=-1..1"],
    ["/en/events/", "zh", "/zh/events"],
    ["/", "zh-CN,zh;q=0.9", "/zh"],
    ["/events/", "ar", "/ar/events"],
    ["//evil.example/x/", "zh", "/zh/evil.example/x"],
    ["/en/embed/companies/alibaba", "zh", "/embed/companies/alibaba"],
    ["/feed.xml", "zh", "/feed.xml"],
  ])("from %s for a reader of %s lead to %s within one hop, with the headers", async (from, language, to) => {
    let place = from;
    for (let hops = 0; hops <= 1; hops++) {
      const answer = await head(`GET ${place} HTTP/1.1`, `Accept-Language: ${language}`);
      expectSafe(answer, place);
      const location = /\r\nlocation: (.*)\r\n/i.exec(answer)?.[1];
      if (location === undefined) break;
      place = location;
    }
    expect(place).toBe(to);
    expect(reached).toEqual([`GET ${to}`]);
  });
});

describe("a form", () => {
  const ID = `60${"0".repeat(40)}`;
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${server.origin}/admin`, {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x", origin: server.origin, ...headers },
      body,
    });
  const field = (name: string, text: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

  it("of our own pages reaches the app", async () => {
    const whole = `${field("1_token", "t")}${field("0", '[null,"$K1"]')}--x--\r\n`;
    expect((await send({ "next-action": ID }, whole)).status).toBe(200);
    const plain = `${field("$ACTION_REF_1", "")}${field("$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`)}${field("$ACTION_1:1", "[null]")}--x--\r\n`;
    expect((await send({}, plain)).status).toBe(200);
    expect(reached).toHaveLength(2);
  });

  it("of another site is 403, and one that can't be read is 400; neither reaches the app", async () => {
    const whole = `${field("0", '[null,"$K1"]')}--x--\r\n`;
    for (const origin of ["http://evil.example", "null"]) {
      expect((await send({ "next-action": ID, origin }, whole)).status).toBe(403);
    }
    const cases: [Record<string, string>, string][] = [
      [{ "next-action": ID, origin: "not an origin" }, whole],
      [{ "next-action": "x" }, whole],
      [{ "next-action": ID }, ""],
      [{ "next-action": ID }, "--x\r\nbroken"],
      [{ "next-action": ID }, whole.slice(0, -20)],
      [{ "next-action": ID }, `${field("0", "{")}--x--\r\n`],
      [{ "next-action": ID }, `${field("0", '["$K1"')}--x--\r\n`],
      [{ "next-action": ID }, `${field("0", '["$9"]')}--x--\r\n`],
      [{ "next-action": ID }, `${field("0", "null")}--x--\r\n`],
      [{ "next-action": ID, "content-type": "text/plain" }, "[]"],
      [{ "next-action": ID, "content-type": "multipart/form-data" }, whole],
      [{}, whole],
      [{}, `${field("$ACTION_ID_x", "")}--x--\r\n`],
      [{}, `${field("$ACTION_REF_1", "")}--x--\r\n`],
      [{}, `${field("$ACTION_REF_1", "")}${field("$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`)}--x--\r\n`],
    ];
    for (const [headers, body] of cases) {
      expect((await send(headers, body)).status, JSON.stringify([headers, body])).toBe(400);
    }
    expect(reached).toEqual([]);
  });

  it("of more than 10 MB is 413, announced or not, and a reader is answered after it", async () => {
    const announced = await head("POST /api/v1/refresh HTTP/1.1", "Content-Length: 10485761");
    expect(statusOf(announced)).toBe(413);
    const chunk = `10000\r\n${"a".repeat(0x1_00_00)}\r\n`;
    const counted = await head(
      "POST /api/v1/refresh HTTP/1.1",
      `Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(161)}0`,
    );
    expect(statusOf(counted)).toBe(413);
    expect(reached).toEqual([]);
    expect(statusOf(await head("GET / HTTP/1.1"))).toBe(200);
  });
});

it("a malformed state of the browser's router is 400", async () => {
  for (const state of ["%zz", "{}", "[", encodeURIComponent('["",{"children":7}]')]) {
    expect(
      statusOf(await head("GET /events HTTP/1.1", "RSC: 1", `Next-Router-State-Tree: ${state}`)),
      state,
    ).toBe(400);
  }
  const state = encodeURIComponent('["",{"children":["__PAGE__",{}]}]');
  expect(statusOf(await head("GET /events HTTP/1.1", "RSC: 1", `Next-Router-State-Tree: ${state}`))).toBe(
    200,
  );
});

it.each([
  "bytes=5-1",
  "bytes=-99999999",
  "bytes=x-y",
  "bytes=",
  "bytes=--1",
  "bytes=9999999-x",
  "bytes=5-1,x",
  "bytes=+9-",
])("a range that can't be read is not passed on, so that the file is sent whole: %s", async (range) => {
  expect(await head("GET /offline-worker.js HTTP/1.1", `Range: ${range}`)).not.toContain('"range":');
  expect(await head("GET /offline-worker.js HTTP/1.1", "Range: bytes=0-1")).toContain('"range":');
});

it("conditions and ranges of files are judged before Next would fail on them", async () => {
  const cases: [string, number][] = [
    ["Range: bytes=99999999-", 416],
    ["Range: bytes=-0", 416],
    ["Range: bytes=0-1", 200],
    ["Range: bytes=nonsense", 200],
    ['If-Match: "x"', 412],
    ["If-Match: *", 200],
    ["If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT", 412],
    ["If-Unmodified-Since: nonsense", 200],
  ];
  for (const [header, status] of cases) {
    const answer = await head("GET /no-script.css HTTP/1.1", header);
    expect(statusOf(answer), header).toBe(status);
    expectSafe(answer, header);
  }
});
