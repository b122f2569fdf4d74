import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../../support/axe.ts";
import { chartMenu } from "../../support/chart-menu.ts";
import { openPage, settle } from "../../support/open-page.ts";

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
  await settle(page); // it is drawn anew in the width that the browser has measured
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
    for (let step = 1; !(await walk(page).textContent())?.includes("QwQ-32B"); step += 1) {
      await next.click();
      await expect(progress(page)).toHaveText(new RegExp(`^${step + 1} of`));
    }
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

test.describe("what is named", () => {
  const callouts = (page: Page) => page.getByTestId("callout");
  const boxes = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((own) => {
        const { left, right, top, bottom } = own.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );

  for (const { width, most, least } of [
    { width: 1440, most: 9, least: 6 },
    { width: 768, most: 6, least: 4 },
    { width: 390, most: 3, least: 2 },
  ]) {
    test(`at ${width} pixels ${least} to ${most} callouts stand in the plot without overlap, QwQ-32B +8.4% among them`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, "/");
      await expect
        .poll(() => page.getByTestId("market-figure").evaluate((own) => own.clientWidth))
        .toBeLessThan(width);
      await expect(callouts(page).filter({ hasText: "QwQ-32B" })).toContainText("+8.4%");
      await settle(page); // names follow the lines
      const count = await callouts(page).count();
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(most);
      const texts = await boxes(page, '[data-testid="callout"] text:first-of-type');
      const figure = await page.getByTestId("market-figure").boundingBox();
      for (const [at, a] of texts.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(figure?.x ?? 0);
        expect(a.right).toBeLessThanOrEqual((figure?.x ?? 0) + (figure?.width ?? 0));
        for (const b of texts.slice(at + 1))
          expect(a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top).toBe(false);
      }
    });
  }

  test("is in the page before any script: callouts, lollipops with names, short names in the lanes", async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/");
    const inSight = { visible: true };
    await expect(callouts(page).filter({ hasText: "QwQ-32B", ...inSight })).toContainText("+8.4%");
    const names = page.getByTestId("lollipop-name");
    await expect(names.filter({ hasText: "QwQ-32B +3.8", ...inSight })).toHaveCount(1);
    await expect(page.locator(".lane-name").filter({ hasText: /^V3\.1$/, ...inSight })).toHaveCount(1);
    await context.close();
  });

  test("has large days without an announcement: 1 September and the whole market's 7 April", async ({
    page,
  }) => {
    await open(page, "/companies/alibaba");
    await expect(callouts(page).filter({ hasText: "no announcement stored" }).first()).toContainText("+");
    await expect(callouts(page).filter({ hasText: "7 Apr" })).toContainText("the whole market fell");
  });

  test("is one announcement alone, within 30 sessions of it: QwQ-32B on each of three lines", async ({
    page,
  }) => {
    await open(page, "/?event=qwq-32b");
    await expect(callouts(page).filter({ hasText: "QwQ-32B" })).toHaveCount(3);
    const edge = async (name: "start" | "end") =>
      Number(await page.getByTestId(`overview-${name}`).getAttribute("aria-valuenow"));
    await expect.poll(async () => (await edge("end")) - (await edge("start"))).toBe(86);
  });

  test("on a day pointed at: QwQ-32B and Manus in the readout, and their marks and rows are lit", async ({
    page,
  }) => {
    const figure = page.getByTestId("market-figure");
    await open(page, "/?from=2025-03-03&to=2025-03-14");
    await figure.focus();
    await page.keyboard.press("End");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await expect(page.getByTestId("readout-announced")).toHaveText(/^QwQ-32B · Manus general AI agent…/);
    await expect(page.getByTestId("spoken-day")).toContainText("Manus general AI agent launch");
    await expect(mark(page, "qwq-32b")).toHaveAttribute("data-lit", "true");
    await expect(page.getByTestId("row-manus-002315.SZ")).toHaveAttribute("data-lit", "true");
    await page.keyboard.press("ArrowLeft");
    await expect(mark(page, "qwq-32b")).not.toHaveAttribute("data-lit", "true");
  });

  test("of a count when it is pointed at or has the focus, each with its day", async ({ page }) => {
    await open(page, "/");
    const count = page.locator('[data-testid="cluster"][data-events~="deepseek-r1"]');
    await count.hover();
    await expect(card(page)).toContainText("DeepSeek-R1 20 Jan 2025");
    await expect(card(page)).toContainText("Janus-Pro");
    await page.getByRole("heading", { name: "Reactions" }).hover();
    await expect(card(page)).toHaveCount(0);
    await count.focus();
    await expect(card(page)).toContainText("Janus-Pro");
  });
});

