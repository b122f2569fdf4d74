// What readers set in their system or browser: forced colours, twice the size.
import { expect, type Locator, test } from "@playwright/test";
import { chartMenu } from "../support/chart-menu.ts";
import { openPage } from "../support/open-page.ts";

const ground = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => getComputedStyle(element).backgroundColor);

test("forced colours: what is chosen, lines' colours and the crosshair can be told from the ground", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openPage(page, "/companies/alibaba");
  const scales = (await chartMenu(page)).getByRole("group", { name: "Scale" });
  const [chosen, other] = [
    scales.getByRole("button", { name: "Indexed" }),
    scales.getByRole("button", { name: "Log" }),
  ];
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
  expect(await ground(chosen)).not.toBe(await ground(other));
  await page.keyboard.press("Escape");

  const paper = await ground(page.locator("body"));
  const sample = (symbol: string) =>
    page
      .getByTestId(`readout-${symbol}`)
      .locator("[aria-hidden=true] line")
      .evaluate((line) => getComputedStyle(line).stroke);
  expect(await sample("9988.HK")).toMatch(/^rgb/);
  expect(await sample("9988.HK")).not.toBe(paper);
  expect(await sample("BABA")).toBe(await sample("9988.HK")); // a company has one colour

  await page.getByTestId("market-figure").hover({ position: { x: 500, y: 150 } });
  await expect(page.getByTestId("crosshair").first()).toBeVisible();
  expect(await ground(page.getByTestId("crosshair").first())).not.toBe(paper);
});

test("forced colours: a theme chosen here gives way to the system's ground; the heat map stays one", async ({
  page,
  context,
}) => {
  await context.addCookies([{ name: "theme", value: "light", url: "http://127.0.0.1" }]);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openPage(page, "/reactions?view=heat");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light dark");
  const cells = page.locator("main td:not(.text-muted)");
  const grounds = await cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell).backgroundColor));
  expect(new Set(grounds).size).toBeGreaterThan(3);
});

test("at twice the size everything is there and nothing is cut off at the side", async ({ browser }) => {
  // A browser's zoom is this: half as many pixels, each twice as large.
  const context = await browser.newContext({
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    locale: "en-US",
  });
  const page = await context.newPage();
  for (const address of [
    "/",
    "/companies/alibaba",
    "/events/qwq-32b",
    "/reactions?view=table",
    "/ar/reactions",
  ]) {
    await openPage(page, address);
    const { overflow, cutOff, controls } = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      const shown = [...document.querySelectorAll("main .control")].filter((control) =>
        control.checkVisibility(),
      );
      return {
        overflow: document.documentElement.scrollWidth - wide,
        controls: shown.length,
        cutOff: shown
          .filter((control) => {
            const { left, right } = control.getBoundingClientRect();
            return left < 0 || right > wide;
          })
          .map(({ textContent }) => textContent),
      };
    });
    expect(overflow, address).toBeLessThanOrEqual(0);
    expect(controls, address).toBeGreaterThan(0);
    expect(cutOff, address).toEqual([]);
  }
  await context.close();
});
