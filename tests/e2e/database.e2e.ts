import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";

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
