import { expect, type Locator, type Page, test } from "@playwright/test";
import { chartMenu } from "../../support/chart-menu.ts";
import { openPage } from "../../support/open-page.ts";

const figureOf = (page: Page) => page.getByTestId("market-figure");
const mark = (page: Page, event: string) => page.locator(`.timeline-mark[data-event="${event}"]`);
const start = (page: Page) => page.getByTestId("overview-start");

/** The figure's box on the page. */
async function boxOf(figure: Locator) {
  const box = await figure.boundingBox();
  if (!box) throw new Error("The figure is not on the page");
  return box;
}

/** Opens a page and waits until its lines are drawn. */
async function open(page: Page, address: string): Promise<Locator> {
  await openPage(page, address);
  await expect(page.locator('[data-testid^="line-"]').first()).toBeVisible();
  return figureOf(page);
}

test.describe("zooming", () => {
  test("a notch has drawn the lines when its event is over, so that they are painted in its frame; names follow", async ({
    page,
  }) => {
    await openPage(page, "/");
    const path = page.locator(".chart-line").first();
    const callouts = () =>
      page
        .getByTestId("callout")
        .evaluateAll((all) => all.map((own) => own.querySelector("circle")?.getAttribute("cx")).join(" "));
    const before = { path: await path.getAttribute("d"), callouts: await callouts() };
    const drawn = await page.getByTestId("market-figure").evaluate((figure) => {
      const { left, width, top } = figure.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + 80 };
      figure.dispatchEvent(
        new WheelEvent("wheel", { ...place, deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true }),
      );
      return figure.querySelector(".chart-line")?.getAttribute("d") ?? null;
    });
    expect(drawn).not.toBe(before.path);
    await expect(path).toHaveAttribute("d", drawn ?? "");
    await expect.poll(callouts).not.toBe(before.callouts);
  });

  test("Ctrl and the wheel zoom round the pointer; without Ctrl and focus the page scrolls instead", async ({
    page,
  }) => {
    const figure = await open(page, "/");
    const box = await boxOf(figure);
    const whole = await start(page).getAttribute("aria-valuenow");
    await page.mouse.move(box.x + 500, box.y + 100);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await expect(start(page)).toHaveAttribute("aria-valuenow", whole ?? "");
    const scrolled = await boxOf(figure);
    await page.mouse.move(scrolled.x + 500, scrolled.y + 100);
    // The day under the pointer is drawn: the crosshair is there, to a weekend.
    const crosshair = async () => (await page.getByTestId("crosshair").first().boundingBox())?.x ?? 0;
    await expect.poll(async () => Math.abs((await crosshair()) - scrolled.x - 500)).toBeLessThan(12);
    const under = await page.getByTestId("readout-day").textContent();
    const before = await page.evaluate(() => window.scrollY);
    await page.keyboard.down("Control");
    for (let notch = 0; notch < 3; notch += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect(start(page)).not.toHaveAttribute("aria-valuenow", whole ?? "");
    await expect(page.getByTestId("readout-day")).toHaveText(under ?? "");
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    await figure.dblclick({ position: { x: 500, y: 60 } });
    await expect(start(page)).toHaveAttribute("aria-valuenow", whole ?? "");
  });

  test("keys + and 0, and Shift and drag, show a part; keeping it puts its dates into the address", async ({
    page,
  }) => {
    const figure = await open(page, "/");
    const whole = await start(page).getAttribute("aria-valuenow");
    await figure.focus();
    await page.keyboard.press("+");
    await expect(start(page)).not.toHaveAttribute("aria-valuenow", whole ?? "");
    await page.keyboard.press("0");
    await expect(start(page)).toHaveAttribute("aria-valuenow", whole ?? "");
    const box = await boxOf(figure);
    await page.keyboard.down("Shift");
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 200, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect
      .poll(async () => Number(await start(page).getAttribute("aria-valuenow")))
      .toBeGreaterThan(Number(whole));
    const first = await start(page).getAttribute("aria-valuenow");
    // Marks follow the lines, when there is time.
    await expect(async () => {
      const dot = await mark(page, "qwq-32b").boundingBox();
      const line = await page.locator('svg g[data-event="qwq-32b"] .marker-line').boundingBox();
      expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - (line?.x ?? 0))).toBeLessThan(1.5);
    }).toPass();
    await page.getByRole("button", { name: "Keep this range" }).click();
    const from = new Date(Number(first) * 86_400_000).toISOString().slice(0, 10);
    await expect(page).toHaveURL(new RegExp(`from=${from}&to=2025-\\d\\d-\\d\\d`));
    await expect(start(page)).toHaveAttribute("aria-valuenow", first ?? "");
    await expect(page.getByRole("button", { name: "Keep this range" })).toHaveCount(0);
  });

  test("a plain drag chooses a part of the whole range and moves along in a part, and the base of 100 stays said", async ({
    page,
  }) => {
    const box = await boxOf(await open(page, "/"));
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + from, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + to, box.y + 60, { steps: 5 });
      await page.mouse.up();
    };
    const shown = async () =>
      Promise.all(
        ["start", "end"].map(async (end) =>
          Number(await page.getByTestId(`overview-${end}`).getAttribute("aria-valuenow")),
        ),
      );
    const [whole = 0] = await shown();
    await drag(300, 500);
    await expect.poll(async () => (await shown())[0]).toBeGreaterThan(whole);
    const [first = 0, last = 0] = await shown();
    await expect(page.getByTestId("axis-unit")).toHaveText("2 Jan 2025 = 100");
    await drag(500, 300);
    await expect.poll(async () => (await shown())[0]).toBeGreaterThan(first);
    const [moved = 0, end = 0] = await shown();
    expect(end - moved).toBe(last - first);
    await expect(page.getByTestId("span-measured")).toHaveCount(0);
  });

  test("the overview's ends move by arrow keys", async ({ page }) => {
    await open(page, "/");
    const whole = Number(await start(page).getAttribute("aria-valuenow"));
    await start(page).focus();
    await page.keyboard.press("PageDown");
    await expect(start(page)).toHaveAttribute("aria-valuenow", String(whole + 30));
  });
});

