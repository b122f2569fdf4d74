import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";
import { type HoldingProxy, startHoldingProxy } from "../support/holding-proxy.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";

// A database server that goes away while an answer is made of it, and what becomes of that answer.
test.describe.configure({ mode: "serial" });

const NOTICE = "The database can&#x27;t be used right now";
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-cut-off-"));
let database: TemporaryDatabase;
let proxy: HoldingProxy;
let server: BuiltServer;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const file = path.join(folder, "store.db");
  await copySeeded(file);
  database = await temporaryDatabase();
  const move = ["lib/cli/store-move.ts", "--from", `file:${file}`, "--to", database.url];
  await promisify(execFile)(process.execPath, ["--conditions=react-server", ...move]);
  proxy = await startHoldingProxy(database.url);
  server = await startBuiltServer(proxy.url);
});
test.afterAll(async () => {
  await server?.stop();
  await proxy?.close();
  await database?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface Read {
  readonly head: IncomingMessage;
  /** What came until now. */
  readonly text: () => string;
  /** Resolves at the end with whether it was a whole answer. */
  readonly isWhole: Promise<boolean>;
}

/** Asks for an address; resolves with the head, and the rest comes as it does. */
const read = (address: string, headers: Readonly<Record<string, string>> = {}): Promise<Read> =>
  new Promise((resolve, reject) => {
    get(server.origin + address, { headers: { accept: "text/html", ...headers } }, (head) => {
      let text = "";
      head.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      const isWhole = new Promise<boolean>((told) => {
        head.on("error", () => {}).on("close", () => told(head.complete));
      });
      resolve({ head, text: () => text, isWhole });
    }).on("error", reject);
  });

async function whole(address: string, headers: Readonly<Record<string, string>> = {}) {
  const { head, text, isWhole } = await read(address, headers);
  expect(await isWhole, address).toBe(true);
  return { status: head.statusCode, headers: head.headers, text: text() };
}

/** Lets the database be there again, until a page has been read from it. */
async function again(): Promise<void> {
  proxy.open();
  await expect.poll(async () => (await whole("/api/ready")).status, { timeout: 60_000 }).toBe(200);
  expect((await whole("/methods")).status).toBe(200);
}

test("a page whose head was sent when the database went says so, is nobody else's, and is made anew when it is back", async () => {
  const address = "/reactions?view=table&window=-2..2";
  await again();
  const held = proxy.holdAt(/COPY \(/);
  const { head, text, isWhole } = await read(address);
  await held;
  await expect.poll(text).toContain('data-testid="skeleton"');
  expect(head.statusCode).toBe(200);
  proxy.cut();
  expect(await isWhole).toBe(true);
  expect(text()).toContain(NOTICE);
  expect(head.headers["cache-control"]).toContain("no-store");
  expect(head.headers.etag).toBeUndefined();

  await again();
  for (let time = 0; time < 3; time += 1) expect((await whole(address)).text).not.toContain(NOTICE);
  expect((await whole(address)).headers.etag).toBeDefined(); // what is kept is a whole one
});

test("a page that was being made for everybody when the database went is answered with 503, and not kept", async () => {
  const address = "/reactions?view=table&window=-3..3";
  await again();
  proxy.cut();
  await again(); // no series is in memory any more
  const held = proxy.holdAt(/COPY \(/);
  // Whoever holds an answer has asked before: the next one is made for everybody.
  const asked = whole(address, { "if-none-match": '"an-answer-of-before"' });
  await held;
  proxy.cut();
  const { status, headers, text } = await asked;
  expect([status, headers["cache-control"], headers.etag]).toEqual([503, "no-store", undefined]);
  expect(text).toContain("data-passing");

  await again();
  for (let time = 0; time < 3; time += 1) {
    const { status, text } = await whole(address);
    expect([status, text.includes("data-passing")]).toEqual([200, false]);
  }
});

test("a download that breaks off has no end, however it may be kept while it is whole", async () => {
  await again();
  const held = proxy.holdAt(/COPY \(/, 7); // six of eleven series are more than the first piece that is sent
  const { head, text, isWhole } = await read("/api/v1/bars.csv");
  await held;
  expect(head.statusCode).toBe(200);
  expect(head.headers["cache-control"]).toContain("s-maxage=1");
  expect(head.headers["transfer-encoding"]).toBe("chunked");
  proxy.cut();
  expect(await isWhole).toBe(false); // so that no proxy takes what came for all of it
  const came = text();

  await again();
  const { text: all } = await whole("/api/v1/bars.csv");
  expect(all.length).toBeGreaterThan(came.length);
  expect(all.startsWith(came)).toBe(true);
});
