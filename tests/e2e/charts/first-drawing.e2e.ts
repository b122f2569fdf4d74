import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../../support/open-page.ts";

/** Those of the drawing that the browser shows: before it has measured there is one for a phone too. */
const lines = (page: Page) => page.getByTestId("market-figure").locator(".chart-line:visible");

/** How far what is in sight moves while a page comes up, as the browser counts it. */
async function shiftOf(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") seen.shift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(lines(page).first()).toBeVisible();
  return page.evaluate(() => Number(Reflect.get(Reflect.get(window, "seen"), "shift")));
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  for (const [path, count] of [
    ["/", 3],
    ["/companies/alibaba", 2],
    ["/ar?overlay=benchmark", 6],
  ] as const) {
    test(`${path} has its ${count} lines, their names, axes and announcements`, async ({ page }) => {
      await page.goto(path);
      await expect(lines(page)).toHaveCount(count);
      await expect(lines(page).first()).toBeVisible();
      await expect(page.getByTestId("label-9988.HK")).toContainText("9988.HK");
      await expect(page.locator(".axis text:visible").first()).toBeVisible();
      await expect(page.locator(".timeline-mark:visible").first()).toBeVisible();
      await expect(page.getByRole("toolbar")).toHaveCount(0);
    });
  }

  for (const { width, drawn } of [
    { width: 390, drawn: 364 },
    { width: 600, drawn: 364 },
    { width: 820, drawn: 1_398 },
    { width: 1_280, drawn: 1_398 },
    { width: 1_900, drawn: 1_398 },
  ]) {
    test(`in a window of ${width} pixels the drawing for ${drawn} is as large as it was drawn, and the page is no wider`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      const figure = page.getByTestId("market-figure");
      const drawing = figure.locator("svg.recharts-surface:visible").first();
      expect((await drawing.boundingBox())?.width).toBe(drawn);
      await expect(lines(page)).toHaveCount(3);
      const [room, whole] = await figure.evaluate((own) => [own.clientWidth, own.scrollWidth]);
      expect(room).toBeLessThan(width);
      expect(whole).toBe(Math.max(room ?? 0, drawn)); // scrolled where there is less room
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });
  }
});

test("nothing moves while the chart comes up in the width that it was drawn for, and hardly anything in another", async ({
  browser,
}) => {
  for (const { width, most } of [
    { width: 1_440, most: 0 },
    { width: 390, most: 0 },
    // Days have other places in another width, and the marks that can be pressed move with them.
    { width: 1_100, most: 0.01 },
    { width: 600, most: 0.01 },
  ]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const shift = await shiftOf(await context.newPage(), "/");
    expect(shift, `${width} pixels`).toBeLessThanOrEqual(most);
    await context.close();
  }
});

for (const width of [390, 1_440]) {
  test(`in a window of ${width} pixels the lines stay as they came, and of two drawings one is left`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/", { waitUntil: "commit" });
    const drawn = await lines(page).first().getAttribute("d");
    await page.locator("html[data-alive]").waitFor({ state: "attached" });
    await expect(page.getByTestId("phone-drawing")).toHaveCount(0);
    await expect(page.locator(".chart-line")).toHaveCount(3);
    await expect(lines(page).first()).toHaveAttribute("d", drawn ?? "");
  });
}

test("a company has one colour on the board, on its own page and on an announcement's", async ({ page }) => {
  const strokes = async (address: string, symbol: string) => {
    await openPage(page, address);
    const line = page.getByTestId(`line-${symbol}`).first();
    await line.scrollIntoViewIfNeeded();
    return line.evaluate((drawn) => getComputedStyle(drawn).stroke);
  };
  const board = {
    focus: await strokes("/", "002315.SZ"),
    client: await strokes("/", "300663.SZ"),
  };
  expect(board.focus).not.toBe(board.client);
  expect(await strokes("/?company=focus-technology", "002315.SZ")).toBe(board.focus);
  expect(await strokes("/companies/client-service-international", "300663.SZ")).toBe(board.client);
  expect(await strokes("/events/manus", "002315.SZ")).toBe(board.focus);
  expect(await strokes("/events/manus", "300663.SZ")).toBe(board.client);
});

test("a series that ended says since when on the chart and in the readout, never that it is closed", async ({
  page,
}) => {
  await openPage(page, "/");
  await expect(page.getByTestId("label-300663.SZ")).toContainText("no quotes since 8 Jan 2026");
  await page.getByTestId("market-figure").focus();
  await page.keyboard.press("End");
  const readout = page.getByTestId("readout-300663.SZ");
  await expect(readout).toContainText("no quotes since 8 Jan 2026");
  await expect(readout).not.toContainText("closed");
  await expect(page.getByTestId("spoken-day")).toContainText("no quotes since 8 Jan 2026");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByTestId("label-300663.SZ")).toHaveCount(0);
  await expect(page.getByTestId("ends-key")).toContainText("no quotes since 8 Jan 2026");
});
