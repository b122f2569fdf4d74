import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

/** Makes scripts that the page has not fetched so far those of a build that is gone, until the function it returns is called. */
async function forgetScripts(page: Page): Promise<() => void> {
  let isGone = true;
  const known = new Set(
    await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name)),
  );
  await page.route("**/_next/static/chunks/*.js", (route) =>
    isGone && !known.has(route.request().url()) ? route.fulfill({ status: 404, body: "" }) : route.continue(),
  );
  return () => {
    isGone = false;
  };
}

/** How often the page was loaded. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

/** Points at an announcement, whose card is a script of its own. */
const pointAt = (page: Page) => page.locator(".timeline-mark[data-event]").first().hover();
const alive = (page: Page) => page.locator("html[data-alive]").waitFor({ state: "attached" });

test("a page whose script is gone is loaded anew once, with its filter, and goes on", async ({ page }) => {
  const loads = loadsOf(page);
  await openPage(page, "/?company=focus-technology");
  const remember = await forgetScripts(page);
  page.once("load", remember);
  await pointAt(page);
  await expect.poll(loads).toBe(2);
  await alive(page);
  await page.mouse.move(0, 0);
  await pointAt(page);
  await expect(page.getByTestId("announcement-card")).toBeVisible();
  await expect(page).toHaveURL(/company=focus-technology/);
  expect(loads()).toBe(2);
});

test("a page whose script stays away says so after one reload, and goes round in no circle", async ({
  page,
}) => {
  const loads = loadsOf(page);
  await openPage(page, "/zh");
  const remember = await forgetScripts(page);
  await pointAt(page);
  await expect.poll(loads).toBe(2);
  await alive(page);
  await page.mouse.move(0, 0);
  await pointAt(page);
  const notice = page.getByRole("alert").filter({ hasText: "此页面的一部分无法加载" });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText("地址中仍保留着筛选条件");
  remember();
  expect(loads()).toBe(2);
  await notice.getByRole("button", { name: "重试" }).click();
  await expect.poll(loads).toBe(3);
  await alive(page);
  await page.mouse.move(0, 0);
  await pointAt(page);
  await expect(page.getByTestId("announcement-card")).toBeVisible();
});

test("a panel whose script is gone says so, and what was typed beside it stays", async ({ page }) => {
  const loads = loadsOf(page);
  await openPage(page, "/events");
  const search = page.getByRole("main").getByRole("searchbox");
  await search.fill("qwq, not sent yet");
  await forgetScripts(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByText("could not be loaded").first()).toBeVisible();
  await expect(search).toHaveValue("qwq, not sent yet");
  expect(loads()).toBe(1);
});
