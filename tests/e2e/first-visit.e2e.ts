import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

const NEW_READER = { cookies: [], origins: [] };
test.use({ storageState: NEW_READER });

const introduction = (page: Page) => page.getByTestId("introduction");

test("a first visit is introduced in three steps, by keyboard, and never again", async ({ page }) => {
  await openPage(page, "/");
  const panel = introduction(page);
  await expect(panel.getByRole("heading")).toHaveText("What happened to Alibaba on 6 Mar 2025?");
  await expect(panel).toContainText("closed at 140.80 HKD after 129.90, +8.39% in a day");
  await expect(page.locator("body")).toBeFocused(); // nothing was taken from the reader
  await expect(panel.getByRole("button", { name: "Back" })).toHaveAttribute("aria-disabled", "true");

  const before = await page.getByTestId("lead").boundingBox();
  await panel.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading")).toHaveText("How much of that was the market?");
  await expect(panel.getByText("Step 2 of 3")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading")).toHaveText("How sure is that?");
  await expect(panel).toContainText("Focus Technology (002315.SZ) closed");
  await expect(panel.getByRole("link", { name: "its figures as CSV" })).toBeVisible();
  expect(await page.getByTestId("lead").boundingBox()).toEqual(before);

  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page.locator("#content")).toBeFocused();
  await page.reload();
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test("its figures are those of the board's own row", async ({ page }) => {
  await page.goto("/?introduction=open&event=qwq-32b&company=alibaba");
  const row = page.getByTestId("row-qwq-32b-9988.HK");
  const abnormal = /[+−]\d+\.\d\d%(?= is the abnormal|, is the abnormal)/;
  await introduction(page).getByRole("button", { name: "Next" }).click();
  const [said] = abnormal.exec((await introduction(page).textContent()) ?? "") ?? [];
  expect(said).toBeDefined();
  await expect(row).toContainText(said ?? "");
});

test("it comes back from the foot of any page, takes the focus, and leaves the address clean", async ({
  page,
}) => {
  await page.goto("/methods");
  await page.getByRole("link", { name: "Introduction" }).click();
  await expect(introduction(page)).toBeFocused();
  await introduction(page).getByRole("button", { name: "Skip" }).click();
  await expect(introduction(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test("who comes with a filter, and who searches for an engine, is not held up", async ({ page, browser }) => {
  await page.goto("/?company=alibaba");
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(introduction(page)).toHaveCount(0);
  const context = await browser.newContext({
    storageState: NEW_READER,
    userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  });
  const robot = await context.newPage();
  await robot.goto("/");
  await expect(robot.getByTestId("lead")).toBeVisible();
  await expect(introduction(robot)).toHaveCount(0);
  await context.close();
});

for (const { path, heading, colorScheme } of [
  { path: "/zh", heading: "2025年3月6日，阿里巴巴发生了什么？", colorScheme: "light" },
  { path: "/ar", heading: /ماذا حدث لسهم/, colorScheme: "dark" },
] as const) {
  test(`${path} introduces in its language on a phone, ${colorScheme}, and axe finds nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      storageState: NEW_READER,
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await openPage(page, path);
    await expect(introduction(page).getByRole("heading")).toHaveText(heading);
    for (let step = 1; step <= 3; step += 1) {
      expect(await axeFinds(page), `step ${step}`).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await introduction(page).getByRole("button").last().click();
    }
    await expect(introduction(page)).toHaveCount(0);
    await context.close();
  });
}
