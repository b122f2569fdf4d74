// The way through the product, one stop for each thing it does, for every reader: each language, light and dark, on a
// desktop and on a phone. What each thing does in detail is tested beside it.
import { expect, type Page, test } from "@playwright/test";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { LOCALES, localePath } from "../../lib/i18n/routing.ts";
import { openPage, settle } from "../support/open-page.ts";
import { errorsOf } from "../support/page-errors.ts";

const WIDTHS = [1440, 390];

/** Waits until a page is no wider than its window: charts are drawn anew after a turn. */
const fits = (page: Page, what: string): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), what)
    .toBeLessThanOrEqual(0);

/** Calls `ask` on the page as it stands for each reader, in light and dark, on a desktop and on a phone. */
async function forEachReader(page: Page, ask: (width: number) => Promise<void>): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      await test.step(`${colorScheme}, ${width}`, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        await ask(width);
      });
    }
  }
}

test.describe.configure({ mode: "parallel" });

for (const locale of LOCALES) {
  const { filter, timeline, kindNames, reactionViews } = messagesIn(locale);

  test(`${locale}, light and dark, ${WIDTHS.join(" and ")}: chart, timeline, filter, palette, announcement`, async ({
    page,
  }) => {
    const found = errorsOf(page);
    await forEachReader(page, async (width) => {
      await openPage(page, localePath(locale, "/"));
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      await expect(page.locator("html")).toHaveCSS("color-scheme", "light dark");
      await expect(page.getByTestId("lead")).toContainText("8.4%");
      await expect(page.locator(".chart-line")).toHaveCount(3);

      await page.getByTestId("market-figure").focus();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      await expect(page.getByTestId("spoken-day")).toContainText("143.00");
      await expect(page.getByTestId("crosshair").first()).toBeVisible();

      await expect(page.locator(".timeline-mark").first()).toBeVisible();
      await page.getByRole("button", { name: timeline.play, exact: true }).click();
      await expect(page.getByTestId("announcement-card")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByTestId("announcement-card")).toHaveCount(0);

      if (width < 640) await page.getByRole("button", { name: filter.filters, exact: true }).click();
      await page.getByRole("button", { name: `${filter.kind}: ${filter.allKinds}` }).click();
      await page.getByRole("option", { name: kindNames.policy, exact: true }).click();
      await expect(page).toHaveURL(/[?&]kind=policy/);
      await openPage(page, page.url());
      await expect(page.getByTestId("row-government-work-report-2025-9988.HK")).toBeVisible();
      await fits(page, "board");

      await expect(async () => {
        await page.keyboard.press("Control+k");
        await expect(page.getByTestId("palette-field")).toBeFocused({ timeout: 2000 });
      }).toPass();
      await page.getByTestId("palette-field").fill("QwQ-32B 2025-03-06");
      const marked = page.getByRole("option", { name: /QwQ-32B/ }).first();
      await expect(marked).toHaveAttribute("data-highlighted", "");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(localePath(locale, "/events/qwq-32b"));
      await expect(page.getByTestId("listing-9988.HK")).toContainText("+8.39%");
      await expect(page.getByTestId("listing-9988.HK").locator(".chart-line")).toHaveCount(2);
      await page.getByTestId("listing-9988.HK").locator("summary").last().click();
      await expect(page.getByTestId("listing-9988.HK").getByRole("table").last()).toBeVisible();
      await fits(page, "announcement");
    });
    expect(found).toEqual([]);
  });

  test(`${locale}, light and dark, ${WIDTHS.join(" and ")}: reactions, comparison`, async ({ page }) => {
    const found = errorsOf(page);
    await openPage(page, localePath(locale, "/reactions?view=heat"));
    await forEachReader(page, async () => {
      await expect(page.locator("main td").filter({ hasText: "%" }).first()).toBeVisible();
      await page.getByRole("link", { name: reactionViews.views.dumbbell }).click();
      await expect(page).toHaveURL(/view=dumbbell/);
      await expect(page.locator("main td").filter({ hasText: "+10.01%" }).first()).toBeVisible();
      await fits(page, "reactions");
      await page.goBack();
      await expect(page).toHaveURL(/view=heat/);
    });

    await openPage(page, localePath(locale, "/compare"));
    await forEachReader(page, async () => {
      await settle(page);
      await expect(page.locator(".chart-line")).toHaveCount(6);
      await expect(page.getByTestId("compare-table")).toContainText("+10.01%");
      await fits(page, "comparison");
    });
    expect(found).toEqual([]);
  });
}
