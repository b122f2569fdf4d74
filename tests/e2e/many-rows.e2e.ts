import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";
import { addMadeRows } from "../support/made-rows.ts";
import { openPage } from "../support/open-page.ts";
import { heavyPages } from "../support/page-bytes.ts";
import { runSql } from "../support/plain-sql.ts";

const TOKEN = "many-rows-tests-token";
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-many-rows-"));
const file = path.join(folder, "store.db");
let server: BuiltServer;

// A server of its own with the shipped data and 3,000 more of everything.
test.beforeAll(async () => {
  await copySeeded(file);
  await addMadeRows(`file:${file}`, 3000);
  server = await startBuiltServer(`file:${file}`, { ADMIN_TOKEN: TOKEN });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("with 3,000 of everything each page of the administration is answered", async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto(`${server.origin}/admin`);
  await page.locator("#name").fill("Ada");
  await page.locator("#token").fill(TOKEN);
  await page.locator("form:has(#token) button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Administration");
  for (const address of [
    "/admin",
    "/admin/announcements",
    "/admin/announcements?q=row+2999",
    "/admin/announcements/new",
    "/admin/announcements/made-row-1",
    "/admin/announcements/import",
    "/admin/candidates",
    "/admin/candidates?page=60",
    "/admin/companies",
    "/admin/companies/new",
    "/admin/companies/made-row-1",
    "/admin/instruments",
    "/admin/instruments/new",
    "/admin/instruments/ROW1_SZ",
    "/admin/log",
    "/admin/log?page=100",
    "/admin/sessions",
    "/zh/admin/announcements",
    "/ar/admin/companies",
    "/api/v1/admin/announcements",
    "/data",
  ]) {
    const answer = await page.request.get(server.origin + address, {
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(answer.status(), address).toBe(200);
    const text = await answer.text();
    expect(text, address).not.toContain('id="token"');
    expect(text, address).not.toContain('role="alert" data-passing');
  }
});

test("the filter's lists find by typing what the page does not hold, and keep what was chosen", async ({
  page,
}) => {
  test.setTimeout(600_000);
  await openPage(page, `${server.origin}/?company=made-row-1`);
  await page.getByRole("button", { name: "Companies: Made 1" }).click();
  const field = page.getByRole("combobox", { name: "Companies: Type to search" });
  const options = page.getByRole("listbox", { name: "Companies" }).getByRole("option");
  await field.fill("row2999.sz");
  await expect(options).toHaveText([/^Made 2999/]);
  await field.press("Enter");
  await expect(page).toHaveURL(/company=made-row-1,made-row-2999/);
  await field.fill("row2998.sz");
  await expect(options).toHaveText([/^Made 2998/]);
  await field.press("Enter");
  await expect(page).toHaveURL(/company=made-row-1,made-row-2999,made-row-2998/);
  await expect(page.getByRole("button", { name: "Remove filter: Company Made 2999" })).toBeVisible();
});

test("each long list has a search that works without a script, and pages", async ({ browser }) => {
  test.setTimeout(600_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [address, words, found] of [
    ["/companies", "row2999", "Made 2999"],
    ["/zh/companies", "row2999", "Made 2999"],
    ["/ar/data", "row2999", "ROW2999.SZ"],
    ["/events", "made row 2999", "Made row 2999"],
  ] as const) {
    await page.goto(server.origin + address);
    await page.locator("main search input[type=search]").fill(words);
    await page.locator("main search form button[type=submit]").first().click();
    await expect(page, address).toHaveURL(/search=/);
    await expect(page.getByRole("main"), address).toContainText(found);
  }
  await context.close();
});

test("what runs said of thousands of series each stands whole behind a link, and /data stays under 500 KB", async ({
  page,
}) => {
  test.setTimeout(600_000);
  const message = "ROW7.SZ could not be read, and what was stored of it stays. ".repeat(1000).trim();
  await runSql(`file:${file}`, `UPDATE "IngestRun" SET "message" = '${message}'`);
  expect(await heavyPages(server.origin, ["/data", "/zh/data", "/ar/data"])).toEqual([]);
  await openPage(page, `${server.origin}/data`);
  const link = page.getByRole("link", { name: "Whole message" }).first();
  const answer = await page.request.get(server.origin + (await link.getAttribute("href")));
  expect(answer.headers()["content-type"]).toContain("text/plain");
  expect(await answer.text()).toBe(message);
  expect((await page.request.get(`${server.origin}/api/v1/runs/999999999.txt`)).status()).toBe(404);
});

test("with 3,000 of everything no page sends more than 500 KB", async () => {
  test.setTimeout(600_000);
  const heavy = await heavyPages(server.origin, [
    "/",
    "/ar",
    "/companies?page=7",
    "/companies/alibaba",
    "/companies/alibaba?relation=all",
    "/ar/companies/alibaba?relation=all",
    "/ar/companies/alibaba?relation=all&rows=all",
    "/ar/companies/alibaba?relation=all&rows=all&listing=all",
    "/ar?from=2019-01-02&listing=all&relation=all",
    "/companies/made-row-1",
    "/companies/made-row-2?relation=all",
    "/data?series=9",
    "/events?page=12",
    "/events?order=strongest",
    "/events/qwq-32b",
    "/events/made-row-1",
    "/reactions",
    "/reactions?view=table&rows=all",
    "/reactions?view=heat",
    "/reactions?view=paths",
    "/reactions?view=dumbbell",
    "/compare",
    "/moves",
    "/methods",
  ]);
  expect(heavy).toEqual([]);
});
