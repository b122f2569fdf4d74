import { expect, type Page, test } from "@playwright/test";
import { chartMenu } from "../support/chart-menu.ts";
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

/** Opens the menu, has every further script gone, and chooses candles, which are a script of their own. */
async function chooseCandles(page: Page, menu: string, candles: string): Promise<() => void> {
  const choices = await chartMenu(page, menu);
  const remember = await forgetScripts(page);
  await choices.getByRole("button", { name: candles, exact: true }).click();
  return remember;
}

test("a page whose script is gone is loaded anew once, with what was chosen, and goes on", async ({
  page,
}) => {
  const loads = loadsOf(page);
  await openPage(page, "/?company=focus-technology");
  const remember = await chooseCandles(page, "Chart", "Candles");
  page.on("request", (request) => {
    if (request.isNavigationRequest()) remember(); // what is loaded anew is the new build's
  });
  await expect.poll(loads).toBe(2);
  await expect(page.getByTestId("candles-002315.SZ")).toBeVisible();
  await expect(page).toHaveURL(/company=focus-technology.*chart=candles/);
  expect(loads()).toBe(2);
});

test("a page whose script stays away says so after one reload, and goes round in no circle", async ({
  page,
}) => {
  const loads = loadsOf(page);
  await openPage(page, "/");
  const remember = await chooseCandles(page, "Chart", "Candles");
  await expect.poll(loads).toBe(2);
  const notice = page.getByRole("alert").filter({ hasText: "A part of this page could not be loaded" });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText("the address still holds your filter");
  expect(loads()).toBe(2);
  remember();
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByTestId("candles-9988.HK")).toBeVisible();
  await expect.poll(loads).toBe(3); // what is drawn is there before all has come
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
