// What a reader feels on a chart of six series over 20 years, in real Chromium: from a pointer's move to the
// painted crosshair, from a wheel's notch and a drag's step to the painted part, from a changed filter to the new
// lines, and from the server's answer to a chart that was not there. The bars are made up here for the benchmark only.
// Limits: moves 16 ms median and 25 ms p95, a notch 20 ms, a filter 150 ms, a chart of 20 years 75 ms.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { z } from "zod";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { anyBrowser, BROWSER_ARGUMENTS } from "../support/browser.ts";
import { chartMenu } from "../support/chart-menu.ts";
import { spread } from "./support.ts";
import { madeStore } from "./support-made-store.ts";

const SERIES = 6;
const MOVES = 200;
const NOTCHES = 30;
const CHANGES = 12;
const MOUNTS = 10;
const DRAG_STEPS = 60;
const companies = Array.from({ length: SERIES }, (_, at) => `made-${at + 1}`).join(",");
const numbers = z.array(z.number());
/** Multiples of it, without their whole part, lie evenly between 0 and 1, however many there are. */
const GOLDEN_SHARE = 0.618_034;

/** The page's own, of which TypeScript does not know yet. */
declare const scheduler: {
  readonly postTask: (task: () => void, options: { readonly priority: "user-blocking" }) => Promise<void>;
};

/** What is timed: an event, and the element and attribute that it changes, by which the frame is known that has it. */
const TIMED = {
  pointer: { event: "pointermove", selector: "[data-testid=crosshair]", attribute: "style" },
  wheel: { event: "wheel", selector: ".chart-line", attribute: "d" },
  // Of a drag that draws a span and one that moves along, no one element changes: the next frame counts.
  drag: { event: "pointermove", selector: null, attribute: "" },
} as const;

/**
 * Times each event until the frame that has what it changes was handed over for painting, in order, by the
 * browser's own clock: the wait for the frame that hears it, and from there on. An event that changes nothing within
 * a second is left out.
 */
async function watch(page: Page, kind: keyof typeof TIMED): Promise<void> {
  await page.evaluate(({ event: name, selector, attribute }) => {
    const times: number[] = [];
    const waits: number[] = [];
    Object.assign(window, { times, waits });
    const seen = () =>
      selector === null ? null : (document.querySelector(selector)?.getAttribute(attribute) ?? "");
    document.addEventListener(
      name,
      (event) => {
        if (Reflect.get(window, "times") !== times) return;
        const heard = performance.now();
        const before = seen();
        const look = () => {
          if (before !== null && seen() === before) {
            if (performance.now() - heard < 1_000) requestAnimationFrame(look);
            return;
          }
          // The next task begins when this frame has been handed over, and this one comes before the page's own.
          const done = () => {
            waits.push(heard - event.timeStamp);
            times.push(performance.now() - event.timeStamp);
          };
          void scheduler.postTask(done, { priority: "user-blocking" });
        };
        requestAnimationFrame(look);
      },
      { capture: true, passive: true },
    );
  }, TIMED[kind]);
}

/** What was timed of a kind of event. */
async function timed(page: Page): Promise<string> {
  const read = async (name: string) =>
    numbers.parse(await page.evaluate((own) => Reflect.get(window, own), name));
  return `${spread(await read("times"))}, of it the wait for its frame ${spread(await read("waits"))}`;
}

/**
 * A pause in milliseconds before the next event. A browser hears events at the start of its frames, 16.7 ms apart: even
 * pauses would meet every frame at one place, early or late, and a millisecond more would move all that is measured.
 * These meet the frames evenly at all places.
 */
const pause = (page: Page, least: number, turn: number): Promise<void> =>
  page.waitForTimeout(least + (((turn * GOLDEN_SHARE) % 1) * 1_000) / 60);

/**
 * A clock of the page's main thread: each call gives the milliseconds that it worked since the call before. Unlike the
 * times to a paint they hang neither on the next frame nor on what else the machine does.
 */
async function workClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let before = 0;
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const now = (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
    const worked = now - before;
    before = now;
    return worked;
  };
}

/** The browser's event timing of the pointer: 8 ms steps, and only what took at least 16. */
async function slowEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const slow: number[] = [];
    Object.assign(window, { slow });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) slow.push(entry.duration);
    }).observe(Object.assign({ type: "event", buffered: true }, { durationThreshold: 16 }));
  });
}

