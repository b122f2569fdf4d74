// Where things stand on the board: the figure comes first, and nothing moves under the pointer.
import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../../support/axe.ts";
import { openPage, settle } from "../../support/open-page.ts";

const NEW_READER = { cookies: [], origins: [] };

const topOf = (page: Page, name: string) =>
  page.getByTestId(name).evaluate((own) => Math.round(own.getBoundingClientRect().top));

test.describe("the first screen", () => {
  for (const { path, width, height, most, visit } of [
    { path: "/", width: 1440, height: 900, most: 280, visit: "a first" },
    { path: "/", width: 1024, height: 900, most: 300, visit: "another" },
    { path: "/zh", width: 768, height: 1024, most: 300, visit: "another" },
    { path: "/", width: 768, height: 1024, most: 300, visit: "another" },
    { path: "/", width: 720, height: 450, most: 300, visit: "another" },
    { path: "/", width: 640, height: 900, most: 300, visit: "a first" },
    { path: "/zh", width: 640, height: 900, most: 300, visit: "another" },
    { path: "/ar", width: 767, height: 900, most: 300, visit: "a first" },
    { path: "/companies/alibaba", width: 1440, height: 900, most: 320, visit: "another" },
    { path: "/", width: 390, height: 844, most: 300, visit: "a first" },
    { path: "/ar", width: 390, height: 844, most: 300, visit: "a first" },
    { path: "/companies/alibaba", width: 390, height: 844, most: 300, visit: "another" },
    { path: "/zh/companies/alibaba", width: 390, height: 844, most: 300, visit: "another" },
    { path: "/", width: 320, height: 700, most: 336, visit: "another" },
  ]) {
    test(`of ${path} at ${width} x ${height} on ${visit} visit: the plot begins within ${most} pixels, and no text is cut`, async ({
      browser,
    }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        ...(visit === "a first" ? { storageState: NEW_READER } : {}),
      });
      const page = await context.newPage();
      await openPage(page, path);
      await settle(page);
      expect(await topOf(page, "market-figure")).toBeLessThanOrEqual(most);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const cut = await page
        .getByTestId("lead")
        .evaluate(
          (lead) =>
            [lead, ...lead.querySelectorAll("*")].filter(
              (own) => own.scrollWidth > own.clientWidth + 1 && own.clientWidth > 0,
            ).length,
        );
      expect(cut).toBe(0);
      await context.close();
    });
  }
});

test("at 390 pixels a Chinese headline breaks at a mark: 上涨 stays whole", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await openPage(page, "/zh");
  const heights = await page.getByRole("heading", { level: 1 }).evaluate((heading) => {
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf("上涨") ?? -1;
      if (at < 0) continue;
      return [at, at + 1].map((letter) => {
        const range = document.createRange();
        range.setStart(text, letter);
        range.setEnd(text, letter + 1);
        return Math.round(range.getBoundingClientRect().top);
      });
    }
    return [];
  });
  expect(heights).toHaveLength(2);
  expect(heights[0]).toBe(heights[1]);
  await context.close();
});

test("a choice moves nothing: the figure stays where it is with a chip, without one, and zoomed", async ({
  page,
}) => {
  await openPage(page, "/");
  await settle(page);
  const before = await topOf(page, "market-figure");
  const measure = page.getByRole("button", { name: "Measure" });
  const place = await measure.boundingBox();
  await page.getByRole("button", { name: "2025", exact: true }).click();
  await expect(page.getByRole("button", { name: "Remove filter: To 2025-12-31" })).toBeVisible();
  expect(await topOf(page, "market-figure")).toBe(before);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page.getByRole("button", { name: "Keep this range" })).toBeVisible();
  expect(await topOf(page, "market-figure")).toBe(before);
  expect(await measure.boundingBox()).toEqual(place);
});

