import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("the ledger of claims", () => {
  test("leads from a verdict to the working of Baidu's +14.3%, which is off by 0.63 points", async ({
    page,
  }) => {
    await openPage(page, "/claims?company=baidu&verdict=off");
    await expect(page.getByTestId("claims")).toContainText("off by 0.63 points");
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("link", { name: /^Working: Baidu rebounded/ }).click();
    await expect(page).toHaveURL(/\/claims\/cnn-2023-03-17\/[a-z0-9-]+$/);
    await expect(page.getByTestId("verdict")).toContainText("+13.67%");
    await expect(page.getByTestId("readings").getByRole("row")).not.toHaveCount(2);
    await expect(page.getByTestId("claim-figure").getByRole("img")).toHaveCount(1);
    expect(await axeFinds(page)).toEqual([]);
    const review = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').first().textContent()) ?? "{}",
    );
    expect(review).toMatchObject({
      "@type": "ClaimReview",
      reviewRating: { alternateName: "off by 0.63 points" },
    });
    expect(review.reviewRating).not.toHaveProperty("ratingValue");
  });

  test("a report has its score; under QwQ-32B stands what was reported of it, and the way to all of it", async ({
    page,
  }) => {
    await openPage(page, "/claims/arabic-report-2025-03");
    await expect(page.getByTestId("score")).toHaveText("5 as written, 1 off, 2 cannot be checked");
    await openPage(page, "/events/qwq-32b");
    await page
      .getByTestId("reported")
      .getByRole("link", { name: /^All claims: / })
      .click();
    await expect(page).toHaveURL(/\/claims\?event=qwq-32b$/);
    await expect(page.getByTestId("claims")).toContainText("Alibaba rose 8.4% in Hong Kong");
  });

  test("in Arabic on a phone nothing is wider than the screen, and axe finds nothing in the dark", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    for (const path of ["/ar/claims", "/ar/claims/arabic-report-2025-03/arabic-report-market-value"]) {
      await openPage(page, path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await axeFinds(page)).toEqual([]);
    }
  });

  test("where nothing is found it says so; what is not stored, or another report's, is not there", async ({
    page,
  }) => {
    await openPage(page, "/claims?search=nothing-of-that-name");
    await expect(page.getByTestId("empty-result")).toContainText("No claim in this filter.");
    for (const path of ["/claims/nothing", "/claims/cnn-2023-03-17/arabic-report-alibaba"]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});
