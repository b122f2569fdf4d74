// What a reader waits for in real Chromium on the shipped data: largest contentful paint, layout shift, and the
// time from the start of the navigation until the price lines are drawn.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { z } from "zod";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { anyBrowser, BROWSER_ARGUMENTS } from "../support/browser.ts";
import { spread } from "./support.ts";

const LOADS = 15;
const ADDRESSES = ["/", "/?from=2024-01-02&listing=all&relation=all", "/events/qwq-32b", "/events"];

const measured = z.object({ paint: z.number(), shift: z.number(), drawn: z.number().nullable() });

async function load(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen: { paint: number; shift: number; drawn: number | null } = { paint: 0, shift: 0, drawn: null };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") seen.shift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => {
      if (seen.drawn === null && document.querySelector(".chart-line")) seen.drawn = performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const seen = measured.parse(await page.evaluate(() => Reflect.get(window, "seen")));
  await context.close();
  return seen;
}

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-page-"));
const app = await startApp(`file:${path.join(folder, "page.db")}`);
const browser = await chromium.launch({ ...(await anyBrowser()), args: BROWSER_ARGUMENTS });
try {
  console.log(`Chromium ${browser.version()}`);
  for (const address of ADDRESSES) {
    await load(browser, app.origin + address);
    const loads = [];
    for (let round = 0; round < LOADS; round += 1) loads.push(await load(browser, app.origin + address));
    const drawn = loads.flatMap((seen) => seen.drawn ?? []);
    console.log(`${address}`);
    console.log(`  largest contentful paint: ${spread(loads.map(({ paint }) => paint))}`);
    if (drawn.length > 0) console.log(`  lines drawn: ${spread(drawn)}`);
    console.log(`  layout shift: ${Math.max(...loads.map(({ shift }) => shift))}`);
  }
} finally {
  await browser.close();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
