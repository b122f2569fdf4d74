import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../../support/axe.ts";
import { openPage } from "../../support/open-page.ts";

const mark = (page: Page, event: string) => page.locator(`.timeline-mark[data-event="${event}"]`);
const walk = (page: Page) => page.getByTestId("walk");
const progress = (page: Page) => page.getByTestId("walk-progress");
const card = (page: Page) => page.getByTestId("announcement-card");
const end = (page: Page) => page.getByTestId("overview-end");
/** QwQ-32B lies in it with a few others. */
const MARCH = "from=2025-03-03&to=2025-03-06&company=alibaba";

/** Opens a page and waits until its lines are drawn. */
async function open(page: Page, address: string): Promise<void> {
  await openPage(page, address);
  await expect(page.locator('[data-testid^="line-"]').first()).toBeVisible();
}

/** Opens a page whose clock goes on only when it is told to. */
async function openStill(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await open(page, address);
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

/** Presses Play on a still page; what is loaded then appears only as its clock goes on, less than a second. */
async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .poll(async () => {
      await page.clock.runFor(50);
      return [await walk(page).count(), await card(page).count()];
    })
    .toEqual([1, 1]);
}

test.use({ timezoneId: "Europe/Berlin" });

test.describe("the walk through announcements", () => {
  test("shows each in turn with its reaction, pauses on Space, and gives back range and focus on Escape", async ({
    page,
  }) => {
    await openStill(page, "/?company=alibaba");
    const whole = await end(page).getAttribute("aria-valuenow");
    await play(page);
    await expect(progress(page)).toHaveText(/^1 of \d\d$/);
    await expect(page.getByRole("button", { name: "Pause" })).toBeFocused();
    await expect(card(page)).toBeVisible();
    await expect(end(page)).not.toHaveAttribute("aria-valuenow", whole ?? "");
    const first = await card(page).textContent();
    await page.clock.runFor(5_000);
    await expect(progress(page)).toHaveText(/^2 of/);
    await expect(card(page)).not.toHaveText(first ?? "");
    await page.keyboard.press("Space");
    await page.clock.runFor(20_000);
    await expect(progress(page)).toHaveText(/^2 of/);
    await page.getByRole("button", { name: "2×" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.clock.runFor(2_500);
    await expect(progress(page)).toHaveText(/^3 of/);
    await page.keyboard.press("Escape");
    await expect(walk(page)).toHaveCount(0);
    await expect(card(page)).toHaveCount(0);
    await expect(page.locator("[data-lit]")).toHaveCount(0);
    await expect(end(page)).toHaveAttribute("aria-valuenow", whole ?? "");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeFocused();
  });

  test("waits while the page is hidden", async ({ page }) => {
    await openStill(page, "/?company=alibaba");
    await play(page);
    await expect(progress(page)).toHaveText(/^1 of/);
    const turn = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await turn(true);
    await page.clock.runFor(30_000);
    await expect(progress(page)).toHaveText(/^1 of/);
    await turn(false);
    await page.clock.runFor(5_000);
    await expect(progress(page)).toHaveText(/^2 of/);
  });

  test("with reduced motion goes by hand alone: QwQ-32B lit, its card and day 0 there and said; axe finds nothing", async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openStill(page, `/?${MARCH}`);
    await play(page);
    await expect(page.getByText("Motion is reduced: step by hand.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0);
    await page.clock.runFor(30_000);
    await expect(progress(page)).toHaveText(/^1 of/);
    const next = page.getByRole("button", { name: "Next announcement" });
    while (!(await walk(page).textContent())?.includes("QwQ-32B")) await next.click();
    await expect(mark(page, "qwq-32b")).toHaveAttribute("data-lit", "true");
    await expect(page.getByTestId("readout-day")).toHaveText("6 Mar 2025");
    await expect(card(page)).toContainText("+8.39%");
    await expect(page.getByTestId("spoken-day")).toContainText("QwQ-32B, 6 Mar 2025. 9988.HK +8.39%, AR ");
    await page.clock.resume();
    expect(await axeFinds(page)).toEqual([]);
  });

  test("fits a phone in Chinese and Arabic, in the dark", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    for (const [address, play, next, said] of [
      ["/zh", "播放", "下一个事件", /^第 9 个，共 \d+ 个$/],
      ["/ar", "تشغيل", "الإعلان التالي", /^9 من \d+$/],
    ] as const) {
      await open(page, address);
      await page.getByRole("button", { name: play, exact: true }).click();
      // The ninth has a long title.
      for (let step = 0; step < 8; step += 1) await page.getByRole("button", { name: next }).click();
      await expect(progress(page)).toHaveText(said);
      await expect(card(page)).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      expect(await axeFinds(page, { within: "figure" })).toEqual([]);
    }
  });
});

test.describe("the lanes", () => {
  test("are hidden on a press, by the address, and come back; ticks stay on the prices", async ({ page }) => {
    await open(page, "/");
    const toggle = page.getByRole("button", { name: "Timeline", exact: true });
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await toggle.click();
    await expect(page).toHaveURL(/timeline=hidden/);
    await expect(page.locator(".timeline-mark")).toHaveCount(0);
    await expect(page.locator('svg g[data-event="qwq-32b"] .marker-tick')).not.toHaveCount(0);
    await page.reload();
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await expect(page.locator(".timeline-mark")).toHaveCount(0);
    await page.getByRole("button", { name: "Timeline", exact: true }).click();
    await expect(mark(page, "qwq-32b")).toBeVisible();
    await expect(page).not.toHaveURL(/timeline=/);
  });

  test("are one tab stop; arrow keys go from mark to mark, whose names have date and reaction", async ({
    page,
  }) => {
    await open(page, "/?from=2025-02-17&to=2025-03-14");
    await expect(page.locator('.timeline-mark[tabindex="0"]')).toHaveCount(1);
    await page.locator('.timeline-mark[tabindex="0"]').focus();
    await page.keyboard.press("Home");
    const focused = page.locator(".timeline-mark:focus");
    const places: number[] = [];
    for (let step = 0; step < 3; step += 1) {
      places.push((await focused.boundingBox())?.x ?? 0);
      await page.keyboard.press("ArrowRight");
    }
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    await expect(mark(page, "qwq-32b")).toHaveAccessibleName(/^QwQ-32B, 6 Mar 2025\. 9988\.HK \+8\.39%, AR /);
  });
});

test.describe("when it was announced", () => {
  test("the card has UTC, the exchanges and the reader's own clock in Berlin", async ({ page }) => {
    await open(page, "/?from=2025-03-03&to=2025-03-14");
    await mark(page, "qwq-32b").hover();
    const times = page.getByTestId("card-times");
    await expect(times).toContainText("5 Mar 2025, 18:55 UTC · 6 Mar, 02:55 Hong Kong, Beijing");
    await expect(times).toContainText("your time 5 Mar, 19:55 (Berlin)");
  });

  test("the announcement's page and the list add the reader's clock and nothing moves for it", async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, "value")));
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const address of ["/events/qwq-32b", "/events"]) {
      await openPage(page, address);
      await expect(page.getByText("your time 5 Mar, 19:55 (Berlin)").first()).toBeVisible();
      await expect(page.getByText("6 Mar, 02:55 Hong Kong, Beijing").first()).toBeVisible();
    }
    expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("a day stays the day where it was, in Chinese and Arabic too", async ({ page }) => {
    await page.goto("/events/stargate");
    await expect(page.getByTestId("announced")).toContainText("21 Jan 2025, as the day in New York");
    await page.goto("/zh/events/stargate");
    await expect(page.getByTestId("announced")).toContainText("2025年1月21日（纽约当地日期）");
    await page.goto("/ar/events/stargate");
    await expect(page.getByTestId("announced")).toContainText("بحسب التاريخ في نيويورك");
  });
});
