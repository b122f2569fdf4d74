import AxeBuilder from "@axe-core/playwright";
import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";

const field = (page: Page) => page.getByTestId("palette-field");
const line = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

/** Opens a page and, once it listens, the palette. */
async function openPalette(page: Page, address = "/"): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(async () => {
    if (await field(page).isHidden()) await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 2000 });
  }).toPass();
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

  test("exports what is shown and copies the link", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openPalette(page, "/?company=alibaba&from=2025-02-01");
    await field(page).fill("copy link");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("palette-status")).toHaveText("The link is copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "?company=alibaba&from=2025-02-01",
    );

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
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await expect(line(page, "Copy the link to this view")).toBeVisible();
    await page.unroute("**/api/palette/*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(line(page, /^Alibaba/).first()).toBeVisible();
    await expect(page.getByRole("alert")).toBeHidden();
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
      await expect(page.getByRole("option").first()).toContainText(said);
      await field(page).fill("");
      const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const box = await page.getByRole("dialog").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      await context.close();
    });
  }
});
