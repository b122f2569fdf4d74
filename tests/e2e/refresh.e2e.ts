import { expect } from "@playwright/test";
import { weekdayBars } from "../support/fake-yahoo.ts";
import { TOKEN, test } from "../support/own-server.ts";

const REFRESH = "/api/v1/refresh";

test.use({ copyFor: "refresh" });

// A Yahoo that knows Alibaba and nothing else.
test.beforeAll(({ server: { yahoo } }) => {
  yahoo.serve("9988.HK", {
    currency: "HKD",
    zone: "Asia/Hong_Kong",
    opensAt: "09:30",
    bars: weekdayBars("2025-03-03", [130.5, 127.2, 129.9, 140.8, 140.2]),
  });
});

test("with REFRESH_CRON=off the page says so, and the server has asked nobody for anything", async ({
  page,
  server: { yahoo },
}) => {
  await page.goto("/data");
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
  server: { yahoo },
}) => {
  const release = yahoo.hold("9988.HK");
  const started = await request.post(REFRESH, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(started.status()).toBe(202);
  await page.goto("/data");
  await expect(page.getByTestId("refresh-status")).toHaveText("Refreshing quotes.");
  await expect(page.getByRole("progressbar", { name: "Refreshing quotes." })).toBeVisible();
  await expect(page.getByTestId("refresh-steps")).toContainText("HKD=X");
  expect((await request.get("/api/v1/events.json")).ok()).toBe(true);
  expect((await (await request.get(REFRESH)).json()).running).not.toBeNull();
  release();
  await expect(page.getByTestId("refresh-status")).toContainText("Last refresh:", { timeout: 60_000 });
  await expect(page.getByTestId("refresh-status")).toContainText("by hand");
});
