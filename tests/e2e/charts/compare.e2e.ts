import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../../support/open-page.ts";

/** The figures of a row of the first table, column by column. */
const figures = (page: Page, key: string) =>
  page.getByTestId("compare-table").first().locator(`tr[data-figure="${key}"] td`);

/** The labels of each chart's axis of values. */
const scales = (page: Page): Promise<string[][]> =>
  page
    .locator("figure")
    .evaluateAll((plots) =>
      plots.map((plot) =>
        [...plot.querySelectorAll(".axis text")].flatMap(({ textContent }) =>
          textContent.endsWith("%") ? textContent : [],
        ),
      ),
    );

test("companies round QwQ-32B: opened on it, with its figures in columns, each company on a scale of its own", async ({
  page,
}) => {
  await page.goto("/compare");
  await expect(page).toHaveTitle(
    "Compare Alibaba, Focus Technology, Client Service International round QwQ-32B · Model Moves",
  );
  await expect(page.getByText("Opened on QwQ-32B, the announcement with quotes")).toBeVisible();
  await expect(figures(page, "return")).toHaveText(["+8.39%", "+10.01%", "+9.63%"]);
  await expect(figures(page, "limit").nth(1)).toContainText("Closed at 49.02 CNY, the upper limit");
  await expect(page.locator("figure")).toHaveCount(3);
  await expect(page.locator(".chart-line")).toHaveCount(6);
  const first = page.locator("figure").first();
  await expect(first.getByText("6 Mar, day 0")).toBeVisible();
  await expect(first.locator(".end-label")).toHaveText([/price.*\+4\.3%$/, /CAR.*\+3\.2%$/]);
  await expect(async () => {
    for (const scale of await scales(page)) expect(scale.length).toBeGreaterThan(2);
  }).toPass();
});

test("on one scale every line stands in two charts, named at its end", async ({ page }) => {
  await page.goto("/compare");
  await page.getByText("More ·").click();
  await page.getByRole("link", { name: "one for all" }).click();
  await expect(page).toHaveURL(/axes=one/);
  await expect(page.locator("figure")).toHaveCount(2);
  await expect(page.locator("figure").first().locator(".end-label")).toHaveCount(3);
  await expect(async () => {
    const [price, car] = await scales(page);
    expect(price?.length).toBeGreaterThan(2);
    expect(price).toEqual(car);
  }).toPass();
});

test("counted from the close before day 0, the day reads as its return; from session −10 it holds the days before", async ({
  page,
}) => {
  const onTheDay = page.getByTestId("compare-paths").locator("tbody tr").nth(10).locator("td").first();
  await page.goto("/compare?company=alibaba&event=qwq-32b&by=company");
  await page.getByText("The figures of the lines").click();
  await expect(onTheDay).toBeVisible();
  await expect(onTheDay).toHaveText("+8.39%");
  await page.getByText("More ·").click();
  await page.getByRole("link", { name: "the close before session −10" }).click();
  await expect(page).toHaveURL(/base=start/);
  await expect(onTheDay).toHaveText("+13.46%");
});

test("turned to announcements the page keeps QwQ-32B and its companies; there is no button that does nothing", async ({
  page,
}) => {
  await openPage(page, "/compare");
  await expect(page.getByRole("button", { name: "Compare" })).toHaveCount(0);
  await page.getByRole("link", { name: "Announcements", exact: true }).and(page.locator(".control")).click();
  await expect(page).toHaveURL(/event=qwq-32b,.*by=event/);
  const blocks = page.locator('section[data-testid^="compare-"]');
  await expect(blocks).toHaveCount(3);
  await expect(blocks.first().getByTestId("compare-table").locator("thead a").first()).toHaveText("QwQ-32B");
});

test("walking by session reads out each company's price and CAR, as the table twin has them", async ({
  page,
}) => {
  await openPage(page, "/compare");
  const slider = page.getByRole("slider", { name: "Session from day 0" });
  await slider.focus();
  await slider.press("Home");
  for (let step = 0; step < 10; step += 1) await slider.press("ArrowRight");
  await expect(slider).toHaveValue("0");
  const readout = page.getByTestId("readout");
  await expect(readout).toContainText("2025-03-06");
  await page.getByText("The figures of the lines").click();
  const row = page.getByTestId("compare-paths").locator("tbody tr").nth(10);
  const [price = "", car = ""] = (await row.locator("td").allTextContents()).slice(0, 2);
  await expect(readout.locator("li").first()).toContainText(`price ${price} · CAR ${car}`);
});

