import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";

const NEW_READER = { cookies: [], origins: [] };
test.use({ storageState: NEW_READER });

const line = (page: Page) => page.getByTestId("introduction");
const walk = (page: Page) => page.getByTestId("reading-walk");
const starter = (page: Page) => line(page).getByRole("button").first();
const boxOf = async (page: Page, name: string) => {
  const box = await page.getByTestId(name).boundingBox();
  const scrolled = await page.evaluate(() => window.scrollY);
  return box && { ...box, y: Math.round(box.y + scrolled) };
};

for (const locale of ["en", "zh", "ar"])
  for (const width of [390, 360, 320])
    test(`${locale}, ${width} pixels: the line hides nothing of the filters' button`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openPage(page, locale === "en" ? "/" : `/${locale}`);
      const filters = await page.locator("search button:visible").first().boundingBox();
      const offer = await starter(page).boundingBox();
      if (!filters || !offer) throw new Error("Not both are there.");
      const apart = Math.max(offer.x - filters.x - filters.width, filters.x - offer.x - offer.width);
      expect(apart).toBeGreaterThanOrEqual(4);
      expect(offer.height).toBeLessThanOrEqual(44);
    });

test("a first visit has one line, which starts a walk on the page by keyboard: nothing moves, Escape ends it for good", async ({
  page,
}) => {
  await openPage(page, "/");
  await settle(page);
  expect((await line(page).boundingBox())?.height).toBeLessThanOrEqual(44);
  await expect(page.locator("body")).toBeFocused(); // nothing was taken from the reader
  const before = await boxOf(page, "market-figure");

  await starter(page).focus();
  await page.keyboard.press("Enter");
  await expect(walk(page)).toBeFocused();
  await expect(walk(page).getByRole("heading")).toHaveText("What happened to Alibaba on 6 Mar 2025?");
  await expect(walk(page)).toContainText("closed at 140.80 HKD after 129.90, +8.39% in a day");
  await expect(page.getByTestId("readout-day")).toHaveText("6 Mar 2025");
  await expect(page.locator('svg g[data-event="qwq-32b"]').first()).toHaveAttribute("data-lit", "true");
  await walk(page).getByRole("button", { name: "Next" }).press("Enter");
  await expect(walk(page).getByRole("heading")).toHaveText("How much of that was the market?");
  await expect(walk(page)).toContainText("Hang Seng TECH Index");
  await walk(page).getByRole("button", { name: "Next" }).press("Enter");
  await expect(walk(page).getByRole("heading")).toHaveText("How sure is that?");
  await expect(walk(page)).toContainText("comes about 2 times in 100");
  await expect(walk(page)).toContainText("The gain was gone by 11 Mar 2025");
  await expect(page.getByTestId("row-qwq-32b-9988.HK")).toBeInViewport();
  for (const button of await walk(page).getByRole("button").all())
    await expect(button).not.toHaveAttribute("aria-pressed");
  expect(await boxOf(page, "market-figure")).toEqual(before);

  await page.keyboard.press("Escape");
  await expect(walk(page)).toHaveCount(0);
  await expect(starter(page)).toBeFocused();
  await expect(page.locator("[data-lit]")).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(line(page)).toBeHidden();
});

test("the line is hidden by a press and does not come back", async ({ page }) => {
  await openPage(page, "/");
  await line(page).getByRole("button", { name: "Hide this line" }).click();
  await expect(line(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(line(page)).toBeHidden();
});

test("its figures are those of the board's own row", async ({ page }) => {
  await openPage(page, "/?introduction=open&event=qwq-32b&company=alibaba");
  const row = page.getByTestId("row-qwq-32b-9988.HK");
  const abnormal = /[+−]\d+\.\d\d%(?= is the abnormal|, is the abnormal)/;
  await walk(page).getByRole("button", { name: "Next" }).click();
  const [said] = abnormal.exec((await walk(page).textContent()) ?? "") ?? [];
  expect(said).toBeDefined();
  await expect(row).toContainText(said ?? "");
});

test("it comes back from the foot of any page, takes the focus, and leaves the address clean", async ({
  page,
}) => {
  await page.goto("/methods");
  await page.getByRole("link", { name: "Introduction" }).click();
  await expect(walk(page)).toBeFocused();
  await walk(page).getByRole("button", { name: "End" }).click();
  await expect(walk(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test("who comes with a filter, and who searches for an engine, is not held up", async ({ page, browser }) => {
  await page.goto("/?company=alibaba");
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(line(page)).toHaveCount(0);
  const context = await browser.newContext({
    storageState: NEW_READER,
    userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  });
  const robot = await context.newPage();
  await robot.goto("/");
  await expect(robot.getByTestId("lead")).toBeVisible();
  await expect(line(robot)).toBeHidden();
  await context.close();
});

for (const { path, heading, colorScheme } of [
  { path: "/zh", heading: "2025年3月6日，阿里巴巴发生了什么？", colorScheme: "light" },
  { path: "/ar", heading: /ماذا حدث لسهم/, colorScheme: "dark" },
] as const) {
  test(`${path} is shown in its language on a phone, ${colorScheme}, and axe finds nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      storageState: NEW_READER,
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await openPage(page, path);
    await starter(page).click();
    await expect(walk(page).getByRole("heading")).toHaveText(heading);
    await settle(page);
    for (let step = 1; step <= 3; step += 1) {
      expect(await axeFinds(page, { within: '[data-testid="reading-walk"]' }), `step ${step}`).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      const box = await walk(page).boundingBox();
      expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(740);
      await walk(page).getByRole("button").last().click();
    }
    await expect(walk(page)).toHaveCount(0);
    await context.close();
  });
}
