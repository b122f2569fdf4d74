import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("the ledger of claims", () => {
  test("leads from a verdict to its working: Alibaba's 74% of the year, which is off by 5.02 points", async ({
    page,
  }) => {
    await openPage(page, "/claims?company=alibaba&verdict=off");
    await expect(page.getByTestId("claims")).toContainText("off by 5.02 points");
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("link", { name: /^Working: Alibaba is up 74%/ }).click();
    await expect(page).toHaveURL(/\/claims\/runfyers-2025-03-07\/[a-z0-9-]+$/);
    await expect(page.getByTestId("verdict")).toContainText("+68.98%");
    await expect(page.getByTestId("readings")).toContainText("the session before");
    await expect(page.getByTestId("claim-figure").getByRole("img")).toHaveCount(1);
    // Only the site of that report is known: nothing says to a machine what was reviewed.
    await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("a report with an address of its own has a review for machines, in words and without a number", async ({
    page,
  }) => {
    await openPage(page, "/claims/yicai-2025-02-25/yicai-alibaba-plan");
    const data = await page.locator('script[type="application/ld+json"]').first().textContent();
    const review = JSON.parse(data ?? "{}");
    expect(review).toMatchObject({ "@type": "ClaimReview", reviewRating: { alternateName: "as written" } });
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

  test("a company's chart marks what was reported of its prices: pointed at, spoken, listed and put away", async ({
    page,
  }) => {
    await openPage(page, "/companies/alibaba?from=2025-02-10&to=2025-04-10&listing=primary");
    const figure = page.getByTestId("market-figure");
    await expect(page.getByTestId("claim-mark").first()).toBeVisible();
    const key = page.getByTestId("claim-key");
    await key.locator("summary").click();
    const named = key.getByRole("link", { name: "Alibaba closed at HK$130.60." });
    await expect(key.getByRole("listitem").filter({ hasText: "HK$130.60" })).toContainText(
      "as written (Yicai",
    );
    await named.focus();
    await expect(named).toHaveAttribute("href", "/claims/yicai-2025-02-25/yicai-alibaba-plan-close");
    expect(await axeFinds(page)).toEqual([]);

    await figure.focus();
    // 10 February to 25 February: 11 sessions on from the first.
    await page.keyboard.press("Home");
    for (let step = 0; step < 11; step += 1) await page.keyboard.press("ArrowRight");
    await expect(page.getByTestId("readout-day")).toHaveText("25 Feb 2025");
    await expect(page.getByTestId("readout-announced")).toContainText("reported");
    await expect(page.getByTestId("spoken-day")).toContainText("Alibaba closed at HK$130.60. as written");

    await page.getByRole("toolbar", { name: "Chart tools" }).getByRole("button", { name: "Chart" }).click();
    await page.getByRole("button", { name: "Reported", exact: true }).click();
    await expect(page).toHaveURL(/overlay=$/);
    await expect(page.getByTestId("claim-mark")).toHaveCount(0);
    await expect(key).toHaveCount(0);
  });

  test("the board has them where they are asked for; an announcement's charts have those that name it", async ({
    page,
  }) => {
    await openPage(page, "/?company=alibaba&from=2025-01-01&to=2025-12-31");
    await expect(page.getByTestId("line-9988.HK")).toBeVisible();
    await expect(page.getByTestId("claim-mark")).toHaveCount(0);
    await openPage(page, "/?company=alibaba&from=2025-01-01&to=2025-12-31&overlay=claims");
    await expect(page.getByTestId("claim-mark").first()).toBeVisible();
    await openPage(page, "/events/qwq-32b");
    const listing = page.getByTestId("listing-9988.HK");
    await expect(listing.getByTestId("claim-key").locator("summary")).toHaveText(
      "Reported figures marked in the chart: 8",
    );
    await expect(listing.getByTestId("claim-mark").first()).toBeVisible();
    await expect(page.getByTestId("listing-002315.SZ").getByTestId("claim-key")).toContainText(
      "Focus Technology rose by 10%",
    );
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
