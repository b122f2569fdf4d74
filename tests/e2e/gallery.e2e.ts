import { expect, type Page, test } from "@playwright/test";

/** The gallery in a language, as soon as its charts have been drawn. */
async function openGallery(page: Page, address = "/gallery"): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(address);
  await expect(page.getByTestId("gallery-charts").getByTestId("market-figure")).toHaveCount(9);
  await expect(page.getByTestId("gallery-charts").locator("path.chart-line").first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
}

const ROOMS = ["primitives", "notices", "skeletons", "tables", "charts", "paths"] as const;

for (const room of ROOMS) {
  test(`the ${room} look as they did, light and dark, from left and from right, wide and on a phone`, async ({
    page,
  }) => {
    await openGallery(page);
    const part = page.getByTestId(`gallery-${room}`);
    await expect(part).toHaveScreenshot(`gallery-${room}.png`);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(part).toHaveScreenshot(`gallery-${room}-dark.png`);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(part).toHaveScreenshot(`gallery-${room}-phone.png`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await openGallery(page, "/ar/gallery");
    await expect(part).toHaveScreenshot(`gallery-${room}-ar.png`);
  });
}

test("each state of the chart of prices looks as it did", async ({ page }) => {
  await openGallery(page);
  // One by one: of a picture of all nine, a change in one would be less than what a picture may differ by.
  for (const state of await page.getByTestId("gallery-charts").locator("section[aria-label]").all()) {
    const chart = state.locator("figure");
    if ((await chart.count()) === 0) continue;
    const name = (await state.getAttribute("aria-label")) ?? "";
    await expect(chart, name).toHaveScreenshot(`gallery-chart-${name.replaceAll(" ", "-")}.png`);
  }
});

test("a dialog, a popover and a sheet open over the page and close by Escape", async ({ page }) => {
  await openGallery(page);
  for (const [name, label] of [
    ["Dialog", "A dialog"],
    ["Popover", "A popover"],
    ["Sheet", "A sheet"],
  ] as const) {
    await page.getByRole("button", { name, exact: true }).click();
    const opened = page.getByRole("dialog", { name: label });
    await expect(opened).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(opened).toBeHidden();
  }
});

test("nothing of the gallery is wider than a phone but what scrolls by itself, and no script fails", async ({
  page,
}) => {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.setViewportSize({ width: 390, height: 844 });
  await openGallery(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(failures).toEqual([]);
});