/** Milliseconds from the server's last answer to the frame that has a chart where there was none. */
async function mounted(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/?company=made-1&to=2001-01-01`, { waitUntil: "networkidle" });
  return page.evaluate(async () => {
    if (document.querySelector(".chart-line")) throw new Error("There is a chart already");
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "All");
    button?.click();
    while (!document.querySelector(".chart-line"))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const painted = performance.now();
    const answers = performance.getEntriesByType("resource").filter(({ name }) => name.includes("_rsc"));
    const [last] = answers.slice(-1);
    if (!(last instanceof PerformanceResourceTiming)) throw new Error("The server was not asked");
    return painted - last.responseEnd;
  });
}

/** Milliseconds from a press on a control to the frame that has other lines. @throws Error where it changes none */
async function changed(page: Page, press: string): Promise<number> {
  return page.evaluate(async (name) => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`There is no ${name} to press`);
    const path = () => document.querySelector(".chart-line")?.getAttribute("d");
    const before = path();
    const began = performance.now();
    button.click();
    while (path() === before) {
      if (performance.now() - began > 20_000) throw new Error(`${name} changed nothing in 20 s`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - began;
  }, press);
}

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-interaction-"));
const app = await startApp(await madeStore(path.join(folder, "made.db"), SERIES));
const browser = await chromium.launch({ ...(await anyBrowser()), args: BROWSER_ARGUMENTS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, locale: "en-US" });
  await page.goto(`${app.origin}/?company=${companies}&from=2006-01-01`, { waitUntil: "networkidle" });
  await page.waitForSelector(".chart-line");
  const box = await page.getByTestId("market-figure").boundingBox();
  if (!box) throw new Error("The chart is not on the page");
  console.log(
    `Chromium ${browser.version()}, ${SERIES} series: ${await page.getByTestId("chart-notes").textContent()}`,
  );

  const worked = await workClock(page);
  await worked();
  await slowEvents(page);
  await watch(page, "pointer");
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(box.x + 80 + ((move * 61) % 1_250), box.y + 60 + (move % 7) * 20);
    await pause(page, 12, move);
  }
  console.log(`pointer to painted crosshair: ${await timed(page)}`);
  console.log(`  work of the page: ${((await worked()) / MOVES).toFixed(1)} ms a move`);
  const slow = numbers.parse(await page.evaluate(() => Reflect.get(window, "slow")));
  console.log(`  event timing: ${slow.length} of all events took 16 ms or more: ${spread(slow)}`);

  await watch(page, "wheel");
  await page.keyboard.down("Control");
  for (let notch = 0; notch < NOTCHES; notch += 1) {
    await page.mouse.wheel(0, notch % 10 < 5 ? -60 : 60);
    await pause(page, 120, notch);
  }
  await page.keyboard.up("Control");
  console.log(`wheel to painted zoom: ${await timed(page)}`);
  console.log(`  work of the page: ${((await worked()) / NOTCHES).toFixed(1)} ms a notch`);

  await watch(page, "drag");
  for (let step = 0; step < DRAG_STEPS; step += 1) {
    if (step % 20 === 0) {
      await page.mouse.up();
      await page.mouse.move(box.x + 600, box.y + 60);
      await page.mouse.down();
    }
    await page.mouse.move(box.x + 600 + ((step % 20) - 10) * 20, box.y + 60);
    await pause(page, 60, step);
  }
  await page.mouse.up();
  console.log(`drag to painted part: ${await timed(page)}`);

  const changes: number[] = [];
  // Its code comes when it is first opened: a press on a choice that is not there yet would change nothing.
  await (await chartMenu(page)).getByRole("button", { name: "Log", exact: true }).waitFor();
  for (let change = 0; change < CHANGES; change += 1) {
    changes.push(await changed(page, change % 2 === 0 ? "Log" : "Indexed"));
    await page.waitForTimeout(300);
  }
  console.log(`filter (scale) to new lines: ${spread(changes)}`);
  await page.keyboard.press("Escape");
  const ranges: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    ranges.push(await changed(page, change % 2 === 0 ? "1Y" : "All"));
    await page.waitForTimeout(300);
  }
  console.log(`filter (range 1Y, all) to new lines: ${spread(ranges)}`);
  const mounts: number[] = [];
  for (let mount = 0; mount < MOUNTS; mount += 1) mounts.push(await mounted(page, app.origin));
  console.log(`answer to a chart of 20 years: ${spread(mounts)}`);
} finally {
  await browser.close();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
