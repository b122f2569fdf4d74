import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { CHART_KEYS } from "../../components/command/shortcuts/chart-keys.ts";
import { SHORTCUTS } from "../../components/command/shortcuts/shortcut-table.ts";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";

const field = (page: Page) => page.getByTestId("palette-field");
/** The palette's lines: the page behind it has options of its own, which nobody reaches as long as it is open. */
const lines = (page: Page) => page.getByRole("dialog").getByRole("option");
const line = (page: Page, name: string | RegExp) => page.getByRole("dialog").getByRole("option", { name });
const alert = (page: Page) => page.getByRole("dialog").getByRole("alert");

/** Opens a page and, once it listens, the palette. */
async function openPalette(page: Page, address = "/"): Promise<void> {
  await openPage(page, address);
  await expect(async () => {
    if (await field(page).isHidden()) await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 2000 });
  }).toPass();
}

/** Closes the palette, and waits until the keys are the page's again. */
async function closePalette(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeHidden();
}

test.describe("the palette", () => {
  test("Ctrl+K opens it, Enter goes to the marked line, Escape gives the focus back", async ({ page }) => {
    await openPalette(page, "/events");
    await field(page).fill("9988");
    await expect(line(page, /Alibaba/).first()).toHaveAttribute("data-highlighted", "");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/companies\/alibaba$/);
    await expect(field(page)).toBeHidden();

    const button = page.getByRole("button", { name: "Search everything" });
    await button.click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(field(page)).toBeHidden();
    await expect(button).toBeFocused();
  });

  test("reaches an announcement, the board of a maker, a method and a range with the rest of the filter kept", async ({
    page,
  }) => {
    await openPalette(page, "/?company=alibaba");
    await field(page).fill("qwen 2025-03-06");
    await line(page, /QwQ-32B/).click();
    await expect(page).toHaveURL(/\/events\/qwq-32b$/);

    await openPalette(page, "/?company=alibaba");
    await field(page).fill("price scale");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\?company=alibaba&scale=price$/);

    await page.keyboard.press("Control+k");
    await field(page).fill("moonshot board");
    await expect(page.getByTestId("palette-status")).toHaveText(/Nothing matches “moonshot board”/);
    await field(page).fill("moonshot");
    await page
      .getByRole("group", { name: "Makers" })
      .getByRole("option", { name: /Moonshot AI/ })
      .click();
    await expect(page).toHaveURL(/\/\?maker=Moonshot\+AI$/);
  });

  test("a date in words, a slip, a company with an announcement, a picture of the chart", async ({
    page,
  }) => {
    await openPalette(page);
    await field(page).fill("6 march 2025");
    await expect(lines(page).first()).toContainText("QwQ-32B");
    await line(page, "The board around 6 Mar 2025").click();
    await expect(page).toHaveURL(/\/\?from=2025-02-13&to=2025-03-27$/);

    await page.keyboard.press("Control+k");
    await field(page).fill("alibba");
    await expect(lines(page).first()).toContainText("9988.HK");

    await field(page).fill("focus manus");
    await line(page, /Focus Technology.*\+10\.01%.*Limit up/).click();
    await expect(page).toHaveURL(/\/events\/manus#listing-002315\.SZ$/);
    await expect(page.getByTestId("listing-002315.SZ")).toBeInViewport();

    await openPalette(page, "/?company=alibaba&from=2025-02-01");
    await expect(page.locator(".chart-line").first()).toBeVisible();
    await field(page).fill("png");
    await expect(lines(page).first()).toHaveText("Save picture");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Save as a picture" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await field(page).fill("share");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("share-panel")).toBeVisible();
  });

  test("exports what is shown and copies the link", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openPalette(page, "/?company=alibaba&from=2025-02-01");
    await field(page).fill("copy link");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("palette-status")).toHaveText("The link is copied.");
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain("?company=alibaba&from=2025-02-01");

    await field(page).fill("export shown reactions.csv");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await download).url()).toContain("/api/v1/reactions.csv?company=alibaba&from=2025-02-01");
  });

  test("says that the list could not be loaded, still does what it can, and tries again", async ({
    page,
  }) => {
    await page.route("**/api/palette/*", (route) => route.abort());
    await openPalette(page);
    await expect(alert(page)).toContainText("could not be loaded");
    await expect(line(page, "Copy the link to this view")).toBeVisible();
    await page.unroute("**/api/palette/*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(line(page, /^Alibaba/).first()).toBeVisible();
    await expect(alert(page)).toBeHidden();
  });

  test("its index is not sent again while nothing has changed", async ({ request }) => {
    const first = await request.get("/api/palette/zh");
    const tag = first.headers().etag ?? "";
    const again = await request.get("/api/palette/zh", { headers: { "if-none-match": tag } });
    expect([first.status(), again.status()]).toEqual([200, 304]);
    expect((await request.get("/api/palette/xx")).status()).toBe(404);
  });

  for (const [name, prefix, asked, said, options] of [
    [
      "Arabic, dark, on a phone",
      "/ar",
      "علي",
      "علي بابا",
      { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ],
    ["Chinese", "/zh", "阿里", "阿里巴巴", {}],
  ] as const satisfies readonly (readonly [string, string, string, string, BrowserContextOptions])[]) {
    test(`in ${name} it finds, fits, and axe finds nothing`, async ({ browser }) => {
      const context = await browser.newContext({ ...options, locale: "en-US", reducedMotion: "reduce" });
      const page = await context.newPage();
      await openPalette(page, prefix);
      await field(page).fill(asked);
      await expect(lines(page).first()).toContainText(said);
      await field(page).fill("");
      expect(await axeFinds(page, { within: "dialog" })).toEqual([]);
      const box = await page.getByRole("dialog").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      await context.close();
    });
  }
});

