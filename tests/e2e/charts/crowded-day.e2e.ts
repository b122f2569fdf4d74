import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type LoopbackApp, startApp } from "../../../lib/cli/loopback-app.ts";
import { copySeeded } from "../../support/built-server.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-crowded-"));
const file = path.join(folder, "store.db");
const url = `file:${file}`;
let app: LoopbackApp;

test.beforeAll(async () => {
  await copySeeded(file);
  app = await startApp(url);
});
test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An announcement's slug, title and maker, as a list of a filter has them. */
const ONCE_BYTES = 150;
const ADDRESSES = [
  "/?relation=all&listing=all",
  "/companies/alibaba",
  "/events/qwq-32b",
  "/events",
  "/reactions?relation=all&view=table",
  "/compare?event=qwq-32b",
  "/moves",
  "/feed.xml",
  "/sitemap.xml",
  "/api/palette/en",
  "/api/v1/reactions.csv",
  "/api/v1/reactions.json",
];

async function sizes(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const address of ADDRESSES) {
    const answer = await fetch(app.origin + address);
    expect(answer.status, address).toBe(200);
    found.set(address, (await answer.arrayBuffer()).byteLength);
  }
  return found;
}

test("500 announcements more on a day of 500: no page and no export grows by more than with the first 500", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const none = await sizes();
  await addMadeAnnouncements(url, 500, { first: "2025-03-06", days: 1 });
  const half = await sizes();
  await addMadeAnnouncements(url, 500, { first: "2025-03-06", days: 1, from: 501 });
  const whole = await sizes();
  for (const address of ADDRESSES) {
    const [before = 0, middle = 0, after = 0] = [none, half, whole].map((size) => size.get(address));
    // A page may name each once in the lists of its filter; what belongs to pairs may not grow by the day's others.
    const most = Math.max((middle - before) * 1.2 + 5000, 500 * ONCE_BYTES);
    expect(after - middle, address).toBeLessThanOrEqual(most);
    expect(after, address).toBeLessThan(12_000_000);
  }
  await page.goto(`${app.origin}/companies/alibaba`);
  const flag = page.getByTestId("row-qwq-32b-9988.HK").getByRole("button", { name: /^\+1,?\d{3}$/ });
  await flag.hover();
  await expect(page.getByRole("tooltip")).toHaveText(/; .*; and \d{3} more$/);
});
