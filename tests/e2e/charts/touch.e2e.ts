import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../../support/axe.ts";
import { openPage, settle } from "../../support/open-page.ts";

test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the screen, as the browser gets them from a touch screen. */
async function fingersOn(page: Page): Promise<(type: string, ...points: readonly Point[]) => Promise<void>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return async (type, ...points) => {
    if (type !== "touchStart" && type !== "touchMove" && type !== "touchEnd") throw new Error(type);
    const touchPoints = points.map(({ x, y }, id) => ({ x: Math.round(x), y: Math.round(y), id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
}

/** Opens the board and scrolls its chart into sight; answers with the chart's box. */
async function chartOf(page: Page, address: string) {
  await openPage(page, address);
  await expect(page.locator('[data-testid^="line-"]').first()).toBeVisible();
  const figure = page.getByTestId("market-figure");
  await settle(page); // it is drawn anew in the width that the browser has measured
  await figure.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 220));
  const box = await figure.boundingBox();
  if (!box) throw new Error("The chart is not on the page");
  return box;
}

test("one finger across the chart moves the crosshair, which stays when it is lifted; down the chart it scrolls the page", async ({
  page,
}) => {
  const box = await chartOf(page, "/");
  const touch = await fingersOn(page);
  const day = page.getByTestId("readout-day");
  await touch("touchStart", { x: box.x + 100, y: box.y + 150 });
  await expect(page.getByTestId("crosshair")).toBeVisible();
  const first = await day.textContent();
  const before = await page.evaluate(() => window.scrollY);
  for (const x of [120, 160, 200, 240]) await touch("touchMove", { x: box.x + x, y: box.y + 152 });
  await expect(day).not.toHaveText(first ?? "");
  // The last move has been drawn: the crosshair is under the finger, to a weekend.
  const crosshair = async () => (await page.getByTestId("crosshair").boundingBox())?.x ?? 0;
  await expect.poll(async () => Math.abs((await crosshair()) - box.x - 240)).toBeLessThan(6);
  const second = await day.textContent();
  await touch("touchEnd");
  await expect(day).toHaveText(second ?? "");
  expect(await page.evaluate(() => window.scrollY)).toBe(before);

  await touch("touchStart", { x: box.x + 200, y: box.y + 250 });
  for (const y of [240, 220, 190, 150, 100]) await touch("touchMove", { x: box.x + 200, y: box.y + y });
  await touch("touchEnd");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
});

test("two fingers that spread show fewer days, and move along together", async ({ page }) => {
  const box = await chartOf(page, "/");
  const touch = await fingersOn(page);
  const edge = async (name: "start" | "end") =>
    Number(await page.getByTestId(`overview-${name}`).getAttribute("aria-valuenow"));
  const whole = { start: await edge("start"), end: await edge("end") };
  const at = (x: number): Point => ({ x: box.x + x, y: box.y + 150 });
  await touch("touchStart", at(170), at(230));
  for (const spread of [10, 25, 40, 60, 80]) await touch("touchMove", at(170 - spread), at(230 + spread));
  await expect.poll(() => edge("start")).toBeGreaterThan(whole.start);
  await expect.poll(() => edge("end")).toBeLessThan(whole.end);
  await settle(page); // the last of the spread is drawn a frame later
  const near = await edge("start");
  for (const along of [10, 20, 30]) await touch("touchMove", at(90 + along), at(310 + along));
  await touch("touchEnd");
  await expect.poll(() => edge("start")).toBeLessThan(near);
});

for (const address of ["/", "/ar"]) {
  test(`a tap on a mark of ${address} shows a sheet at the lower edge, whose buttons lead on and whose title opens the page`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 760 });
    await chartOf(page, `${address}?from=2025-03-03&to=2025-03-14&company=alibaba`);
    const mark = page.locator('.timeline-mark[data-event="qwq-32b"]');
    await mark.tap();
    const card = page.getByTestId("announcement-card");
    await expect(card).toContainText("QwQ-32B");
    await settle(page);
    const box = await card.boundingBox();
    expect([box?.x, box?.width]).toEqual([0, 360]);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(760);
    expect(box?.height ?? 999).toBeLessThan(200);
    const [previous, next, close] = [0, 1, 2].map((at) => card.getByRole("button").nth(at));
    for (const button of [previous, next, close]) {
      const size = await button?.boundingBox();
      expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await previous?.tap();
    await expect(card).not.toContainText("QwQ-32B");
    await next?.tap();
    await expect(card).toContainText("QwQ-32B");
    expect(await axeFinds(page, { within: '[data-testid="announcement-card"]' })).toEqual([]);
    await close?.tap();
    await expect(card).toHaveCount(0);
    await mark.tap();
    await card.getByRole("link", { name: "QwQ-32B" }).tap();
    await expect(page).toHaveURL(/\/events\/qwq-32b$/);
  });
}

test("at 360 pixels the chart's buttons are at least 24 pixels each way, and the page does not scroll sideways", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await chartOf(page, "/");
  const buttons = page.getByRole("toolbar").getByRole("button");
  await expect(buttons.nth(3)).toBeAttached(); // more than three
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

for (const { address, button, scale } of [
  { address: "/", button: "Chart", scale: "Log" },
  { address: "/ar", button: "الرسم", scale: "لوغاريتمي" },
]) {
  test(`the chart's tools on ${address} take one line; the rest is a sheet that gives the focus back`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 760 });
    await chartOf(page, address);
    const toolbar = page.getByRole("toolbar");
    const lines = async () =>
      new Set(
        await toolbar
          .locator("button:visible")
          .evaluateAll((all) => all.map((own) => Math.round(own.getBoundingClientRect().top))),
      );
    expect((await lines()).size).toBe(1);
    const opener = toolbar.getByRole("button", { name: button, exact: true });
    await opener.tap();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: scale, exact: true }).tap();
    await expect(page).toHaveURL(/scale=log/);
    await expect(sheet.getByTestId("open-save-picture")).toBeInViewport();
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(sheet).toHaveCount(0);
    await expect(opener).toBeFocused();
    await toolbar.getByRole("button").first().tap(); // zoomed, there are more of them
    await expect(toolbar.locator("button:visible")).not.toHaveCount(4);
    await expect.poll(async () => (await lines()).size).toBe(1);
  });
}