test.describe("the lollipops", () => {
  const strip = (page: Page, company: string) => page.getByTestId(`lollipops-${company}`);

  test("are a strip for each company, one in full; a press on another's name shows that one, and its volume", async ({
    page,
  }) => {
    await open(page, "/");
    const heights = async () =>
      Promise.all(
        ["alibaba", "focus-technology", "client-service-international"].map(
          async (company) => (await strip(page, company).boundingBox())?.height ?? 0,
        ),
      );
    await expect.poll(async () => (await heights()).every((height) => height > 0)).toBe(true);
    const [alibaba = 0, focus = 0, client = 0] = await heights();
    expect(alibaba).toBeGreaterThan(2 * focus);
    expect(focus).toBe(client);
    await strip(page, "focus-technology")
      .getByRole("button", { name: /^Focus Technology/ })
      .click();
    await expect.poll(heights).toEqual([focus, alibaba, client]);
    await expect(page.getByText(/^002315\.SZ Volume/)).toHaveCount(0);
    await page.getByRole("toolbar").getByRole("button", { name: "Chart", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Volume", exact: true }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/overlay=volume/);
    await expect(page.getByText(/^002315\.SZ Volume \(at most 48\.09M/)).toHaveCount(1);
  });

  test("say how strong each is by their height, and what their heads mean in a key", async ({ page }) => {
    await open(page, "/?company=alibaba");
    const middle = async (event: string) => {
      const box = await mark(page, event).first().boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0) / 2;
    };
    expect(await middle("qwen2-5-max")).toBeLessThan(await middle("qwq-32b"));
    expect(await middle("qwq-32b")).toBeLessThan(await middle("qwen3"));
    await expect(page.getByTestId("lollipop-key")).toContainText("beyond chance");
    await expect(page.getByTestId("lollipop-key")).toContainText("only the day known");
    expect(await axeFinds(page, { within: "figure" })).toEqual([]);
  });
});

test.describe("steps by key", () => {
  test("go on from the day pointed at and open no walk: from 5 February on to the next, not to the first", async ({
    page,
  }) => {
    const figure = page.getByTestId("market-figure");
    await open(page, "/?company=alibaba&from=2025-01-02&to=2025-03-31");
    await figure.focus();
    await page.keyboard.press("Home");
    const day = page.getByTestId("readout-day");
    for (let shown = await day.textContent(); shown !== "5 Feb 2025"; shown = await day.textContent()) {
      await page.keyboard.press("ArrowRight");
      await expect(day).not.toHaveText(shown ?? "");
    }
    await page.keyboard.press(".");
    await expect(card(page)).toContainText("Apple to use Alibaba AI");
    await expect(page.getByTestId("spoken-day")).toContainText(
      "Report: Apple to use Alibaba AI in China iPhones",
    );
    await expect(walk(page)).toHaveCount(0);
    await page.keyboard.press(",");
    await expect(card(page)).toContainText("Deep Research");
    await expect(card(page)).toContainText("It names no listing shown. In that session: Alibaba");
    await page.keyboard.press("Escape");
    await expect(card(page)).toHaveCount(0);
  });
});

test.describe("the lanes", () => {
  test("are hidden on a press, by the address, and come back; ticks stay on the prices", async ({ page }) => {
    await open(page, "/");
    const toggle = page.getByRole("button", { name: "Timeline", exact: true });
    await chartMenu(page);
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await toggle.click();
    await expect(page).toHaveURL(/timeline=hidden/);
    await expect(page.locator(".timeline-mark")).toHaveCount(0);
    await expect(page.locator('svg g[data-event="qwq-32b"] .marker-tick')).not.toHaveCount(0);
    await page.reload();
    await page.locator("html[data-alive]").waitFor({ state: "attached" });
    await chartMenu(page);
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await expect(page.locator(".timeline-mark")).toHaveCount(0);
    await toggle.click();
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
    const place = async () => (await focused.boundingBox())?.x ?? 0;
    places.push(await place());
    for (let step = 1; step < 3; step += 1) {
      await page.keyboard.press("ArrowRight");
      await expect.poll(place).not.toBe(places.at(-1));
      places.push(await place());
    }
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    await expect(mark(page, "qwq-32b")).toHaveAccessibleName(/^QwQ-32B, 6 Mar 2025\. 9988\.HK \+8\.39%, AR /);
  });
});

test.describe("when it was announced", () => {
  test("the card has one instant on the listing's clock, and the reader's own in Berlin beside it", async ({
    page,
  }) => {
    await open(page, "/?from=2025-03-03&to=2025-03-14");
    await mark(page, "qwq-32b").hover();
    const times = page.getByTestId("card-times");
    await expect(times).toContainText("6 Mar 2025, 02:55 Hong Kong");
    await expect(times).not.toContainText("UTC");
    await expect(times).toContainText("your time 5 Mar, 19:55 (Berlin)");
  });

  test("the card stands before day 0 where there is room, and else at the far end", async ({ page }) => {
    for (const [address, event] of [
      ["/?from=2025-01-02&to=2025-04-30", "qwq-32b"],
      ["/?from=2025-03-03&to=2025-03-14", "government-work-report-2025"],
    ] as const) {
      await open(page, address);
      await mark(page, event).first().hover();
      await expect(async () => {
        const [box, head] = [await card(page).boundingBox(), await mark(page, event).first().boundingBox()];
        if (!box || !head) throw new Error("Card and mark are on the page");
        const day = head.x + head.width / 2;
        expect(box.x + box.width < day || box.x > day + 100, address).toBe(true);
      }).toPass();
    }
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
