import { expect, type Page } from "@playwright/test";
import { TOKEN } from "./own-server.ts";

/** Opens a page of the administration on a server of a spec's own, as Ada who has signed in. */
export async function signedIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("#name").fill("Ada");
  await page.locator("#token").fill(TOKEN);
  await page.locator("form:has(#token) button").click();
  await expect(page.locator("#token")).toHaveCount(0);
}

/** Presses the button that stores a form. */
export const save = (page: Page) => page.locator("button[name=intent][value=save]:not([tabindex])").click();
