import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("the list of announcements", () => {
  test("is narrowed by words, makers, companies and years, and its export has the same rows", async ({
    page,
    request,
  }) => {
    await openPage(page, "/events");
    const count = page.getByTestId("announcement-count");
    await expect(count).toHaveText("79 announcements");
    await page
      .getByRole("navigation", { name: "Maker: choices" })
      .getByRole("link", { name: /^Alibaba \(all\)/ })
      .click();
    await expect(page).toHaveURL(/\/events\?maker=Alibaba/);
    await page
      .getByRole("navigation", { name: "Year: choices" })
      .getByRole("link", { name: /^2025/ })
      .click();
    await page.getByRole("searchbox", { name: "Search announcements" }).fill("qwen3");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/search=qwen3/);
    await expect(page).toHaveURL(/from=2025-01-01&to=2025-12-31/);
    await expect(count).toHaveText("9 announcements");
    const row = page.getByRole("listitem").filter({ hasText: "Qwen3Guard" }).last();
    await expect(row).toContainText("Alibaba");
    await expect(row).toContainText("+9.16%");
    const address = await page.getByRole("link", { name: "Announcements (events.csv)" }).getAttribute("href");
    const rows = (await (await request.get(address ?? "")).text()).trim().split("\r\n");
    expect(rows).toHaveLength(10);

    await page.getByRole("link", { name: "Strongest first" }).click();
    await expect(page.getByText(/^Strongest: by the size of t/)).toBeVisible();
    await page.getByRole("link", { name: "Clear all" }).click();
    await expect(count).toHaveText("79 announcements");
  });

  test("without a script is searched by its form", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/events?company=focus-technology&order=oldest");
    await page.getByRole("searchbox").fill("manus");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL(/\/events\?search=manus&company=focus-technology&order=oldest$/);
    await expect(page.getByRole("link", { name: "+10.01% Limit up" })).toBeVisible();
    await context.close();
  });

  test("that is empty says what would fill it", async ({ page }) => {
    await openPage(page, "/zh/events?maker=DeepSeek&company=alibaba");
    const empty = page.getByTestId("empty-result");
    await expect(empty).toContainText("没有与此筛选匹配的内容");
    await empty.getByRole("link", { name: "全部公司（12）" }).click();
    await expect(page.getByTestId("announcement-count")).toHaveText("12 个发布事件");
  });

  for (const [name, path, options] of [
    ["in English", "/events?maker=Alibaba (all)", {}],
    [
      "in Arabic, dark, on a phone",
      "/ar/events?maker=DeepSeek",
      { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ],
    ["empty, in Chinese", "/zh/events?search=nothing", {}],
  ] as const) {
    test(`${name} fits the window, and axe finds nothing`, async ({ browser }) => {
      const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
      const page = await context.newPage();
      await openPage(page, path);
      expect(await axeFinds(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await context.close();
    });
  }
});

test("a visitor is not asked to add the announcement that a move lacks", async ({ page }) => {
  await openPage(page, "/moves");
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Add an announcement/ })).toHaveCount(0);
});

test("on a phone each move has its abnormal return and t in sight, by which the table is in order", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await openPage(page, "/moves");
  const tests = page.getByRole("table").getByText(/^t\s[+−]\d/);
  await expect(tests.first()).toBeVisible();
  const cut = await tests.evaluateAll((all) =>
    Math.max(
      ...all.map(
        (one) =>
          one.getBoundingClientRect().right -
          (one.closest("table")?.parentElement?.getBoundingClientRect().right ?? 0),
      ),
    ),
  );
  expect(cut).toBeLessThanOrEqual(0);
  const values = (await tests.allInnerTexts()).map((text) => Math.abs(Number(text.replace(/^t\s[+−]/, ""))));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  await context.close();
});

test("moves that there are none of in a range are looked for in all dates, and among smaller ones", async ({
  page,
}) => {
  await openPage(page, "/moves?from=2025-03-01&to=2025-03-05&sigma=9");
  const empty = page.getByTestId("empty-result");
  await empty.getByRole("link", { name: "Moves beyond 2 standard deviations" }).click();
  await expect(page).toHaveURL(/sigma=2/);
});

test("a filtered list is called by what it is narrowed to", async ({ page }) => {
  await page.goto("/events");
  await expect(page).toHaveTitle("Announcements · Model Moves");
  await page.goto("/events?maker=Alibaba (all)&search=qwen3");
  await expect(page).toHaveTitle("Announcements (Search qwen3, Maker Alibaba (all)) · Model Moves");
  await page.goto("/zh/reactions?company=alibaba");
  await expect(page).toHaveTitle(/（公司 阿里巴巴）/);
});
