// What opens over a page stands on the browser's own dialog and popover: focus, keys, places.
import { expect, test } from "@playwright/test";
import { openPage, settle } from "../support/open-page.ts";

test("a popover takes the focus, going on by key closes it, and Escape and a press outside give it back", async ({
  page,
}) => {
  await openPage(page, "/");
  const button = page.getByRole("button", { name: "Views" });
  const panel = page.getByRole("dialog", { name: "Saved views" });
  await button.click();
  await expect(panel.getByRole("textbox").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();

  await button.press("Enter");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(panel).toHaveCount(0);

  await button.click();
  await expect(panel).toBeVisible();
  await button.click();
  await expect(panel).toHaveCount(0);
  await button.click();
  await page.getByRole("heading", { level: 1 }).click({ position: { x: 2, y: 2 } });
  await expect(panel).toHaveCount(0);
});

test("a popover stands under its button inside the window, from the right in Arabic, and follows a scroll", async ({
  page,
}) => {
  for (const [address, edge] of [
    ["/", "left"],
    ["/ar", "right"],
  ] as const) {
    await openPage(page, address);
    const button = page.getByRole("search").getByRole("button").filter({ visible: true }).first();
    await button.click();
    const panel = page.getByRole("dialog");
    const places = async () => {
      const [own, of] = [await panel.boundingBox(), await button.boundingBox()];
      if (!own || !of) throw new Error("Nothing is open");
      return { own, of };
    };
    await expect(panel).toBeVisible();
    await expect(async () => {
      const { own, of } = await places();
      expect(own.y).toBeCloseTo(of.y + of.height + 4, 0);
      if (edge === "left") expect(own.x).toBeCloseTo(of.x, 0);
      else expect(own.x + own.width).toBeCloseTo(of.x + of.width, 0);
    }).toPass();
    const { of } = await places();
    await page.mouse.wheel(0, 60);
    await expect(async () => {
      const after = await places();
      expect(after.of.y).toBeLessThan(of.y);
      expect(after.own.y).toBeCloseTo(after.of.y + after.of.height + 4, 0);
    }).toPass();
    await page.keyboard.press("Escape");
  }
});

test("a window keeps the focus inside and the page still; a press beside it closes it, one begun inside does not", async ({
  page,
}) => {
  await openPage(page, "/");
  const button = page.getByRole("button", { name: "Save picture" });
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Save as a picture" });
  await expect(dialog).toBeVisible();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
    );
    expect(outside).toBe(false);
  }
  await page.mouse.move(20, 500);
  await page.mouse.wheel(0, 400);
  await settle(page); // a scroll would be under way by now
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  const box = await dialog.boundingBox();
  if (!box) throw new Error("The window is not on the page");
  await page.mouse.move(box.x + 30, box.y + box.height - 10);
  await page.mouse.down();
  await page.mouse.move(10, 700);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
  await page.mouse.click(10, 700);
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});
