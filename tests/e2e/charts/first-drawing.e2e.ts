import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { openPage } from "../../support/open-page.ts";

const lines = (page: Page) => page.locator(".chart-line");

/** The chart in the server's answer, before any script. */
async function answered(context: BrowserContext, address: string) {
  const html = await (await context.request.get(address)).text();
  const drawing = /<svg[^>]*class="recharts-surface block max-w-full[^>]*>/.exec(html)?.[0] ?? "";
  return {
    lines: [...html.matchAll(/class="recharts-curve chart-line"/g)].length,
    width: Number(/ width="(\d+)"/.exec(drawing)?.[1]),
  };
}

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
      await expect(page.locator(".axis text").first()).toBeVisible();
      await expect(page.locator(".timeline-mark").first()).toBeVisible();
      await expect(page.getByRole("toolbar")).toHaveCount(0);
    });
  }

  for (const width of [390, 820, 1_280, 1_900]) {
    test(`in a window of ${width} pixels a drawing for another is as large as it was drawn, and the page is no wider`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      const figure = page.getByTestId("market-figure");
      const drawing = figure.locator("svg.recharts-surface").first();
      expect((await drawing.boundingBox())?.width).toBe(1_398);
      await expect(lines(page).first()).toBeVisible();
      const [room, whole] = await figure.evaluate((own) => [own.clientWidth, own.scrollWidth]);
      expect(room).toBeLessThan(width);
      expect(whole).toBe(Math.max(room ?? 0, 1_398)); // scrolled where there is less room
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });
  }
});

test("nothing moves while the chart comes up in the width that it was drawn for, and hardly anything in another", async ({
  browser,
}) => {
  for (const { width, cookie, most } of [
    { width: 1_440, cookie: null, most: 0 },
    { width: 1_100, cookie: "1058", most: 0 },
    { width: 390, cookie: "364", most: 0 },
    // Days have other places in another width, and the marks that can be pressed move with them.
    { width: 1_100, cookie: null, most: 0.01 },
    { width: 390, cookie: null, most: 0.01 },
    { width: 1_440, cookie: "640", most: 0.01 },
  ]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    if (cookie !== null) {
      const url = test.info().project.use.baseURL ?? "";
      await context.addCookies([{ name: "figure-width", value: cookie, url }]);
    }
    const shift = await shiftOf(await context.newPage(), "/");
    expect(shift, `${width} pixels, ${cookie}`).toBeLessThanOrEqual(most);
    await context.close();
  }
});

test("the server's next page is drawn in the width that this browser had, and its lines stay as they came", async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 1_100, height: 900 });
  expect(await answered(context, "/")).toEqual({ lines: 3, width: 1_398 });
  await openPage(page, "/");
  const width = Math.floor((await page.getByTestId("market-figure").boundingBox())?.width ?? 0);
  await expect.poll(async () => (await answered(context, "/")).width).toBe(width);
  await page.goto("/", { waitUntil: "commit" });
  const drawn = await lines(page).first().getAttribute("d");
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await expect(lines(page).first()).toHaveAttribute("d", drawn ?? "");
});

test("a phone's first drawing is one for a phone", async ({ playwright, baseURL }) => {
  const drawnFor = async (headers: Record<string, string>) => {
    const request = await playwright.request.newContext({
      baseURL: baseURL ?? "",
      extraHTTPHeaders: headers,
    });
    const html = await (await request.get("/")).text();
    await request.dispose();
    return /<svg[^>]*class="recharts-surface block max-w-full[^>]*width="(\d+)"/.exec(html)?.[1];
  };
  expect(await drawnFor({ "sec-ch-ua-mobile": "?1" })).toBe("364");
  expect(await drawnFor({ "user-agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0" })).toBe(
    "364",
  );
  expect(await drawnFor({ "sec-ch-ua-mobile": "?0" })).toBe("1398");
});

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
