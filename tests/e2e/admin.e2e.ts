import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { TOKEN, test } from "../support/own-server.ts";

test.use({ copyFor: "admin" });

async function signIn(page: Page, name = "Ada", token = TOKEN): Promise<void> {
  await page.locator("#name").fill(name);
  await page.locator("#token").fill(token);
  await page.locator("form:has(#token) button").click();
}

const save = (page: Page) => page.locator("button[name=intent][value=save]:not([tabindex])").click();

async function expectNoViolations(page: Page): Promise<void> {
  expect(await axeFinds(page)).toEqual([]);
}

test("an announcement is added, changed, taken back and removed, and each step stands in the log", async ({
  page,
}) => {
  await page.goto("/admin/announcements/new?date=2025-03-06&company=alibaba");
  await expectNoViolations(page);
  await signIn(page, "Ada", "not the token at all");
  await expect(page.getByRole("alert").filter({ hasText: "This is not the token." })).toBeVisible();
  await expect(page.locator("#name")).toHaveValue("Ada");
  await signIn(page);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A new announcement");
  await page.locator("#title").fill("Browser Model 1.5");
  await save(page);
  const problems = page.getByRole("alert").filter({ hasText: "Nothing was saved yet." });
  await expect(problems).toBeFocused();
  await expect(problems.getByRole("link")).toHaveText([
    "Maker",
    "Lane of the timeline",
    "Kinds",
    "Sources",
    "Company 1",
  ]);
  await expectNoViolations(page);
  await expect(page.locator("#title")).toHaveValue("Browser Model 1.5");
  await expect(page.locator("#date")).toHaveValue("2025-03-06");

  await page.locator("#maker").fill("Tester");
  await page.locator("#lane").selectOption("Other labs");
  await page.getByLabel("model", { exact: true }).check();
  await page.locator("#precision").selectOption("minute");
  await page.locator("#time").fill("02:55");
  await page.locator("[id='sources.0.url']").fill("https://a.example/");
  await page.locator("[id='companies.0.role']").selectOption("maker");
  await page.getByRole("button", { name: "One more source" }).click();
  await expect(page.locator("[id='sources.1.url']")).toBeVisible();
  await expect(page.locator("#lane")).toHaveValue("Other labs");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
  await expect(page.getByRole("region", { name: "Day 0" })).toContainText("2025-03-06");
  await expectNoViolations(page);

  await page.locator("#title").fill("Browser Model 2");
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change: Browser Model 2");
  await page.goto("/events/browser-model-1-5");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Browser Model 2");

  await page.goto("/admin/log");
  const entries = page.locator("ol > li").filter({ hasText: "browser-model-1-5" });
  await expect(entries.first()).toContainText("Ada changed announcement");
  await expect(entries.first()).toContainText("Browser Model 1.5");
  await expectNoViolations(page);
  await entries.nth(1).getByRole("button").click();
  await expect(entries.nth(1).getByRole("alert")).toContainText("has changed the same thing since");
  await entries.first().getByRole("button").click();
  await expect(page.getByRole("status")).toContainText("Taken back");

  await page.goto("/admin/announcements/browser-model-1-5");
  await expect(page.locator("#title")).toHaveValue("Browser Model 1.5");
  await page.getByText("Remove this announcement").click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "tick the box" })).toBeVisible();
  await page.getByLabel("Yes, remove").check();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Removed.");
  expect((await page.request.get("/events/browser-model-1-5")).status()).toBe(404);
});

test("what was typed stays when the session has run out meanwhile", async ({ page, context }) => {
  await page.goto("/admin/announcements/qwq-32b");
  await signIn(page);
  await page.locator("#note").fill("typed for nothing?");
  await context.clearCookies();
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "You are no longer signed in." })).toBeVisible();
  await expect(page.locator("#note")).toHaveValue("typed for nothing?");
});

test("the CSV of all announcements, imported again in Chinese, changes nothing", async ({ page }) => {
  await page.goto("/admin/announcements");
  await signIn(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "All announcements as CSV" }).click();
  const file = await (await downloading).path();
  expect(readFileSync(file, "utf8")).toMatch(/^slug,title,maker,/);
  await page.goto("/zh/admin/announcements/import");
  await page.locator("#file").setInputFiles(file);
  await page.getByRole("button", { name: "显示会有哪些改动" }).click();
  await expect(page.getByText("没有可执行的改动。")).toBeVisible();
  await expect(page.getByText("没有被拒绝的行。")).toBeVisible();
  await expectNoViolations(page);
});

test("the export wants the token or a session, and is no page for search engines", async ({
  page,
  request,
}) => {
  const refused = await request.get("/api/v1/admin/announcements");
  expect(refused.status()).toBe(401);
  expect(refused.headers()["content-type"]).toContain("application/problem+json");
  const sent = await request.get("/api/v1/admin/announcements", {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(sent.status()).toBe(200);
  await page.goto("/admin");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in, a form's errors, another row and signing out work", async ({ page }) => {
    await page.goto("/admin/announcements/new");
    await signIn(page, "Bob");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A new announcement");
    await page.locator("#title").fill("No script");
    await page.getByRole("button", { name: "One more company" }).click();
    await expect(page.locator("[name=company]")).toHaveCount(2);
    await save(page);
    await expect(page.getByRole("alert").first()).toContainText("Nothing was saved yet.");
    await expect(page.locator("#title")).toHaveValue("No script");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to make changes");
  });
});

test.describe("on a phone, dark and in Arabic", () => {
  test.use({ viewport: { width: 375, height: 800 }, colorScheme: "dark" });

  test("every page fits and has no fault that axe finds", async ({ page }) => {
    await page.goto("/ar/admin");
    await signIn(page);
    for (const address of ["", "/announcements", "/announcements/qwq-32b", "/announcements/import", "/log"]) {
      await page.goto(`/ar/admin${address}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        375,
      );
      await expectNoViolations(page);
    }
  });
});
