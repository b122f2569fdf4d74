import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { startApp } from "../../lib/cli/loopback-app.ts";
import type { FuzzRequest } from "../fuzz/requests.ts";
import { judge } from "../fuzz/verdict.ts";
import { send } from "../fuzz/wire.ts";

// Every kind of answer carries the same security headers, whoever makes it: a page, a handler, the server in front of
// them, or Node itself. Asked over bare sockets, because a browser can't ask for half of them.

const aRequest = (target: string, said: Partial<FuzzRequest> = {}): FuzzRequest => ({
  method: "GET",
  target,
  version: "HTTP/1.1",
  headers: [
    ["Host", "{{host}}"],
    ["Accept-Language", "en"],
  ],
  body: null,
  sending: "whole",
  ...said,
});
const withHeader = (target: string, ...added: readonly (readonly [string, string])[]): FuzzRequest =>
  aRequest(target, { headers: [...aRequest(target).headers, ...added] });
const posted = (target: string, piece: string, times = 1, type = "application/json"): FuzzRequest => ({
  ...withHeader(target, ["Content-Type", type]),
  method: "POST",
  body: { piece, times, framing: "length" },
});

/** A kind of answer: what is asked, and the status or statuses that it may have. */
const KINDS: readonly (readonly [kind: string, request: FuzzRequest, statuses: readonly number[]])[] = [
  ["a page in English", aRequest("/reactions"), [200]],
  ["a page in Chinese", aRequest("/zh/reactions"), [200]],
  ["a page in Arabic", aRequest("/ar/reactions"), [200]],
  ["a page with a dot in its address", aRequest("/zh/admin/instruments/9988.HK"), [200]],
  ["what a page asks for when a link is followed", withHeader("/events", ["RSC", "1"]), [200, 307]],
  ["a chart for other pages", aRequest("/embed/companies/alibaba"), [200]],
  ["an export", aRequest("/api/v1/events.csv"), [200]],
  ["a feed", aRequest("/zh/feed.xml"), [200]],
  ["a picture", aRequest("/og/board.png"), [200]],
  ["a stream of events", aRequest("/api/v1/refresh/events"), [200]],
  ["a file as it lies in public", aRequest("/offline-worker.js"), [200]],
  ["the map of the site", aRequest("/sitemap.xml"), [200]],
  ["only the head of a page", aRequest("/", { method: "HEAD" }), [200]],
  ["options", aRequest("/api/v1/refresh", { method: "OPTIONS" }), [200, 204, 405]],
  ["not modified", withHeader("/feed.xml", ["If-None-Match", "*"]), [200, 304]],
  [
    "to the language of the browser",
    aRequest("/events", {
      headers: [
        ["Host", "{{host}}"],
        ["Accept-Language", "zh"],
      ],
    }),
    [307],
  ],
  ["to the address without its language", aRequest("/en/events"), [307, 308]],
  ["to the address without its slash", aRequest("/events/"), [307, 308]],
  ["a filter that can't be used", aRequest("/api/v1/reactions.csv?window=5..-5"), [400]],
  ["an address that is none", aRequest("/%zz"), [400]],
  ["a host that is none", aRequest("/", { headers: [["Host", "256.1.1.1"]] }), [400]],
  ["a request that is none", aRequest("/", { method: "G\tT" }), [400]],
  ["two lengths", withHeader("/", ["Content-Length", "1"], ["Content-Length", "2"]), [400]],
  ["no token", aRequest("/api/v1/refresh", { method: "POST" }), [401]],
  [
    "a wrong token",
    { ...withHeader("/api/v1/refresh", ["Authorization", "Bearer wrong"]), method: "POST" },
    [401, 403],
  ],
  [
    "the optimiser of images, which is off",
    aRequest("/_next/image?url=%2Ficons%2Ficon.svg&w=64&q=75"),
    [404],
  ],
  ["an announcement that there is not", aRequest("/events/nothing"), [404]],
  ["a page that there is not, in Arabic", aRequest("/ar/nothing"), [404]],
  ["an export that there is not", aRequest("/api/v1/nothing.csv"), [404]],
  ["an address of the API that there is not", aRequest("/api/nothing"), [404]],
  ["a script that there is not", aRequest("/_next/static/chunks/nothing.js"), [404]],
  ["an address with a dot that there is not", aRequest("/nothing.php"), [404]],
  ["an address that begins like the API's", aRequest("/apiary"), [404]],
  ["a chart that there is not", aRequest("/embed/companies/nothing"), [404]],
  ["a chart of a kind that there is not", aRequest("/embed/nothing"), [404]],
  ["another method at the API", aRequest("/api/v1/events.csv", { method: "DELETE" }), [405]],
  ["another method at a file", aRequest("/offline-worker.js", { method: "PUT" }), [405]],
  ["TRACE", aRequest("/", { method: "TRACE" }), [405]],
  ["a condition that does not hold", withHeader("/offline-worker.js", ["If-Match", '"a"']), [412]],
  ["a body of 11 MB", posted("/admin", "a".repeat(1024), 11_264, "multipart/form-data; boundary=b"), [413]],
  ["a range beyond the file", withHeader("/offline-worker.js", ["Range", "bytes=99999999-"]), [416]],
  ["an expectation", withHeader("/", ["Expect", "200-ok"]), [417]],
  ["an address of 16,100 letters", aRequest(`/${"a".repeat(16_100)}`), [414]],
  ["headers of 40,000 letters", withHeader("/", ["X-Long", "a".repeat(40_000)]), [431]],
  ["a broken form", posted("/admin", "--b\r\n\r\n", 1, "multipart/form-data; boundary=b"), [200, 400]],
  [
    "an action that there is not",
    {
      ...posted("/admin", "[]", 1, "text/plain"),
      headers: [...aRequest("").headers, ["Next-Action", "0".repeat(42)]],
    },
    [400, 404],
  ],
];