test.describe("reading", () => {
  test("by keys: from 6 March one session back is 5 March, measured +8.39% and its CAR, spoken and then cleared", async ({
    page,
  }) => {
    const figure = await open(page, "/?from=2025-03-03&to=2025-03-06&company=alibaba&scale=price");
    await figure.focus();
    await page.keyboard.press("End");
    await expect(page.getByTestId("spoken-day")).toContainText("6 Mar 2025. Alibaba 140.80 HKD, +8.39%.");
    await expect(page.getByTestId("spoken-day")).toContainText("QwQ-32B");
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("m");
    await expect(page.getByTestId("measured-9988.HK")).toContainText("+8.39% sessions: 1 · CAR +3.8");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("measured")).toHaveCount(0);
    await page.keyboard.press("Home");
    await expect(page.getByTestId("readout-day")).toHaveText("3 Mar 2025");
  });

  test("Alt and drag measures from day to day", async ({ page }) => {
    const box = await boxOf(await open(page, "/?from=2025-03-03&to=2025-03-14&company=alibaba"));
    await page.keyboard.down("Alt");
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 900, box.y + 200, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up("Alt");
    await expect(page.getByTestId("measured-9988.HK")).toContainText("sessions: ");
    await expect(page.getByTestId("span-measured")).toBeVisible();
  });

  test("announcements too near for a mark each are one with their count, a list on a press, and marks on zoom", async ({
    page,
  }) => {
    const figure = await open(page, "/");
    const cluster = page.locator('[data-testid="cluster"][data-events~="deepseek-r1"]');
    await expect(cluster).toContainText("2");
    await cluster.click();
    const list = page.getByTestId("cluster-list");
    await expect(list.getByRole("link")).toHaveCount(2);
    await list.getByRole("link", { name: "Janus-Pro" }).hover();
    await expect(page.getByTestId("announcement-card")).toContainText("Janus-Pro");
    await page.keyboard.press("Escape");
    await expect(list).toHaveCount(0);
    await open(page, "/?from=2025-01-17&to=2025-02-07");
    await expect(mark(page, "janus-pro")).toBeVisible();
    await expect(figure).toBeVisible();
  });
});

test.describe("what is drawn", () => {
  test("candles for shares, a line for Hang Seng TECH, which has no open, high and low, said beside it", async ({
    page,
  }) => {
    await open(page, "/?from=2025-02-10&to=2025-04-10&company=alibaba&overlay=benchmark");
    await (await chartMenu(page)).getByRole("button", { name: "Candles", exact: true }).click();
    await expect(page).toHaveURL(/chart=candles/);
    await expect(page.getByTestId("candles-9988.HK")).toBeVisible();
    await expect(page.getByTestId("chart-notes")).toContainText("HSTECH.HK");
    await expect(page.locator('[data-testid^="line-"]')).toHaveCount(1);
  });

  test("the model's expectation of an announcement, once it is pointed at, stays when the pointer leaves", async ({
    page,
  }) => {
    await open(page, "/?from=2025-02-10&to=2025-04-10&company=alibaba&overlay=expected");
    await expect(page.getByTestId("expected-9988.HK")).toHaveCount(0);
    await expect(page.getByTestId("expected-hint")).toHaveText(/^Point at an announcement/);
    await mark(page, "qwq-32b").hover();
    await expect(page.getByTestId("expected-9988.HK")).toBeVisible();
    await page.getByRole("heading", { name: "Reactions" }).hover();
    await expect(page.getByTestId("expected-9988.HK")).toBeVisible();
    await expect(page.getByTestId("chart-notes")).toContainText("Tinted gap");
    await expect(page.getByTestId("expected-hint")).toHaveCount(0);
  });

  test("the model's expectation of one announcement alone is there before any script, and can be taken away", async ({
    page,
    request,
  }) => {
    expect(await (await request.get("/?event=qwq-32b")).text()).toContain('data-testid="expected-9988.HK"');
    await open(page, "/?event=qwq-32b");
    await expect(page.getByTestId("expected-9988.HK")).toBeVisible();
    const menu = await chartMenu(page);
    const expected = menu.getByRole("button", { name: "Expected", exact: true });
    await expect(expected).toHaveAttribute("aria-pressed", "true");
    await expected.click();
    await expect(page).toHaveURL("/?event=qwq-32b&overlay=");
    await expect(page.getByTestId("expected-9988.HK")).toHaveCount(0);
    await expect(page.getByTestId("expected-hint")).toHaveCount(0);
    await expected.click();
    await expect(page).toHaveURL("/?event=qwq-32b&overlay=expected");
    await expect(page.getByTestId("expected-9988.HK")).toBeVisible();
  });

  test("limit closes of Focus Technology have their triangles and a note", async ({ page }) => {
    await open(page, "/?from=2025-03-03&to=2025-03-14&company=focus-technology");
    await expect(page.getByTestId("trading-002315.SZ").locator("path")).toHaveCount(1);
    await expect(page.getByTestId("chart-notes")).toContainText("closed at the price limit");
  });
});
