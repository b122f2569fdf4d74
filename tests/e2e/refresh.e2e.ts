import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type FakeYahoo, startFakeYahoo, weekdayBars } from "../support/fake-yahoo.ts";

const PORT = 3396;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const REFRESH = `${ORIGIN}/api/v1/refresh`;
const TOKEN = "a token of 24 characters";
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-refresh-"));

let yahoo: FakeYahoo;
let server: ChildProcess;

// A server of its own with the shipped data, a token, and a Yahoo that knows Alibaba and nothing else.
test.beforeAll(async () => {
  yahoo = await startFakeYahoo();
  yahoo.serve("9988.HK", {
    currency: "HKD",
    zone: "Asia/Hong_Kong",
    opensAt: "09:30",
    bars: weekdayBars("2025-03-03", [130.5, 127.2, 129.9, 140.8, 140.2]),
  });
  server = spawn("node", ["--conditions=react-server", "lib/cli/start.ts"], {
    stdio: "ignore",
    env: {
      ...process.env,
      PORT: String(PORT),
      HOSTNAME: "127.0.0.1",
      DATABASE_URL: `file:${path.join(folder, "store.db")}`,
      YAHOO_ORIGIN: yahoo.origin,
      ADMIN_TOKEN: TOKEN,
      REFRESH_CRON: "off",
      LOG_LEVEL: "silent",
    },
  });
  await expect(async () => expect((await fetch(`${ORIGIN}/api/ready`)).ok).toBe(true)).toPass();
});

test.afterAll(async () => {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  await yahoo.close();
  rmSync(folder, { recursive: true, force: true });
});

test("with REFRESH_CRON=off the page says so, and the server has asked nobody for anything", async ({
  page,
}) => {
  await page.goto(`${ORIGIN}/data`);
  const section = page.getByTestId("refresh");
  await expect(section).toContainText("Quotes as of");
  await expect(section).toContainText("Quotes do not refresh by themselves.");
  await expect(section.getByRole("button", { name: "Refresh quotes" })).toHaveCount(0);
  await expect(section.getByRole("link", { name: "Sign in to refresh quotes" })).toHaveAttribute(
    "href",
    "/admin",
  );
  expect(yahoo.log).toEqual([]);
});

test("nobody without the token starts a refresh", async ({ request }) => {
  const answer = await request.post(REFRESH);
  expect(answer.status()).toBe(401);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  expect(await (await request.get(REFRESH)).json()).toMatchObject({ running: null, last: null });
});

test("a refresh goes on beside the pages, is seen step by step on an open page, and ends with a sentence", async ({
  page,
  request,
}) => {
  yahoo.fail({ kind: "hang" }, 1, "9988.HK");
  const started = await request.post(REFRESH, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(started.status()).toBe(202);
  await page.goto(`${ORIGIN}/data`);
  await expect(page.getByTestId("refresh-status")).toHaveText("Refreshing quotes.");
  await expect(page.getByRole("progressbar", { name: "Refreshing quotes." })).toBeVisible();
  await expect(page.getByTestId("refresh-steps")).toContainText("HKD=X");
  const before = Date.now();
  expect((await request.get(`${ORIGIN}/api/v1/events.json`)).ok()).toBe(true);
  expect(Date.now() - before).toBeLessThan(5000);
  await expect(page.getByTestId("refresh-status")).toContainText("Last refresh:", { timeout: 60_000 });
  await expect(page.getByTestId("refresh-status")).toContainText("by hand");
});
