import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

interface Fragment {
  readonly text: string;
  /** How far each of its characters begins from the left, in pixels, those that show nothing left out. */
  readonly lefts: readonly number[];
}

/** The places of every fragment on the page that a pattern finds in its text, as the browser has set it. */
const fragments = (page: Page, pattern: string): Promise<Fragment[]> =>
  page.evaluate((source) => {
    const found: Fragment[] = [];
    const walker = document.createTreeWalker(
      document.querySelector("main") ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const shown = [...(node.textContent ?? "")].flatMap((letter, at) =>
        /[\u2066-\u2069\u00A0\s]/.test(letter) ? [] : [{ letter, at }],
      );
      const bare = shown.map(({ letter }) => letter).join("");
      for (const match of bare.matchAll(new RegExp(source, "g"))) {
        const rects = shown.slice(match.index, match.index + match[0].length).map(({ at }) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        });
        if (rects.every(({ width }) => width === 0)) continue;
        found.push({
          text: match[0],
          lefts: rects.map(({ left }) => left),
        });
      }
    }
    return found;
  }, pattern);

/** Checks that every fragment stands on one line and runs from left to right, character by character. */
async function runsFromLeft(page: Page, pattern: string, least: number): Promise<void> {
  const found = await fragments(page, pattern);
  expect(found.length, pattern).toBeGreaterThanOrEqual(least);
  for (const { text, lefts } of found) expect(lefts, text).toEqual([...lefts].sort((a, b) => a - b));
}

/** A test's two figures: `t +2.41, p 0.018`. */
const TEST_FIGURES = "t[+−]?[\\d.]+,p<?[\\d.]+";
const SIGNED_PERCENT = "[+−][\\d.]+%";
const SYMBOL = "\\d{4,6}\\.(?:HK|SZ)";
const WINDOW = "−?\\d+\\.\\.−?\\d+";

const PAGES = [
  { path: "/ar", patterns: { [SIGNED_PERCENT]: 20, [SYMBOL]: 10, "p0\\.\\d+": 10, "^\\+\\d+$": 1 } },
  { path: "/ar/events/qwq-32b", patterns: { [TEST_FIGURES]: 2, [SIGNED_PERCENT]: 8, [SYMBOL]: 3 } },
  { path: "/ar/reactions", patterns: { "p<?0\\.\\d+": 20 } },
  { path: "/ar/compare", patterns: { [TEST_FIGURES]: 2, [SIGNED_PERCENT]: 8, [WINDOW]: 1 } },
  { path: "/ar/companies/alibaba", patterns: { [SIGNED_PERCENT]: 20, [SYMBOL]: 8 } },
  {
    path: "/ar/claims/arabic-report-2025-03/arabic-report-alibaba",
    patterns: { [TEST_FIGURES]: 1, [SIGNED_PERCENT]: 3, [SYMBOL]: 3 },
  },
  {
    path: "/ar/stories/2025-03-06",
    patterns: { [TEST_FIGURES]: 3, [SIGNED_PERCENT]: 20, [SYMBOL]: 6, "\\d\\d:\\d\\d": 2 },
  },
  { path: "/ar/claims/arabic-report-2025-03", patterns: { [SIGNED_PERCENT]: 3, [SYMBOL]: 2 } },
  { path: "/ar/data", patterns: { "\\d{4}-\\d\\d-\\d\\d\\d\\d:\\d\\dUTC": 1, [SYMBOL]: 3 } },
];

for (const { path, patterns } of PAGES) {
  test(`${path}: figures, symbols and dates keep their order inside Arabic`, async ({ page }) => {
    await openPage(page, path);
    for (const [pattern, least] of Object.entries(patterns)) await runsFromLeft(page, pattern, least);
  });
}

test("on the Arabic board a title in Latin letters stands at the start of its cell, over its date", async ({
  page,
}) => {
  await openPage(page, "/ar");
  const gaps = await page
    .getByTestId("reaction-table")
    .locator("tbody th")
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const link = cell.querySelector("a");
        if (!link) return null;
        const range = document.createRange();
        range.selectNodeContents(link);
        const lines = [...range.getClientRects()].map(({ right }) => right);
        return cell.getBoundingClientRect().right - Math.max(...lines);
      }),
    );
  expect(gaps.length).toBeGreaterThan(10);
  for (const gap of gaps) expect(gap).toBeLessThan(16);
});

test("the readout's Arabic date reads day, month, year from the right inside the chart, which runs from the left", async ({
  page,
}) => {
  await openPage(page, "/ar");
  const date = page.getByTestId("readout-day");
  await expect(date).toContainText(/\d{1,2} \S+ \d{4}/);
  const [day, year] = await date.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const text = node?.textContent ?? "";
    return [text.search(/\d/), text.search(/\d{4}/)].map((at) => {
      const range = document.createRange();
      if (node) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
      }
      return range.getBoundingClientRect().left;
    });
  });
  expect(day).toBeGreaterThan(year ?? Number.NaN);
});

test("an Arabic title that begins with Manus stands with Manus to the right, in a list and on a claim's page", async ({
  page,
}) => {
  for (const address of [
    "/ar/events?search=manus",
    "/ar/claims/theasialive-2025-03-06/theasialive-alibaba-high",
  ]) {
    await openPage(page, address);
    const titles = await fragments(page, "Manus،و");
    expect(titles.length, address).toBeGreaterThan(0);
    for (const { lefts } of titles) expect(lefts[0], address).toBeGreaterThan(lefts.at(-1) ?? Number.NaN);
  }
});
