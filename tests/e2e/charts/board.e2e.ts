import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { chartMenu } from "../../support/chart-menu.ts";
import { openPage } from "../../support/open-page.ts";

const row = (page: Page, event: string, symbol: string) => page.getByTestId(`row-${event}-${symbol}`);
const mark = (page: Page, event: string) => page.locator(`.timeline-mark[data-event="${event}"]`);

test.describe("the board", () => {
  test("says in one sentence what it shows: on 6 March 2025 QwQ-32B, Alibaba 8.4% and the market 5.4%", async ({
    page,
  }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "6 March 2025: Alibaba rises 8.4%, market 5.4%, after QwQ-32B",
    );
    const lead = page.getByTestId("lead");
    await expect(lead).toContainText("Focus Technology (+10.01%, limit-up)");
    await expect(lead).toContainText("Client Service International (+9.63%)");
    await expect(lead).toContainText("Market: Hang Seng TECH Index. Adjusted closes, 2 Jan 2025 = 100.");
    await expect(lead).toContainText("the largest |t|, summed over the companies named");
    await expect(page.getByTestId("source")).toContainText(
      "Focus Technology (Shenzhen, 002315.SZ) to 6 Feb 2026",
    );
  });

  test("says that it opens on less than is stored, and offers everything", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText("The board opens on 2025-01-01 and later.")).toBeVisible();
    await page.getByRole("link", { name: "Show everything stored" }).click();
    await expect(page.getByTestId("readout-BABA")).toBeVisible();
    await expect(page.getByText(/20 of 316 rows/)).toBeVisible();
  });

  test("the table has the day's figures, and 24 February 2025 as a fall of 2.02%", async ({ page }) => {
    await page.goto("/");
    await expect(row(page, "qwq-32b", "9988.HK")).toContainText("+8.39%");
    await expect(row(page, "qwq-32b", "9988.HK")).toContainText("+5.40%");
    await expect(row(page, "qwq-32b", "002315.SZ")).toContainText("+10.01%");
    await expect(row(page, "qwq-32b", "002315.SZ")).toContainText("Limit up");
    await expect(row(page, "qwq-32b", "300663.SZ")).toContainText("+9.63%");
    await expect(row(page, "qwq-32b", "300663.SZ")).not.toContainText("Limit");
    await expect(row(page, "alibaba-380bn-plan", "9988.HK")).toContainText("−2.02%");
    await expect(row(page, "manus-qwen-partnership", "9988.HK")).toContainText("not studied");
  });

  test("the limit and day 0 are explained on hover and on focus", async ({ page }) => {
    await openPage(page, "/");
    const tooltip = page.getByTestId("reaction-table").locator("..").getByRole("tooltip");
    await row(page, "qwq-32b", "002315.SZ").getByText("Limit up").hover();
    await expect(tooltip).toContainText("Closed at 49.02 CNY, the upper limit (10%)");
    await row(page, "qwq-32b", "9988.HK").getByText("2025-03-06").last().focus();
    await expect(tooltip).toContainText(
      "Announced 6 Mar 2025, 02:55 GMT+8, before the open: day 0 is 2025-03-06.",
    );
    await page.keyboard.press("Escape");
    await expect(tooltip).toBeHidden();
  });

  test("pointing at an announcement lights its marker on each chart and its rows; leaving puts them out", async ({
    page,
  }) => {
    await openPage(page, "/");
    await mark(page, "qwq-32b").hover();
    await expect(page.locator('svg g[data-event="qwq-32b"]')).toHaveAttribute("data-lit", "true");
    await expect(row(page, "qwq-32b", "9988.HK")).toHaveAttribute("data-lit", "true");
    await expect(page.locator('svg g[data-event="qwq-32b"] .marker-dot').first()).toHaveCSS(
      "visibility",
      "visible",
    );
    const card = page.getByTestId("announcement-card");
    await expect(card).toContainText("QwQ-32B");
    await expect(card).toContainText("+8.39%");
    await page.getByRole("heading", { name: "Reactions" }).hover();
    await expect(page.locator("[data-lit]")).toHaveCount(0);
    await row(page, "deepseek-r1", "9988.HK").isVisible();
    await row(page, "qwen3", "9988.HK").hover();
    await expect(mark(page, "qwen3")).toHaveAttribute("data-lit", "true");
  });

  test("pointing at a day and walking by arrow keys show every series' value", async ({ page }) => {
    await openPage(page, "/?from=2025-03-03&to=2025-03-14");
    const figure = page.getByTestId("market-figure");
    await figure.focus();
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByTestId("readout-day")).toHaveText("14 Mar 2025");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await expect(page.getByTestId("readout-day")).toHaveText("6 Mar 2025");
    await expect(page.getByTestId("readout-9988.HK")).toContainText("140.80 HKD");
    await expect(page.getByTestId("readout-9988.HK")).toContainText("+8.39%");
    await expect(page.getByTestId("readout-002315.SZ")).toContainText("49.02 CNY");
    await expect(page.getByTestId("readout-300663.SZ")).toContainText("19.80 CNY");
  });

  for (const width of [320, 768, 1024]) {
    test(`at ${width} pixels no text of the readout is cut, at rest and on a day after a series ended`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await openPage(page, "/");
      const cut = () =>
        page
          .locator('[data-testid^="readout-"], [data-testid^="readout-"] *')
          .evaluateAll((all) =>
            all
              .filter((own) => own.scrollWidth > own.clientWidth + 1 && own.clientWidth > 0)
              .map((own) => own.textContent),
          );
      await expect(page.getByText(/no quotes since 8 Jan 2026/).first()).toBeVisible();
      await expect.poll(cut).toEqual([]);
      await page.getByTestId("market-figure").focus();
      await page.keyboard.press("End");
      await expect(page.getByTestId("readout-300663.SZ")).toContainText("no quotes since 8 Jan 2026");
      await expect(page.getByTestId("readout-300663.SZ")).not.toContainText("closed");
      await expect.poll(cut).toEqual([]);
    });
  }

  test("charts and timeline share one time axis to the pixel", async ({ page }) => {
    await openPage(page, "/?from=2025-03-03&to=2025-03-14");
    await mark(page, "qwq-32b").hover();
    await expect(async () => {
      const dot = await mark(page, "qwq-32b").boundingBox();
      const line = await page.locator('svg g[data-event="qwq-32b"] .marker-line').boundingBox();
      expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - (line?.x ?? 0))).toBeLessThan(1.5);
    }).toPass();
  });

  test("the whole state is in the address: a link restores it and back undoes it", async ({ page }) => {
    await openPage(page, "/");
    await (await chartMenu(page)).getByRole("button", { name: "Log", exact: true }).click();
    await expect(page).toHaveURL(/scale=log/);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("lead").getByText("on a logarithmic axis")).toBeVisible();
    await page.getByRole("button", { name: "Companies: All companies" }).click();
    await page.getByRole("option", { name: "Focus Technology" }).click();
    await expect(page).toHaveURL(/company=focus-technology/);
    await expect(page.getByTestId("readout-9988.HK")).toHaveCount(0);
    await page.getByRole("button", { name: "Return", exact: true }).click();
    await expect(page).toHaveURL(/sort=-return/);
    const address = page.url();
    await page.goBack();
    await page.goBack();
    await expect(page.getByTestId("readout-9988.HK")).toBeVisible();
    await expect(page.getByRole("button", { name: "Companies: All companies" })).toBeVisible();
    await page.goto(address);
    await expect(page.getByTestId("readout-9988.HK")).toHaveCount(0);
    await expect(page.getByRole("columnheader", { name: "Return" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
  });

  test("benchmark, model and window are chosen, computed and shown", async ({ page }) => {
    await openPage(page, "/");
    await page.locator("summary", { hasText: "More" }).click();
    await page.getByRole("search").getByLabel("Benchmark", { exact: true }).selectOption("^HSI");
    await expect(row(page, "qwq-32b", "9988.HK")).toContainText("Hang Seng Index");
    await expect(page.getByTestId("readout-^HSI")).toBeVisible();
    await page.getByLabel("Normal return").selectOption("mean");
    await expect(page).toHaveURL(/model=mean/);
    const window = page.getByLabel("CAR window");
    await window.fill("-10..10");
    await window.press("Enter");
    await expect(page).toHaveURL(/window=-10\.\.10/);
  });

  test("Export downloads exactly the rows on screen", async ({ page }) => {
    await page.goto("/?company=alibaba&from=2025-02-20&to=2025-03-10");
    await page.locator("summary", { hasText: "Export" }).click();
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Reactions (reactions.csv)" }).click();
    const text = readFileSync((await (await started).path()) ?? "", "utf8");
    const records: Record<string, string>[] = parse(text, { columns: true });
    const shown = await page
      .locator("tbody tr[data-event]")
      .evaluateAll((rows) => rows.map((tableRow) => tableRow.getAttribute("data-event")));
    expect(records.map(({ event }) => event).sort()).toEqual(shown.sort());
    const qwq = records.find(({ event }) => event === "qwq-32b");
    expect(Number(qwq?.raw_return_day0)).toBeCloseTo(140.8 / 129.9 - 1, 12);
    expect(records.every(({ symbol }) => symbol === "9988.HK")).toBe(true);
  });
});
