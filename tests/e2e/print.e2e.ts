import { expect, test } from "@playwright/test";
import { openPage, settle } from "../support/open-page.ts";

/** A4 upright with margins of 15 mm, in CSS pixels. */
const PAPER_PIXELS = 680;

/** Charts of days or sessions that hold no line once the page was told that it will be printed. */
function chartsWithoutLines(): number {
  window.dispatchEvent(new Event("beforeprint"));
  return [
    ...document.querySelectorAll("main [role=slider][aria-valuetext]:not([data-testid^=overview])"),
  ].filter((chart) => !chart.querySelector(".chart-line")).length;
}

for (const address of ["/", "/events/qwq-32b", "/companies/alibaba", "/reactions", "/data"]) {
  test(`${address} prints light, within the paper, without controls, and names its address`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    await openPage(page, address);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await expect // a page whose script is not there yet does not hear of it
      .poll(() => page.evaluate(chartsWithoutLines), {
        message: "charts far below the screen are on paper too",
      })
      .toBe(0);
    const widest = await page.evaluate(() =>
      Math.max(0, ...[...document.querySelectorAll("main svg[width]")].map((svg) => svg.clientWidth)),
    );
    expect(widest, "a chart is drawn for the paper before there is one").toBeLessThan(PAPER_PIXELS);

    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: PAPER_PIXELS, height: 960 });
    await expect(page.locator("footer")).toContainText(`from http://127.0.0.1`);
    await expect(page.locator("footer")).toContainText(address);
    await settle(page); // charts are drawn anew in the paper's width
    const shown = await page.evaluate(() => ({
      wider: document.documentElement.scrollWidth - window.innerWidth,
      controls: [...document.querySelectorAll("main .control, header nav")].filter(
        (control) => control.getClientRects().length > 0,
      ).length,
      ink: getComputedStyle(document.body).color,
    }));
    expect(shown).toEqual({ wider: 0, controls: 0, ink: "rgb(27, 26, 23)" });
    const folded = page.locator("main details:visible:not([open])");
    await expect(folded, "what is folded on the page is unfolded on paper").toHaveCount(0);
    // Browsers leave buttons out of a head that stands again on the next page.
    for (const head of await page.locator("thead th:visible").all()) {
      await expect(head).not.toHaveText("", { useInnerText: true });
      await expect(head.getByRole("button")).toHaveCount(0);
    }
    await context.close();
  });
}
