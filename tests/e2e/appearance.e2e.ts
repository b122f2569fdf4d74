import { expect, type Locator, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";

const PHONE = { width: 360, height: 780 };

/** A token's colour as the page resolves it, for example `rgb(10, 107, 61)`. */
const token = (page: Page, name: string): Promise<string> =>
  page.evaluate((property) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${property})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

const menuButton = (page: Page): Locator => page.locator("[popovertarget=site-menu]");
const menu = (page: Page): Locator => page.locator("#site-menu");

test("the theme is kept for the next page and drawn by the server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Language and appearance" }).click();
  await page.getByLabel("Theme").selectOption("dark");
  await page.goto("/events");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("colours of rises and falls: the choice turns them, keeps series and errors, and lasts", async ({
  page,
}) => {
  await openPage(page, "/?company=alibaba&listing=primary&from=2025-03-01&to=2025-03-31&chart=candles");
  const change = page.getByTestId("row-qwq-32b-9988.HK").getByText("+8.39%");
  const candles = page.getByTestId("candles-9988.HK").locator("path").first();
  const kept = await Promise.all(["--color-series-1", "--color-error"].map((name) => token(page, name)));
  await expect(change).toHaveCSS("color", await token(page, "--direction-green"));
  await expect(candles).toHaveCSS("stroke", await token(page, "--direction-green"));

  await menuButton(page).click();
  await page.getByLabel("Colours of rises and falls").selectOption("Blue up, orange down");
  await expect(page.locator("html")).toHaveAttribute("data-direction", "blue-up");
  await expect(change).toHaveCSS("color", await token(page, "--direction-blue"));
  await expect(candles).toHaveCSS("stroke", await token(page, "--direction-blue"));
  expect(await token(page, "--color-down")).toBe(await token(page, "--direction-orange"));
  expect(await Promise.all(["--color-series-1", "--color-error"].map((name) => token(page, name)))).toEqual(
    kept,
  );

  // What is sent is the same for everybody; it turns before anything is drawn.
  for (const address of ["/events", "/zh"]) {
    await page.goto(address, { waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("data-direction", "blue-up");
  }
});

test("without a choice Chinese pages rise in red and Arabic ones in green", async ({ page }) => {
  for (const [address, hue] of [
    ["/zh", "--direction-red"],
    ["/ar", "--direction-green"],
  ] as const) {
    await page.goto(address);
    const change = page.getByTestId("row-qwq-32b-9988.HK").getByText("+8.39%");
    await expect(change, address).toHaveCSS("color", await token(page, hue));
  }
});

test("each language fetches its own font and no other", async ({ page }) => {
  const fetched = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "font") fetched.add(request.url().replace(/^.*\//, ""));
  });
  const fontsOf = async (address: string) => {
    await page.goto("about:blank"); // ends what the page before still fetches
    fetched.clear();
    await openPage(page, address);
    await settle(page);
    const families = [...fetched].map((name) => /^(inter|noto-sans-arabic|noto-sans-sc)/.exec(name)?.[1]);
    return [...new Set(families)].sort();
  };
  expect(await fontsOf("/")).toEqual(["inter"]);
  expect(await fontsOf("/zh")).toEqual(["inter", "noto-sans-sc"]);
  expect(await fontsOf("/ar")).toEqual(["inter", "noto-sans-arabic"]);
});

test("the header of a phone is one line, and its menu works by keyboard alone", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await openPage(page, "/companies");
  await settle(page);
  const header = await page.locator("header").first().boundingBox();
  expect(header?.height).toBeLessThanOrEqual(60);
  const button = page.getByRole("button", { name: "Menu" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(menu(page).getByRole("link", { name: "Board" })).toBeFocused();
  await menu(page).getByRole("link", { name: "Methods" }).press("Enter");
  await expect(page).toHaveURL(/\/methods$/);
  await expect(menu(page)).toBeHidden();
});

for (const address of ["/zh/events", "/ar/events"]) {
  test(`the open menu of a phone stays on its screen, has room for a thumb, and axe finds nothing, dark, ${address}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, colorScheme: "dark", hasTouch: true });
    const page = await context.newPage();
    await openPage(page, address);
    await menuButton(page).tap();
    await expect(menu(page)).toBeVisible();
    const box = await menu(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? PHONE.width)).toBeLessThanOrEqual(PHONE.width);
    expect((box?.y ?? 0) + (box?.height ?? PHONE.height)).toBeLessThanOrEqual(PHONE.height);
    for (const target of await menu(page).locator("a, select").all())
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await axeFinds(page)).toEqual([]);
    await context.close();
  });
}