test("the type-ahead adds an announcement, the address is short, the export has the pairs shown, a chip takes it away", async ({
  page,
}) => {
  await openPage(page, "/compare?company=alibaba,focus-technology&event=qwq-32b");
  const add = page.getByRole("button", { name: "Announcements: Add an announcement…" });
  await expect(page.locator("noscript:visible")).toHaveCount(0); // its plain fields are for those without script
  await add.press("Enter");
  await page.getByRole("combobox", { name: "Announcements: Type to search" }).fill("manus general");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/compare?company=alibaba,focus-technology&event=qwq-32b,manus&by=company");
  await expect(page.getByTestId("compare-table")).toHaveCount(2);
  await expect(page.getByRole("option", { name: "Manus general" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Reactions (reactions.csv)" }).click(),
  ]);
  const rows = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n")
    .slice(1)
    .map((row) => row.split(",").slice(0, 3).join(" "));
  expect(rows.toSorted()).toEqual([
    "manus alibaba 9988.HK",
    "manus focus-technology 002315.SZ",
    "qwq-32b alibaba 9988.HK",
    "qwq-32b focus-technology 002315.SZ",
  ]);
  await page.getByRole("link", { name: "Remove QwQ-32B" }).click();
  await expect(page.getByTestId("compare-table")).toHaveCount(1);
  await expect(page.getByTestId("compare-manus")).toBeVisible();
});

test("announcements of one company; more than six are said and cut; bad input is named and the rest kept", async ({
  page,
}) => {
  await page.goto("/compare?company=alibaba");
  await expect(
    page.getByTestId("compare-9988.HK").getByTestId("compare-table").locator("thead a"),
  ).toHaveCount(6);
  await page.goto(
    "/compare?company=alibaba&event=qwq-32b,manus,qwen3,qwen2-5-max,deepseek-r1,qwen3-coder,qwen3-next",
  );
  await expect(page.getByRole("status").filter({ hasText: "the first six are kept" })).toContainText(
    "Qwen3-Next",
  );
  await page.goto("/compare?company=alibaba,nokia&event=manus&window=5..1&by=sector");
  const notice = page.getByRole("alert").filter({ hasText: "could not be used" });
  for (const given of ["nokia", "5..1", "sector"]) await expect(notice).toContainText(given);
  await expect(page.getByText("This is only one.")).toBeVisible();
  await page.goto("/compare?event=kimi-k2-thinking");
  await expect(page.getByText("No line: there is no price on day 0.")).toBeVisible();
});

test("on a phone the first plot starts in the first 844 pixels; what to compare is folded, and opens by keyboard", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "/compare");
  const plot = await page.locator("figure .chart-line").first().boundingBox();
  expect(plot?.y ?? Number.POSITIVE_INFINITY).toBeLessThan(844);
  const remove = page.getByRole("link", { name: "Remove Alibaba" });
  await expect(remove).toBeHidden();
  await page.locator("summary", { hasText: "What to compare" }).press("Enter");
  await expect(remove).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByText("What to compare")).toBeHidden();
  await expect(remove).toBeVisible();
});

for (const [prefix, title] of [
  ["/zh", "对比"],
  ["/ar", "مقارنة"],
] as const) {
  test(`at 360 pixels in ${prefix}, dark: the charts stay left to right and nothing is wider than the screen`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      colorScheme: "dark",
      locale: "en-US",
    });
    const page = await context.newPage();
    await openPage(page, `${prefix}/compare?listing=all`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator(".chart-line").first()).toBeVisible();
    const labels = page.locator("figure").first().locator("svg text");
    // The drawing is made anew in the width that the browser has measured, and its labels with it.
    await expect(async () => {
      const early = await labels.filter({ hasText: /^−10$/ }).boundingBox();
      const late = await labels.filter({ hasText: /^\+10$/ }).boundingBox();
      expect(early?.x ?? Number.POSITIVE_INFINITY).toBeLessThan(late?.x ?? 0);
    }).toPass();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBe(0);
    await context.close();
  });
}

test("its picture is drawn from the data, and its linked data name the table", async ({ page, request }) => {
  await page.goto("/compare?company=alibaba,focus-technology&event=manus");
  const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
  const answer = await request.get(picture ?? "");
  expect(answer.headers()["content-type"]).toBe("image/png");
  const bytes = await answer.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  const data = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(data.map((text) => JSON.parse(text)["@type"])).toEqual(["Dataset", "BreadcrumbList"]);
});

/** One page of each kind, and how an address of that kind looks. */
const KINDS: Readonly<Record<string, { readonly path: string; readonly address: RegExp }>> = {
  board: { path: "/", address: /^\/(\?|$)/ },
  reactions: { path: "/reactions", address: /^\/reactions(\?|$)/ },
  compare: { path: "/compare", address: /^\/compare(\?|$)/ },
  events: { path: "/events", address: /^\/events(\?|$)/ },
  event: { path: "/events/qwq-32b", address: /^\/events\/[^/]+$/ },
  companies: { path: "/companies", address: /^\/companies(\?|$)/ },
  company: { path: "/companies/alibaba", address: /^\/companies\/[^/]+$/ },
  moves: { path: "/moves", address: /^\/moves(\?|$)/ },
  data: { path: "/data", address: /^\/data(\?|$)/ },
  methods: { path: "/methods", address: /^\/methods(\?|#|$)/ },
};

/** The kinds of page that the content of a page links to; its header and footer do not count. */
async function linkedKinds(page: Page, address: string): Promise<readonly string[]> {
  await page.goto(address);
  await expect(page.getByTestId("related")).toBeVisible(); // the last of a page that comes in parts
  const links = await page
    .locator("main a[href]")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return Object.entries(KINDS).flatMap(([kind, known]) =>
    links.some((href) => known.address.test(href)) ? [kind] : [],
  );
}

test("pages link to each other in what they say: every kind of page is two clicks from every other", async ({
  page,
}) => {
  const links = new Map<string, readonly string[]>();
  for (const [kind, { path }] of Object.entries(KINDS)) links.set(kind, await linkedKinds(page, path));
  const others = (kind: string) => Object.keys(KINDS).filter((other) => other !== kind);
  for (const [kind, first] of links) {
    const second = first.flatMap((next) => links.get(next) ?? []);
    expect([...new Set([...first, ...second])], kind).toEqual(expect.arrayContaining(others(kind)));
  }
  for (const [one, other] of [
    ["compare", "event"],
    ["compare", "company"],
    ["event", "company"],
    ["companies", "events"],
    ["methods", "reactions"],
    ["data", "company"],
  ] as const) {
    expect(links.get(one), `${one} to ${other}`).toContain(other);
    expect(links.get(other), `${other} to ${one}`).toContain(one);
  }
});
