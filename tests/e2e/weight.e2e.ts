import { expect, type Page, test } from "@playwright/test";

/** Compressed KiB of JavaScript that a page brings over the wire. */
async function scriptWeight(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(address, { waitUntil: "networkidle" });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

for (const address of ["/", "/companies/alibaba", "/events/qwq-32b", "/reactions", "/compare"]) {
  test(`${address}, with charts, brings at most 270 KiB of JavaScript`, async ({ page }) => {
    const weight = await scriptWeight(page, address);
    expect(weight).toBeGreaterThan(100);
    expect(weight).toBeLessThanOrEqual(270);
  });
}

for (const address of ["/events", "/companies", "/data", "/methods"]) {
  test(`${address}, without charts, brings at most 150 KiB of JavaScript`, async ({ page }) => {
    const weight = await scriptWeight(page, address);
    expect(weight).toBeGreaterThan(50);
    expect(weight).toBeLessThanOrEqual(150);
  });
}
