import type { Locator, Page } from "@playwright/test";

/** Opens the menu of how the chart is drawn, and leads to its choices. */
export async function chartMenu(page: Page, name = "Chart"): Promise<Locator> {
  await page.getByRole("toolbar").getByRole("button", { name, exact: true }).click();
  return page.getByRole("dialog", { name, exact: true });
}
