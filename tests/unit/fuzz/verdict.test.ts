import { describe, expect, it } from "vitest";
import { answerBody, readHead } from "../../fuzz/answer.ts";
import type { FuzzRequest } from "../../fuzz/requests.ts";
import { heldIn } from "../../fuzz/sockets.ts";
import { MARK } from "../../fuzz/texts.ts";
import { judge } from "../../fuzz/verdict.ts";
import { filled, mayBeUnfinished, type Outcome, piecesOf, type Words } from "../../fuzz/wire.ts";

const SAFE = [
  "X-Content-Type-Options: nosniff",
  "Referrer-Policy: strict-origin-when-cross-origin",
  "Permissions-Policy: camera=(), microphone=(), geolocation=()",
  "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
  "X-Frame-Options: DENY",
];

const aRequest = (said: Partial<FuzzRequest> = {}): FuzzRequest => ({
  method: "GET",
  target: "/",
  version: "HTTP/1.1",
  headers: [["Host", "{{host}}"]],
  body: null,
  sending: "whole",
  ...said,
});

/** The outcome of a request that was answered with these lines and this body. */
function anOutcome(
  status: string,
  lines: readonly string[],
  text = "",
  said: Partial<Outcome> = {},
): Outcome {
  const raw = Buffer.from(
    [`HTTP/1.1 ${status}`, ...lines, `Content-Length: ${Buffer.byteLength(text)}`, "", text].join("\r\n"),
  );
  const head = readHead(raw, "GET");
  return { head, body: answerBody(raw, head), milliseconds: 5, end: "whole", port: 1, ...said };
}

const faults = (outcome: Outcome, request = aRequest()) =>
  judge(request, outcome, "/srv/model-moves").map(({ fault, detail }) => `${fault}: ${detail}`);

const HTML = "Content-Type: text/html; charset=utf-8";

describe("an answer is judged", () => {
  it("well with every header, whatever 2xx, 3xx or 4xx it is", () => {
    for (const status of ["200 OK", "307 Temporary Redirect", "404 Not Found", "431 Too Large"]) {
      expect(faults(anOutcome(status, [...SAFE, HTML], "<p>well</p>"))).toEqual([]);
    }
  });

  it.each(["500 Internal Server Error", "501 Not Implemented", "503 Service Unavailable"])(
    "badly as a %s",
    (status) => {
      expect(faults(anOutcome(status, SAFE))).toEqual([`server error: ${status.slice(0, 3)}`]);
    },
  );

  it("badly after 2.1 s, well after 1.9 s", () => {
    expect(faults(anOutcome("200 OK", SAFE, "", { milliseconds: 2100 }))).toEqual(["slow: 2.1 s"]);
    expect(faults(anOutcome("200 OK", SAFE, "", { milliseconds: 1900 }))).toEqual([]);
  });

  it.each(SAFE.map((line) => [line.split(":")[0]?.toLowerCase() ?? "", line]))(
    "badly without %s",
    (name, line) => {
      const others = SAFE.filter((one) => one !== line);
      expect(faults(anOutcome("200 OK", others))).toEqual([`header: 200 with 0 ${name}`]);
    },
  );

  it("badly with a header twice, or with one that was smuggled in", () => {
    expect(faults(anOutcome("200 OK", [...SAFE, SAFE[0] ?? ""]))).toEqual([
      "header: 200 with 2 x-content-type-options",
    ]);
    expect(faults(anOutcome("200 OK", [...SAFE, "X-Injected: 1"]))).toEqual([
      "header: 200 with says x-injected",
    ]);
  });

  it("as framed by anyone only on the address of a chart", () => {
    const chart = [...SAFE.slice(0, 3), "Content-Security-Policy: default-src 'none'; frame-ancestors *"];
    expect(faults(anOutcome("200 OK", chart), aRequest({ target: "/zh/embed/events/qwq-32b" }))).toEqual([]);
    expect(faults(anOutcome("200 OK", chart), aRequest({ target: "/events" }))).toEqual([
      "header: 200 with may be framed",
    ]);
  });

  it("badly with a stack, a path of the machine, or a tag as it was sent", () => {
    expect(faults(anOutcome("400 Bad", [...SAFE, HTML], "Error: x\n    at read (a.js:1:2)"))[0]).toMatch(
      /^leak: matches/,
    );
    expect(faults(anOutcome("400 Bad", [...SAFE, HTML], "in /srv/model-moves/data"))).toEqual([
      "leak: names the app's folder",
    ]);
    expect(faults(anOutcome("404 Not Found", [...SAFE, HTML], `<p>${MARK}`))).toEqual([
      "injection: a tag comes back as it was sent",
    ]);
    expect(
      faults(anOutcome("404 Not Found", [...SAFE, "Content-Type: application/json"], `"${MARK}"`)),
    ).toEqual([]);
  });

  it("badly with a file of the server's, well where a notice names what was sent", () => {
    const notice = "“file:///etc/passwd” is none of the choices of overlay.";
    const asked = aRequest({ target: "/ar/study?overlay=file:///etc/passwd" });
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], notice))[0]).toMatch(/^leak: matches/);
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], notice), asked)).toEqual([]);
    const escaped = aRequest({ target: "/ar/study?overlay=file%3A%2F%2F%2Fetc%2Fpasswd" });
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], notice), escaped)).toEqual([]);
    const halfEscaped = aRequest({ target: "/ar/study?overlay=file%3A%2F%2F%2Fetc%2Fpasswd&q=%E0%A4" });
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], notice), halfEscaped)).toEqual([]);
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], "file:///srv/app"), asked)[0]).toMatch(
      /^leak: matches/,
    );
  });

  it("badly where an error page hides inside a 200", () => {
    const body = '<template data-dgst="3411257062"></template>';
    expect(faults(anOutcome("200 OK", [...SAFE, HTML], body))).toEqual(["error page: inside a 200"]);
    expect(
      faults(anOutcome("200 OK", [...SAFE, HTML], '<template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404">')),
    ).toEqual([]);
  });

  it("badly where there is none, but not where the request was never finished", () => {
    const none: Outcome = { head: null, body: Buffer.alloc(0), milliseconds: 1, end: "closed", port: 1 };
    expect(faults(none)).toEqual(["no answer: closed without one"]);
    expect(faults({ ...none, end: "late" })).toEqual(["no answer: none in time"]);
    expect(faults({ ...none, end: "refused" })).toEqual(["exit: nobody listens any more"]);
    expect(faults({ ...none, end: "left" }, aRequest({ sending: "head broken off" }))).toEqual([]);
  });
});

