import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";
import { openPage } from "../support/open-page.ts";

/** What everybody gets alike, once an address was asked for before. */
async function shared(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  for (let time = 0; time < 4; time += 1) {
    const answer = await request.get(address, { headers });
    if (answer.headers().etag !== undefined && answer.headers()["cache-control"]?.startsWith("public"))
      return answer;
  }
  throw new Error(`${address} is not shared`);
}

/** What a page's console says, and whatever its policy refused. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    const isOwn = message.text() !== "Service Worker registration blocked by Playwright";
    if (isOwn && ["error", "warning"].includes(message.type())) said.push(message.text());
  });
  page.on("pageerror", ({ message }) => said.push(message));
  return said;
}

const PAGES = [
  ...["/", "/events", "/events/qwq-32b", "/companies", "/companies/alibaba", "/reactions", "/compare"],
  ...["/reactions?view=table", "/moves", "/methods", "/stories"],
  ...["/stories/2025-03-06", "/claims", "/claims/arabic-report-2025-03"],
];

for (const language of ["", "/zh", "/ar"]) {
  test(`${language || "/en"}: pages that everybody shares run under their policy, alive, in their reader's own colours`, async ({
    page,
    context,
    request,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    await context.addCookies(
      [
        ["theme", "dark"],
        ["direction", "blue-up"],
        ["introduction", "0"],
      ].map(([name = "", value = ""]) => ({ name, value, url: baseURL ?? "" })),
    );
    const said = complaints(page);
    for (const own of PAGES) {
      const address = own === "/" && language !== "" ? language : language + own;
      await shared(request, address);
      const answer = await openPage(page, address);
      expect(answer?.headers().etag, address).toBeDefined();
      expect(answer?.headers()["content-security-policy"]).toMatch(
        /script-src 'self' (?:'sha256-[^']+' ?)+;/,
      );
      await expect(page.locator("html"), address).toHaveAttribute("data-theme", "dark");
      await expect(page.locator("html")).toHaveAttribute("data-direction", "blue-up");
      await expect(page.locator("select[name=theme]")).toHaveValue("dark");
      await expect(page.getByTestId("introduction")).toBeHidden();
      expect(said, address).toEqual([]);
    }
  });
}

test("the theme of a shared page is there before anything is painted, and changes with the menu", async ({
  page,
  context,
  request,
  baseURL,
}) => {
  await context.addCookies([{ name: "theme", value: "dark", url: baseURL ?? "" }]);
  await shared(request, "/methods");
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body) Object.assign(window, { atBody: document.documentElement.dataset.theme });
    }).observe(document, { childList: true, subtree: true });
  });
  await openPage(page, "/methods");
  expect(await page.evaluate(() => Reflect.get(window, "atBody"))).toBe("dark");
  await page.getByRole("button", { name: "Language and appearance" }).click();
  await page.locator("select[name=theme]").selectOption("light");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("a filter on a shared board works, and its own address is shared in turn", async ({ page, request }) => {
  await shared(request, "/");
  await openPage(page, "/");
  await page.getByTestId("market-figure").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("readout-day")).not.toBeEmpty();
  const answer = await shared(request, "/?company=alibaba");
  expect(await answer.text()).toContain("9988.HK");
});

test("a proxy's copy in English leads a reader of Chinese on, with the filter, before anything is painted", async ({
  browser,
  request,
  baseURL,
}) => {
  const english = await shared(request, "/events?search=qwq");
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.route("**/events?search=qwq", async (route) => {
    if (new URL(route.request().url()).pathname === "/events") await route.fulfill({ response: english });
    else await route.continue();
  });
  await page.goto(`${baseURL}/events?search=qwq`);
  await expect(page).toHaveURL(`${baseURL}/zh/events?search=qwq`);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await context.close();
});

test.describe("two servers over one database", () => {
  test.describe.configure({ mode: "serial" });
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-shared-"));
  const file = path.join(folder, "store.db");
  let servers: BuiltServer[] = [];

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    await copySeeded(file);
    for (let count = 0; count < 2; count += 1) servers.push(await startBuiltServer(`file:${file}`));
  });
  test.afterAll(async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
    servers = [];
    rmSync(folder, { recursive: true, force: true });
  });

  /** Stores another close of Alibaba's day 0, as another process would. */
  function store(close: number): void {
    const database = new Database(file);
    database.transaction(() => {
      database
        .prepare(
          `UPDATE "Bar" SET "close" = ? WHERE "session" = '2025-03-06'
           AND "instrumentId" = (SELECT "id" FROM "Instrument" WHERE "symbol" = '9988.HK')`,
        )
        .run(close);
      database.prepare('UPDATE "StoreState" SET "revision" = "revision" + 1').run();
    })();
    database.close();
  }

  test("both say a changed quote from the next request on, and name the revision that it is from", async ({
    request,
  }) => {
    const address = "/events/qwq-32b";
    const origins = servers.map(({ origin }) => origin);
    const revisions = async () =>
      Promise.all(
        origins.map(async (origin) => {
          const answer = await shared(request, origin + address);
          expect(await answer.text()).toContain("+8.39%");
          return answer.headers()["x-data-revision"];
        }),
      );
    const [first, second] = await revisions();
    expect(second).toBe(first);

    for (const close of [141.8, 142.8, 140.8]) {
      store(close);
      const change = `${((close / 129.9 - 1) * 100).toFixed(2)}%`;
      for (const origin of origins) {
        const answer = await request.get(origin + address);
        expect(await answer.text(), `${close} at ${origin}`).toContain(`+${change}`);
      }
    }
    expect(await revisions()).toEqual(Array(2).fill(String(Number(first) + 3)));
  });

  test("a download's tag holds at the same server until the quote changes", async ({ request }) => {
    const address = `${servers[0]?.origin}/api/v1/reactions.csv?event=qwq-32b`;
    const { etag = "" } = (await request.get(address)).headers();
    const again = async () => (await request.get(address, { headers: { "if-none-match": etag } })).status();
    expect(await again()).toBe(304);
    store(139.8);
    expect(await again()).toBe(200);
  });
});
