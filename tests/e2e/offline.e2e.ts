import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

test.use({ serviceWorkers: "allow" });

/** The pages that the worker has kept, by their addresses. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("model-moves-pages"));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url.slice(window.location.origin.length));
  });

/** Reads a page until it is kept. */
async function read(page: Page, address: string): Promise<void> {
  await openPage(page, address);
  await expect.poll(() => keptPages(page)).toContain(address);
}

const banner = (page: Page) => page.getByRole("status").filter({ hasText: "Offline." });

test("what was read stays readable without a connection, says of when it is, and is fresh again with one", async ({
  page,
  context,
}) => {
  await read(page, "/");
  await read(page, "/events/qwq-32b");
  await expect(banner(page)).toHaveCount(0);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("QwQ-32B");
  await expect(page.getByTestId("listing-9988.HK")).toContainText("+8.39%");
  await expect(banner(page)).toContainText(/Offline\. This page as of \d+ \w+ \d{4}, \d\d:\d\d/);
  await page.goto("/");
  await expect(page.getByTestId("lead")).toContainText("QwQ-32B");
  await expect(banner(page)).toContainText("This page as of");
  // Its scripts run under the policy it was kept with: the chart draws its lines in the browser.
  await expect(page.locator(".chart-line").first()).toBeAttached();

  const unknown = await page.goto("/companies/alibaba");
  expect(unknown?.status()).toBe(503);
  await expect(page.getByRole("heading", { name: "This page can't be reached" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("listitem").first()).toContainText(/QwQ-32B.*as of \d+ \w+ \d{4}, \d\d:\d\d/);
  await expect
    .poll(() => page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`)))
    .toEqual(["Inter loaded"]);

  await context.setOffline(false);
  await page.getByRole("link", { name: "Load again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alibaba");
  await expect(banner(page)).toHaveCount(0);
});

test("a connection that goes while a page is open is said, and unsaid when it is back", async ({
  page,
  context,
}) => {
  await openPage(page, "/methods");
  await context.setOffline(true);
  await expect(banner(page)).toContainText("This page stays as it was loaded at");
  await context.setOffline(false);
  await expect(banner(page)).toHaveCount(0);
});

test("a range that the page holds is shown without a connection, and another one leaves the page as it is", async ({
  page,
  context,
}) => {
  await openPage(page, "/");
  await context.setOffline(true);
  const start = page.getByTestId("overview-start");
  const whole = Number(await start.getAttribute("aria-valuenow"));
  await page.getByRole("button", { name: "6M", exact: true }).click();
  await expect
    .poll(async () => Number(await start.getAttribute("aria-valuenow")))
    .toBeGreaterThan(whole + 200);
  await expect(page.getByText("Offline: from what this page holds.")).toBeVisible();
  await page.getByRole("button", { name: "2024", exact: true }).click();
  await expect(page.getByText("This needs a connection.")).toBeVisible();
  await expect(page.getByTestId("lead")).toContainText("QwQ-32B");
  await expect(page).toHaveURL(/\/$/);
});

test("in Chinese and Arabic a page that is not kept says so in the language of its path", async ({
  page,
  context,
}) => {
  await read(page, "/zh/methods");
  await context.setOffline(true);
  await page.goto("/zh/moves");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("无法打开此页面");
  await page.goto("/ar/moves");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("يتعذّر الوصول إلى هذه الصفحة");
});

test("nothing of whoever is signed in is kept, and no admin page ever", async ({ page, context }) => {
  await read(page, "/methods");
  await openPage(page, "/admin");
  await context.addCookies([{ name: "admin", value: "somebody", domain: "127.0.0.1", path: "/" }]);
  await openPage(page, "/moves");
  await context.clearCookies({ name: "admin" });
  await read(page, "/companies"); // by now the others had their time
  expect((await keptPages(page)).sort()).toEqual(["/companies", "/methods"]);
});

test("the site can be installed: a manifest in each language, and every icon of it is there", async ({
  page,
  request,
}) => {
  for (const [path, start, dir] of [
    ["/methods", "/", "ltr"],
    ["/zh/methods", "/zh", "ltr"],
    ["/ar/methods", "/ar", "rtl"],
  ] as const) {
    await page.goto(path);
    const address = await page.locator('link[rel="manifest"]').getAttribute("href");
    const manifest = await (await request.get(address ?? "")).json();
    expect(manifest).toMatchObject({
      start_url: start,
      dir,
      display: "standalone",
      short_name: "Model Moves",
    });
    for (const { src, type } of manifest.icons) {
      const icon = await request.get(src);
      expect(icon.ok(), src).toBe(true);
      expect(icon.headers()["content-type"], src).toContain(type);
    }
  }
});