describe("an answer is read", () => {
  it("past 100 Continue, with its 2 chunks joined to 11 bytes", () => {
    const raw = Buffer.from(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n",
    );
    const head = readHead(raw, "POST");
    expect(head).toMatchObject({ status: 200, length: "chunked" });
    expect(answerBody(raw, head).toString()).toBe("hello world");
  });

  it("not before its head is whole, and with no body to HEAD", () => {
    expect(readHead(Buffer.from("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n"), "GET")).toBeNull();
    expect(readHead(Buffer.from("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), "HEAD")).toMatchObject({
      length: 0,
    });
  });
});

describe("a request goes over the wire", () => {
  const words: Words = { host: "127.0.0.1:1", token: "T", session: "s=1", actions: ["a0", "a1", "a2"] };
  const sent = (request: FuzzRequest) => piecesOf(request, words).map((piece) => piece.toString("latin1"));

  it("with its words filled in, the fourth of three actions being the first", () => {
    expect(filled("{{host}} {{token}} {{session}} {{action:3}} {{7*7}}", words)).toBe(
      "127.0.0.1:1 T s=1 a0 {{7*7}}",
    );
  });

  it("with a body of 6 bytes announced as 6, as 16, and in chunks", () => {
    const body = { piece: "abc", times: 2 };
    const head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n";
    expect(sent(aRequest({ body: { ...body, framing: "length" } }))).toEqual([
      `${head}Content-Length: 6\r\n\r\nabcabc`,
    ]);
    expect(sent(aRequest({ body: { ...body, framing: "too short" } }))).toEqual([
      `${head}Content-Length: 16\r\n\r\nabcabc`,
    ]);
    expect(sent(aRequest({ body: { ...body, framing: "chunked" } }))).toEqual([
      `${head}Transfer-Encoding: chunked\r\n\r\n6\r\nabcabc\r\n0\r\n\r\n`,
    ]);
  });

  it("may be waited for where it was broken off or announces more than it sends", () => {
    expect(mayBeUnfinished(aRequest())).toBe(false);
    expect(mayBeUnfinished(aRequest({ sending: "head broken off" }))).toBe(true);
    expect(mayBeUnfinished(aRequest({ body: { piece: "a", times: 1, framing: "too short" } }))).toBe(true);
    expect(mayBeUnfinished(aRequest({ headers: [["Content-Length", "5"]] }))).toBe(true);
  });
});

describe("sockets held by a server on port 4150 (1036 in hexadecimal)", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:1036 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1",
    "   1: 0100007F:1036 0100007F:C350 08 00000000:00000000 00:00000000 00000000     0        0 222 1",
    "   2: 0100007F:1036 0100007F:C351 06 00000000:00000000 03:00000000 00000000     0        0 0 3",
    "   3: 0100007F:C350 0100007F:1036 05 00000000:00000000 00:00000000 00000000     0        0 0 1",
    "   4: 0100007F:1037 0100007F:C352 01 00000000:00000000 00:00000000 00000000     0        0 333 1",
  ].join("\n");

  it("are those still open there: the one whose client at port 50000 has gone, not the listener or the closed one", () => {
    expect(heldIn(table, 4150)).toEqual([50_000]);
  });
});
