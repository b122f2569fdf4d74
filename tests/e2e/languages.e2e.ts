import { expect, type Page, test } from "@playwright/test";
import { localePath } from "../../lib/i18n/routing.ts";
import { openPage } from "../support/open-page.ts";

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
  await openPage(page, "/?company=alibaba&scale=price");
  await chooseLanguage(page, "zh");
  await expect(page).toHaveURL(/\/zh\?company=alibaba&scale=price$/);
  await expect(page.getByTestId("readout-9988.HK")).toContainText("港元");
});

test("in Arabic the charts keep time from left to right", async ({ page }) => {
  await openPage(page, "/ar");
  const early = await page.locator('.timeline-mark[data-event="qwq-32b"]').boundingBox();
  const late = await page.locator('.timeline-mark[data-event="qwen3"]').boundingBox();
  expect(early?.x ?? 0).toBeLessThan(late?.x ?? 0);
});

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
  await openPage(page, "/");
  await expect(page.locator(".chart-line").first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "shifted"))).toBe(0);
});

test("a page announces a picture of 1200 × 630 in its own language, and no two are alike", async ({
  request,
}) => {
  for (const own of ["/", "/events/qwq-32b", "/companies/alibaba", "/compare", "/reactions", "/data"]) {
    const pictures = new Set<string>();
    for (const locale of ["en", "zh", "ar"]) {
      const html = await (await request.get(localePath(locale, own))).text();
      const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
      const { pathname, search, searchParams } = new URL(address ?? "");
      expect(searchParams.get("lang")).toBe(locale === "en" ? null : locale);
      const answer = await request.get(`${pathname}${search}`);
      expect(answer.headers()["content-type"]).toBe("image/png");
      const png = await answer.body();
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      pictures.add(png.toString("base64"));
    }
    expect(pictures.size, own).toBe(3);
  }
});
