import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("the fit behind a reaction", () => {
  test("a badge under Client Service International's figures leads to every test of its fit and back", async ({
    page,
    request,
  }) => {
    await openPage(page, "/events/qwq-32b?exclude=company");
    await expect(page.getByTestId("listing-9988.HK")).toContainText("left out for other announcements: 24");
    const listing = page.getByTestId("listing-300663.SZ");
    await listing.getByTestId("fit-badge").getByRole("link").click();
    await expect(page).toHaveURL(/\/events\/qwq-32b\/fit\/300663\.SZ\?exclude=company$/);
    await expect(page.getByTestId("fit-tests").getByRole("row")).toHaveCount(9);
    await expect(page.getByTestId("fit-tests")).toContainText("fat tails: trust ranks over t");
    await expect(page.locator("figure").getByRole("img")).toHaveCount(4);
    expect(await axeFinds(page)).toEqual([]);
    const file = await page.getByRole("link", { name: "Plotted figures (CSV)" }).getAttribute("href");
    expect(file).toBe("/api/v1/fit?event=qwq-32b&symbol=300663.SZ&exclude=company");
    const answer = await request.get(file ?? "");
    expect(answer.headers()["content-disposition"]).toBe('attachment; filename="fit-300663.SZ-qwq-32b.csv"');
    expect((await answer.text()).split("\r\n")[1]).toMatch(/^qwq-32b,300663\.SZ,2024-/);
    await page.getByRole("link", { name: "Back to the announcement" }).click();
    await expect(page).toHaveURL(/\/events\/qwq-32b\?exclude=company#listing-300663\.SZ$/);
  });

  test("in Arabic on a phone nothing is wider than the screen, by GARCH and in the dark", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    await openPage(page, "/ar/events/qwq-32b/fit/9988.HK?model=garch");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("of a listing or an announcement that is not stored there is no such page", async ({ page }) => {
    for (const path of ["/events/qwq-32b/fit/NOPE", "/events/nothing/fit/9988.HK"]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});
