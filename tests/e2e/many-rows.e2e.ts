import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";
import { addMadeRows } from "../support/made-rows.ts";

const TOKEN = "many-rows-tests-token";
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-many-rows-"));
const file = path.join(folder, "store.db");
let server: BuiltServer;

// A server of its own with the shipped data and 3,000 more of everything.
test.beforeAll(async () => {
  await copySeeded(file);
  addMadeRows(`file:${file}`, 3000);
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