/** The status of an answer, and what is wrong with it but for its status. */
async function asked(origin: string, request: FuzzRequest) {
  const { host } = new URL(origin);
  const outcome = await send(request, { host, token: "", session: "", actions: [] });
  const found = judge(request, outcome, process.cwd());
  return {
    status: outcome.head?.status,
    faults: found.filter(({ fault }) => fault !== "slow" && fault !== "server error"),
  };
}

for (const [kind, request, statuses] of KINDS) {
  test(`${kind}: ${statuses.join(" or ")} with every security header`, async ({ baseURL }) => {
    const { status, faults } = await asked(baseURL ?? "", request);
    expect(statuses).toContain(status);
    expect(faults).toEqual([]);
  });
}

test("what is stored can't be read, or there is nothing: 500 and 503 with every security header", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-answers-"));
  const file = path.join(folder, "store.db");
  const app = await startApp(`file:${file}`, { LOG_LEVEL: "silent" });
  const database = new Database(file);
  try {
    database.exec(`UPDATE "Announcement" SET "precision" = 'eon'; UPDATE "StoreState" SET "revision" = 1000`);
    expect(await asked(app.origin, aRequest("/api/v1/reactions.csv"))).toEqual({ status: 500, faults: [] });
    const page = await asked(app.origin, aRequest("/reactions"));
    expect(page.faults.filter(({ fault }) => fault !== "error page")).toEqual([]);

    database.exec(`ALTER TABLE "StoreState" RENAME TO "Gone"`);
    expect(await asked(app.origin, aRequest("/api/v1/reactions.csv"))).toEqual({ status: 503, faults: [] });
    expect((await asked(app.origin, aRequest("/reactions"))).faults).toEqual([]);
    expect((await asked(app.origin, aRequest("/embed/companies/alibaba"))).status).toBe(503);
  } finally {
    database.close();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
