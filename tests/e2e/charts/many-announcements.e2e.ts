import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../../support/axe.ts";
import { type BuiltServer, copySeeded, startBuiltServer } from "../../support/built-server.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { openPage } from "../../support/open-page.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-many-"));
let server: BuiltServer;

// A server of its own with the shipped data and 6,000 announcements more.
test.beforeAll(async () => {
  const file = path.join(folder, "store.db");
  await copySeeded(file);
  await addMadeAnnouncements(`file:${file}`, 6_000);
  server = await startBuiltServer(`file:${file}`);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const made = (page: Page) => page.locator('.timeline-mark[data-event^="made-"]');
/** The first lane of a made maker, all of whose announcements are counts. */
const lane = (page: Page) => page.locator("li:has(.timeline-mark)").filter({ hasText: "Maker" }).first();

/** Opens the board and waits until its lines are drawn. */
async function open(page: Page, address: string): Promise<void> {
  await openPage(page, server.origin + address);
  await expect(page.locator('[data-testid^="line-"]').first()).toBeVisible();
}

test.describe("a board of 6,000 announcements", () => {
  test("has counts of those that name nobody; a count opens its list, and zoomed to they stand apart with the focus there", async ({
    page,
  }) => {
    await open(page, "/");
    await expect(made(page)).toHaveCount(0);
    const count = lane(page).getByTestId("cluster").nth(2);
    const size = Number(await count.textContent());
    expect(size).toBeGreaterThan(1);
    await count.press("Enter");
    const list = page.getByTestId("cluster-list");
    await expect(list.getByRole("link")).toHaveCount(size);
    await expect(list.getByRole("link").first()).toContainText("Made Model");
    expect(await axeFinds(page, { within: "figure" })).toEqual([]);
    await page.getByRole("button", { name: "Zoom to these" }).click();
    await expect(list).toHaveCount(0);
    await expect(made(page).first()).toBeVisible();
    await expect(page.locator(".timeline-mark:focus")).toHaveCount(1);
    const marks = lane(page).locator(".timeline-mark");
    await expect(marks.nth(1)).toBeAttached(); // more than one
    await page.keyboard.press("ArrowRight");
    await expect(made(page).and(page.locator(":focus"))).toHaveAccessibleName(/^Made Model \d+ Instruct/);
  });

  test("walks through those with a reaction, though they stand among counts", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, "/?company=alibaba");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByRole("button", { name: "Next announcement" }).click();
    await expect(page.getByTestId("walk-progress")).toHaveText(/^2 of \d\d$/);
    await expect(page.getByTestId("announcement-card")).toContainText("9988.HK");
    await expect(page.locator(".timeline-mark[data-lit]")).toBeVisible();
    await page.getByRole("button", { name: "Next announcement" }).click();
    await expect(page.getByTestId("walk-progress")).toHaveText(/^3 of \d\d$/);
  });

  test("says where a list does not come, in Chinese and Arabic, and tries again", async ({ page }) => {
    await page.route("**/api/timeline/*", (route) => route.abort());
    for (const [address, failed, again] of [
      ["/zh", "未能加载发布事件。", "重试"],
      ["/ar", "تعذّر تحميل الإعلانات.", "إعادة المحاولة"],
    ] as const) {
      await open(page, address);
      await lane(page).getByTestId("cluster").nth(2).click();
      await expect(page.getByText(failed)).toBeVisible();
      if (address === "/ar") await page.unroute("**/api/timeline/*");
      await page.getByRole("button", { name: again }).click();
      if (address === "/zh") await expect(page.getByText(failed)).toBeVisible();
    }
    await expect(page.getByTestId("cluster-list").getByRole("link").first()).toContainText("Made Model");
  });
});
