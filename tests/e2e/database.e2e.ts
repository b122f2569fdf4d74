import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";

const PORT = 3397;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-database-"));
let server: ChildProcess;

/** The built server alone, over a database that nobody has prepared. */
async function serve(databaseUrl: string): Promise<void> {
  server = spawn(
    "node",
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(PORT)],
    {
      stdio: "ignore",
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent", REFRESH_CRON: "off" },
    },
  );
  await expect(async () => expect((await fetch(`${ORIGIN}/api/health`)).ok).toBe(true)).toPass();
}

test.afterEach(async () => {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a missing database is said on pages and endpoints, without a path or a stack, and is not created", async ({
  page,
  request,
}) => {
  const file = path.join(folder, "missing.db");
  await serve(`file:${file}`);
  await page.goto(`${ORIGIN}/`);
  const notice = page.getByRole("alert").filter({ hasText: "The database can't be used right now" });
  await expect(notice).toContainText("It has not been set up.");
  for (const address of ["/api/ready", "/api/v1/reactions.csv"]) {
    const answer = await request.get(ORIGIN + address);
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
    await page.goto(ORIGIN + address);
    await expect(page.getByText("Its file is damaged."), address).toBeVisible();
  }
});
