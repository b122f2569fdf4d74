import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("the story of a day", () => {
  test("6 March 2025 has the figures of the report, the clock, and what was left", async ({ page }) => {
    await openPage(page, "/stories/2025-03-06");
    const told = page.getByTestId("sentences");
    await expect(told).toContainText("Alibaba (9988.HK) rose 8.39% in Hong Kong on 6 Mar 2025");
    await expect(told).toContainText("to its upper price limit");
    await expect(told).toContainText("Hang Seng TECH Index +5.40%");
    await expect(page.getByTestId("day-clock")).toBeVisible();
    await expect(page.getByTestId("day-zeros-qwq-32b")).toContainText("New York 5 Mar 2025");
    await expect(page.getByTestId("row-9988.HK-2025-03-06")).toContainText("+8.39%");
    expect(await axeFinds(page)).toEqual([]);
  });

  test("is found from the announcement and leads to the days with a story", async ({ page }) => {
    await openPage(page, "/events/qwq-32b");
    await page.getByRole("link", { name: "The story of that day" }).click();
    await expect(page).toHaveURL(/\/stories\/2025-03-06$/);
    await page.getByRole("link", { name: "All days with a story", exact: true }).click();
    await expect(page.getByTestId("story-2025-03-06")).toContainText("+8.39%");
    expect(await axeFinds(page)).toEqual([]);
  });

  test("in Arabic on a phone and in the dark nothing is wider than the screen", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    await openPage(page, "/ar/stories/2025-03-06");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("any day opens from a form without a script; a day that there is not says so", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/stories");
    await page.getByLabel("Day", { exact: true }).fill("2025-03-08");
    await page.getByRole("button", { name: "Open a day" }).click();
    await expect(page).toHaveURL(/\/stories\/2025-03-08$/);
    await expect(page.getByTestId("sentences")).toContainText("Neither Hong Kong nor the mainland traded");
    const none = await page.goto("/stories/2025-02-30");
    expect(none?.status()).toBe(404);
    expect(await none?.text()).toContain("There is no such day");
    await context.close();
  });
});

test.describe("the long view", () => {
  test("takes Alibaba's 2025 apart and orders its announcements by what they left", async ({ page }) => {
    await openPage(page, "/companies/alibaba?from=2025-01-01&to=2025-12-31");
    const view = page.getByTestId("long-view");
    await expect(view.getByTestId("long-view-sentence")).toContainText("log points");
    await view.getByRole("link", { name: "5 sessions", exact: true }).click();
    await expect(page).toHaveURL(/left=5/);
    await expect(view.getByRole("link", { name: "5 sessions", exact: true })).toHaveAttribute(
      "aria-current",
      "true",
    );
    expect(await axeFinds(page, { within: "[data-testid=long-view]" })).toEqual([]);
    const ranges = view.getByRole("navigation", { name: /Over/ });
    await expect(ranges.locator("[aria-current]")).toHaveText("2025");
    await ranges.getByRole("link", { name: "All", exact: true }).click();
    await expect(page).toHaveURL(/from=20\d\d-\d\d-\d\d.*#long-view$/);
    await expect(view.getByTestId("long-view-sentence")).toBeVisible();
  });
});
