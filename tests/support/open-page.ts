import type { Page, Response } from "@playwright/test";

/**
 * Opens a page and waits for its sign of life: what it holds answers from then on. Of a figure that was sent as a phone
 * and as a desktop show it, one is left by then.
 */
export async function openPage(page: Page, address: string): Promise<Response | null> {
  const answer = await page.goto(address);
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector('[data-testid="phone-drawing"]') === null);
  return answer;
}

/** Waits until nothing on a page has changed for a tenth of a second: what it draws after it has come is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame); // a new width is seen in one
    await new Promise<void>((resolve) => {
      let quiet = setTimeout(resolve, 100);
      new MutationObserver(() => {
        clearTimeout(quiet);
        quiet = setTimeout(resolve, 100);
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
}
