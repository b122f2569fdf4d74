import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-database-"));
let server: BuiltServer;

/** The built server alone, over a database that nobody has prepared. */
async function serve(databaseUrl: string): Promise<void> {
  server = await startBuiltServer(databaseUrl, {}, "/api/health");
}

test.afterEach(() => server.stop());
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a missing database is said on pages and endpoints, without a path or a stack, and is not created", async ({
  page,
  request,
}) => {
  const file = path.join(folder, "missing.db");
  await serve(`file:${file}`);
  await page.goto(`${server.origin}/`);
  const notice = page.getByRole("alert").filter({ hasText: "The database can't be used right now" });
  await expect(notice).toContainText("It has not been set up.");
  for (const address of ["/api/ready", "/api/v1/reactions.csv"]) {
    const answer = await request.get(server.origin + address);
    expect(answer.status(), address).toBe(503);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect(await answer.text()).not.toMatch(/missing\.db|at .*\.ts/);
  }
  expect(existsSync(file)).toBe(false);
});

test("a damaged database is said on every page", async ({ page }) => {
  const file = path.join(folder, "damaged.db");
  writeFileSync(file, "this is no database ".repeat(500));
  await serve(`file:${file}`);
  for (const address of [
    "/",
    "/events",
    "/events/qwq-32b",
    "/companies",
    "/reactions",
    "/data",
    "/methods",
  ]) {
    await page.goto(server.origin + address);
    await expect(page.getByText("Its file is damaged."), address).toBeVisible();
  }
});

/** What a reader, a robot or a program asks for. */
const PAGES = [
  "/",
  "/events",
  "/events/qwq-32b",
  "/companies",
  "/companies/alibaba",
  "/reactions",
  "/compare",
];
const MORE_PAGES = [
  ...["/study", "/moves", "/data", "/methods", "/stories", "/stories/2025-03-06", "/claims"],
  ...["/claims/arabic-report-2025-03", "/claims/arabic-report-2025-03/arabic-report-market-value"],
  ...["/admin", "/admin/log"],
];
const FILES = [
  "/sitemap.xml",
  "/feed.xml",
  "/zh/feed.xml",
  "/og/board.png",
  "/og/events/qwq-32b.png",
  "/embed/events/qwq-32b",
  "/ar/embed/companies/alibaba",
  "/api/palette/en",
  "/api/options/en?list=event&search=qwq",
  "/api/timeline/en?first=2025-03-01&last=2025-03-31",
  "/api/v1/bars.csv",
  "/api/v1/events.json",
  "/api/v1/reactions.csv",
  "/api/v1/moves.json",
  "/api/ready",
];
const NOTICES = {
  "": "The database can't be used right now",
  "/zh": "数据库暂时无法使用",
  "/ar": "تعذّر استخدام قاعدة البيانات حاليًا",
};

/** A copy of what ships, as the other tests' server has it. */
async function putShipped(file: string): Promise<void> {
  await copySeeded(`${file}.new`);
  renameSync(`${file}.new`, file);
}

const statuses = async (addresses: readonly string[]) =>
  Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(server.origin + address, { headers: { accept: "text/html" } });
      const text = await answer.text();
      return { address, status: answer.status, after: answer.headers.get("retry-after"), text };
    }),
  );

test("a file deleted under the server, a table dropped and a page overwritten: 503 everywhere, and recovery by itself", async () => {
  test.setTimeout(240_000);
  const file = path.join(folder, "living.db");
  await putShipped(file);
  await serve(`file:${file}`);
  const all = [...PAGES, ...MORE_PAGES, ...FILES];
  for (const { address, status } of await statuses(all)) expect(status, address).toBe(200);

  const faults: Readonly<Record<string, () => void>> = {
    deleted: () => rmSync(file),
    "table dropped": () => {
      const database = new Database(file);
      database.pragma("foreign_keys = OFF");
      database.exec('DROP TABLE "Finding"');
      database.close();
    },
    overwritten: () => writeFileSync(file, Buffer.alloc(200_000, 0xa5)),
  };
  for (const [name, fault] of Object.entries(faults)) {
    fault();
    for (const [prefix, title] of Object.entries(NOTICES)) {
      for (const { address, status, after, text } of await statuses(
        [...PAGES, ...MORE_PAGES].map((page) => (page === "/" && prefix !== "" ? prefix : prefix + page)),
      )) {
        expect(status, `${name} ${address}`).toBe(503);
        expect(Number(after), `${name} ${address}`).toBeGreaterThan(0);
        expect(text, `${name} ${address}`).toContain(title.replaceAll("'", "&#39;"));
        expect(text, `${name} ${address}`).not.toMatch(/living\.db|at .*\.ts/);
      }
    }
    for (const { address, status, after, text } of await statuses(FILES)) {
      expect(status, `${name} ${address}`).toBe(503);
      expect(Number(after), `${name} ${address}`).toBeGreaterThan(0);
      expect(text, `${name} ${address}`).not.toMatch(/living\.db|at .*\.ts/);
    }
    for (const { address, status } of await statuses([
      "/robots.txt",
      "/manifest.webmanifest",
      "/api/health",
    ])) {
      expect(status, `${name} ${address}`).toBe(200);
    }
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
    await putShipped(file);
    for (const { address, status } of await statuses(all))
      expect(status, `after ${name} ${address}`).toBe(200);
  }
});

test("a journal removed under the server: ready says so, pages are read", async () => {
  const file = path.join(folder, "journal.db");
  await putShipped(file);
  await serve(`file:${file}`);
  await statuses(["/"]);
  rmSync(`${file}-wal`);
  const [page, ready] = await statuses(["/events", "/api/ready"]);
  expect(page?.status).toBe(200);
  expect(ready).toMatchObject({ status: 503 });
  expect(ready?.text).toContain('"code":"journal lost"');
});
