import { expect, type Page, test } from "@playwright/test";
import { HEAVIEST_PAGE, scriptWeight, WEIGHED_PAGES, wholeWeight } from "../../lib/cli/script-weight.ts";

/** Compressed KiB of JavaScript that a page brings over the wire, with what it asks for after it came up. */
async function weightOnLoad(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator("html[data-alive]").waitFor({ state: "attached" }); // a slow machine rests before, too
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

for (const { path, limit } of WEIGHED_PAGES) {
  test(`${path} brings at most ${limit} KiB of JavaScript`, async ({ page }) => {
    const weight = await weightOnLoad(page, path);
    expect(weight).toBeGreaterThan(50);
    expect(weight).toBeLessThanOrEqual(limit);
  });
}

test(`all that ${HEAVIEST_PAGE.path} can ever bring is at most ${HEAVIEST_PAGE.limit} KiB of JavaScript`, async ({
  baseURL,
}) => {
  const whole = await wholeWeight(baseURL ?? "", HEAVIEST_PAGE.path);
  expect(whole).toBeGreaterThan((await scriptWeight(baseURL ?? "", HEAVIEST_PAGE.path)) + 50);
  expect(whole).toBeLessThanOrEqual(HEAVIEST_PAGE.limit);
});