test.describe("the shortcuts", () => {
  test("? lists them; g and a letter go to a page, [ and ] change the range, t the theme", async ({
    page,
  }) => {
    await openPalette(page);
    await closePalette(page);
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(list.getByRole("term")).toHaveCount(SHORTCUTS.length + CHART_KEYS.length + 2);
    await page.keyboard.press("g"); // a window has the focus: no shortcut
    await page.keyboard.press("d");
    await settle(page); // a page that it went to would stand there
    await expect(list).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(page).toHaveURL(/\/$/);

    await page.keyboard.press("[");
    await expect(page).toHaveURL(/\/\?from=\d{4}-\d{2}-\d{2}$/);
    await page.keyboard.press("]");
    await expect(page).toHaveURL(/\/\?from=2024-01-02$/);
    await page.keyboard.press("t");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await expect(page.locator("select[name=theme]")).toHaveValue("light");

    await page.getByTestId("market-figure").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("m"); // not the chart's measurement
    await expect(page).toHaveURL(/\/moves$/);
    await page.keyboard.press("/"); // the page's own search, where it has one
    await expect(page.getByRole("searchbox", { name: "Search companies" })).toBeFocused();
    await openPage(page, "/methods");
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused();
  });

  test(". and , step through the announcements on the chart, and Escape ends that", async ({ page }) => {
    await openPalette(page, "/?company=alibaba&from=2025-02-20&to=2025-03-20");
    await closePalette(page);
    const card = page.getByTestId("announcement-card");
    await page.keyboard.press(".");
    const first = (await card.textContent()) ?? "";
    await page.keyboard.press(".");
    await expect(card).not.toHaveText(first);
    await expect(page.getByTestId("spoken-day")).not.toBeEmpty();
    await page.keyboard.press(",");
    await expect(card).toHaveText(first);
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
  });

  test("each key listed for the chart does something there", async ({ page }) => {
    await openPage(page, "/?company=alibaba");
    const figure = page.getByTestId("market-figure");
    await expect(page.locator(".chart-line").first()).toBeVisible();
    await figure.focus();
    // In the middle, so that there are sessions on each side.
    for (const key of ["End", "PageUp", "PageUp"]) await page.keyboard.press(key);
    const order = CHART_KEYS.flatMap(({ keys }) => keys);
    for (const key of order) {
      if (key === "0") await page.keyboard.press("+");
      const before = await figure.locator("..").innerHTML();
      await page.keyboard.press(key);
      await expect(async () => {
        expect(await figure.locator("..").innerHTML(), key).not.toBe(before);
      }).toPass({ timeout: 5000 });
      if (key === "End") await page.keyboard.press("PageUp");
    }
  });

  test("the switch turns single keys off and on; Ctrl+K works all the same, and the footer opens the list", async ({
    page,
  }) => {
    await openPalette(page, "/data");
    await closePalette(page);
    await page.getByRole("contentinfo").getByRole("button", { name: "Keyboard shortcuts" }).click();
    const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await list.getByRole("checkbox", { name: "Shortcuts of single keys" }).uncheck();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await page.keyboard.press("?");
    await page.keyboard.press("Control+k");
    await field(page).fill("keyboard shortcuts");
    await expect(list).toBeHidden();
    await page.keyboard.press("Enter");
    await list.getByRole("checkbox", { name: "Shortcuts of single keys" }).check();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await expect(page).toHaveURL(/\/$/);
  });
});
