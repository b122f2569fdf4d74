import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const PAGES = [
  "/",
  "/reactions",
  "/compare",
  "/methods",
  "/events",
  "/events/qwq-32b",
  "/companies",
  "/companies/alibaba",
  "/moves",
  "/data",
];

/** axe leaves the size of targets (WCAG 2.2, 2.5.8) out by itself. */
const EVERY_RULE = { rules: { "target-size": { enabled: true } } };

async function chooseLanguage(page: Page, language: string): Promise<void> {
  await page.locator("[popovertarget=site-menu]").click();
  await page.locator("#site-menu select").first().selectOption(language);
}

test("a browser that asks for Chinese or Arabic gets it; a choice is kept", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page).toHaveURL(/\/zh$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await chooseLanguage(page, "ar");
  await expect(page).toHaveURL(/\/ar$/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.goto("/events");
  await expect(page).toHaveURL(/\/ar\/events$/);
  await context.close();
});

test("the language changes and the filter stays", async ({ page }) => {
  await page.goto("/?company=alibaba&scale=price", { waitUntil: "networkidle" });
  await chooseLanguage(page, "zh");
  await expect(page).toHaveURL(/\/zh\?company=alibaba&scale=price$/);
  await expect(page.getByTestId("readout-9988.HK")).toContainText("HKD");
});

test("in Arabic the charts keep time from left to right", async ({ page }) => {
  await page.goto("/ar");
  const early = await page.locator('.timeline-mark[data-event="qwq-32b"]').boundingBox();
  const late = await page.locator('.timeline-mark[data-event="qwen3"]').boundingBox();
  expect(early?.x ?? 0).toBeLessThan(late?.x ?? 0);
});

for (const [colorScheme, width, prefix] of [
  ["light", 1440, ""],
  ["light", 1440, "/zh"],
  ["light", 1440, "/ar"],
  ["dark", 1440, ""],
  ["dark", 1440, "/zh"],
  ["dark", 1440, "/ar"],
  ["light", 390, ""],
  ["light", 390, "/ar"],
] as const) {
  test(`axe finds nothing on any page, ${colorScheme}, ${width} pixels wide, ${prefix || "/en"}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000); // ten pages, one after the other
    const viewport = { width, height: 900 };
    const context = await browser.newContext({
      colorScheme,
      viewport,
      locale: "en-US",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    for (const address of PAGES) {
      await page.goto(prefix + (address === "/" && prefix ? "" : address), { waitUntil: "networkidle" });
      const { violations } = await new AxeBuilder({ page }).options(EVERY_RULE).analyze();
      expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
}

for (const width of [1440, 360]) {
  test(`nothing is wider than a screen of ${width} pixels on any page, in any language`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "en-US" });
    const page = await context.newPage();
    for (const prefix of ["", "/zh", "/ar"]) {
      for (const address of PAGES) {
        await page.goto(prefix + (address === "/" && prefix ? "" : address), { waitUntil: "networkidle" });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, prefix + address).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  });
}

test("nothing moves while the board loads", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number")
          Object.assign(window, { shifted: entry.value });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page.locator(".chart-line").first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "shifted"))).toBe(0);
});