test.describe("the range", () => {
  test("keeps its start when its end is set: To 31 December 2025 exports from 1 January 2025, and both are said", async ({
    page,
  }) => {
    await openPage(page, "/");
    await page.locator("summary", { hasText: "More" }).click();
    await expect(page.getByLabel("From", { exact: true })).toHaveValue("2025-01-01");
    await page.getByLabel("To", { exact: true }).fill("2025-12-31");
    await page.getByLabel("To", { exact: true }).press("Enter");
    await expect(page).toHaveURL(/from=2025-01-01&to=2025-12-31/);
    await expect(page.getByRole("button", { name: "Remove filter: From 2025-01-01" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove filter: To 2025-12-31" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator("summary", { hasText: "Export" }).click();
    const bars = page.getByRole("link", { name: "Prices (bars.csv)" });
    await expect(bars).toHaveAttribute("href", /from=2025-01-01&to=2025-12-31/);
  });

  test("is offered by year, and not where no announcement is: 2024, 2025, but neither 1M nor 2026", async ({
    page,
  }) => {
    await openPage(page, "/");
    const ranges = page.getByRole("search").getByRole("group", { name: "Range" }).getByRole("button");
    await expect(ranges).toHaveText(["2024", "2025", "3M", "6M", "1Y", "All"]);
    await ranges.first().click();
    await expect(page).toHaveURL(/from=2024-01-01&to=2024-12-31/);
    await expect(ranges.first()).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveTitle(/2024.* · Model Moves$/);
  });
});

test.describe("menus", () => {
  test("close on Escape and outside, and one is open at a time", async ({ page }) => {
    await openPage(page, "/");
    const exports = page.locator("summary", { hasText: "Export" });
    const csv = page.getByRole("link", { name: "Reactions (reactions.csv)" });
    await exports.click();
    await expect(csv).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(csv).toBeHidden();
    await expect(exports).toBeFocused();
    await exports.click();
    await page.getByRole("heading", { level: 1 }).click({ position: { x: 2, y: 2 } });
    await expect(csv).toBeHidden();
    await exports.click();
    await page.locator("summary", { hasText: "More" }).click();
    await expect(csv).toBeHidden();
    await expect(page.getByLabel("CAR window")).toBeVisible();
    await page.getByRole("button", { name: "Views" }).click();
    await expect(page.getByRole("dialog", { name: "Saved views" })).toBeVisible();
    await expect(page.getByLabel("CAR window")).toBeHidden();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Chart", exact: true }).click();
    const chart = page.getByRole("dialog", { name: "Chart" });
    await expect(chart.getByRole("button", { name: "Candles" })).toBeVisible();
    expect(await axeFinds(page, { within: '[role="dialog"]' })).toEqual([]);
    expect(await axeFinds(page, { within: "search" })).toEqual([]);
    expect(await axeFinds(page, { within: '[role="toolbar"]' })).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(chart).toHaveCount(0);
  });

  test("the chart's tools are one stop, with arrow keys inside, and groups are called by what they do", async ({
    page,
  }) => {
    await openPage(page, "/");
    const toolbar = page.getByRole("toolbar", { name: "Chart tools" });
    await expect(toolbar.locator('[tabindex="0"]')).toHaveCount(1);
    await expect(toolbar.getByRole("group", { name: "Zoom", exact: true })).toBeVisible();
    await toolbar.getByRole("button", { name: "Zoom in" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(toolbar.getByRole("button", { name: "Chart", exact: true })).toBeFocused();
    await page.keyboard.press("End");
    await expect(toolbar.locator("summary", { hasText: "Export" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(toolbar.getByRole("button", { name: "Zoom in" })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByTestId("market-figure")).toBeFocused();
  });
});

test("chart and table are seen together: a low chart and the table's head stay while rows are scrolled", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openPage(page, "/");
  const pinned = page.getByTestId("pinned-chart");
  await expect(pinned).toHaveCount(0);
  const row = page.getByTestId("row-qwen3-9988.HK");
  await row.scrollIntoViewIfNeeded();
  await expect(pinned).toBeVisible();
  await settle(page);
  expect((await pinned.boundingBox())?.height).toBeLessThanOrEqual(224);
  const head = page.getByRole("columnheader", { name: "Announcement" });
  await expect(head).toBeInViewport();
  await expect(async () => {
    const [chart, names] = [await pinned.boundingBox(), await head.boundingBox()];
    expect(Math.abs((chart?.y ?? 0) + (chart?.height ?? 0) - (names?.y ?? 99))).toBeLessThanOrEqual(2);
  }).toPass();
  await row.hover();
  await expect(pinned.locator('g[data-event="qwen3"]')).toHaveAttribute("data-lit", "true");
  const table = page.getByTestId("reaction-table");
  expect(await table.evaluate((own) => own.scrollWidth - own.clientWidth)).toBe(0);
  expect(await axeFinds(page, { within: '[data-testid="pinned-chart"]' })).toEqual([]);
  await pinned.getByRole("button", { name: "Leave the table alone" }).click();
  await expect(pinned).toHaveCount(0);
});

test("a page that is not there, and a board with a filter, are titled by what they are", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page).toHaveTitle("There is no such page · Model Moves");
  await page.goto("/zh/nowhere");
  await expect(page).toHaveTitle("没有这个页面 · Model Moves");
  await page.goto("/?company=alibaba");
  await expect(page).toHaveTitle(
    "3 February 2025: Alibaba rises 6.4%, market 0.3%, after Qwen2.5-Max · Model Moves",
  );
  await page.goto("/");
  await expect(page).toHaveTitle(/^Model Moves · /);
});

test("on a phone the table has company, abnormal return and t in sight, each figure is 24 pixels high, and axe finds nothing", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "/");
  const row = page.getByTestId("row-qwq-32b-002315.SZ");
  await row.scrollIntoViewIfNeeded();
  await expect(row.getByText("Focus Technology").filter({ visible: true })).toBeInViewport();
  await expect(row.getByText("+7.91%").filter({ visible: true })).toBeInViewport({ ratio: 1 });
  await expect(row.getByText("t +2.05").filter({ visible: true })).toBeInViewport({ ratio: 1 });
  expect(await axeFinds(page, { within: '[data-testid="reaction-table"]', targetSizes: true })).toEqual([]);
});
