// Every page in every language, loaded once: how it looks, that axe finds nothing, that nothing is wider than the screen,
// in each theme and width that it is turned to in its place, and that its console says no error all the while.
// `npm run test:e2e -- sweep --update-snapshots` takes the pictures anew: look at each before it is kept.
import { expect, type Page, test } from "@playwright/test";
import { LOCALES, type Locale, localePath } from "../../lib/i18n/routing.ts";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";
import { errorsOf } from "../support/page-errors.ts";

/** The pages, with the name of their picture where one is compared. */
const PAGES: readonly { readonly path: string; readonly picture?: string }[] = [
  { path: "/", picture: "board" },
  { path: "/reactions", picture: "reactions" },
  { path: "/compare", picture: "compare" },
  { path: "/methods", picture: "methods" },
  { path: "/events" },
  { path: "/events/qwq-32b", picture: "announcement" },
  { path: "/companies" },
  { path: "/companies/alibaba", picture: "company" },
  { path: "/study?symbol=9988.HK&dates=2025-03-06+02:55,2025-02-25+plan,2025-09-01" },
  { path: "/stories" },
  { path: "/stories/2025-03-06" },
  { path: "/stories/2025-03-08" }, // a Saturday, of which nothing is stored
  { path: "/claims" },
  { path: "/claims/arabic-report-2025-03" },
  { path: "/claims/arabic-report-2025-03/arabic-report-market-value" },
  { path: "/moves" },
  { path: "/data" },
];
const REACTION_VIEWS = ["table&group=company", "heat", "paths", "dumbbell"];

/** axe leaves the size of targets (WCAG 2.2, 2.5.8) out by itself; a table's own rows are denser. */
type Question = "axe" | "axe without target-size" | "width";

/** How a page is turned: its theme, its width in pixels, and what is asked of it so. */
interface Turn {
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly asked: readonly Question[];
}

/** In each language the reader that a page is loaded for, whose picture is compared, and what it is turned to. */
const READERS: Readonly<
  Record<
    Locale,
    { readonly name: string; readonly height: number; readonly turns: readonly [Turn, ...Turn[]] }
  >
> = {
  en: {
    name: "english",
    height: 900,
    turns: [
      { scheme: "light", width: 1440, asked: ["axe", "width"] },
      { scheme: "dark", width: 1440, asked: ["axe"] },
      { scheme: "light", width: 390, asked: ["axe"] },
      { scheme: "light", width: 360, asked: ["width"] },
    ],
  },
  zh: {
    name: "chinese",
    height: 900,
    turns: [
      { scheme: "dark", width: 1440, asked: ["axe"] },
      { scheme: "light", width: 1440, asked: ["axe", "width"] },
      { scheme: "light", width: 360, asked: ["width"] },
    ],
  },
  ar: {
    name: "arabic",
    height: 844,
    turns: [
      { scheme: "light", width: 390, asked: ["axe"] },
      { scheme: "light", width: 360, asked: ["width"] },
      { scheme: "light", width: 1440, asked: ["axe", "width"] },
      { scheme: "dark", width: 1440, asked: ["axe"] },
    ],
  },
};

const VIEW_TURNS: Readonly<Record<Locale, Turn>> = {
  en: { scheme: "dark", width: 390, asked: ["axe without target-size", "width"] },
  zh: { scheme: "light", width: 360, asked: ["axe without target-size", "width"] },
  ar: { scheme: "dark", width: 360, asked: ["axe without target-size", "width"] },
};

test.describe.configure({ mode: "parallel" });
test.use({ contextOptions: { reducedMotion: "reduce" }, timezoneId: "UTC" });

async function turn(page: Page, { scheme, width }: Turn, height: number): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
}

/** Asks a page what is asked of it as it is turned now. */
async function answers(page: Page, { scheme, width, asked }: Turn): Promise<void> {
  // What is laid out only near the screen is measured as a reader finds it who scrolls there.
  await page.locator(".laid-out-when-near").evaluateAll((parts) => {
    for (const part of parts) if (part instanceof HTMLElement) part.style.contentVisibility = "visible";
  });
  await settle(page);
  const about = `${scheme}, ${width} pixels wide`;
  if (asked.includes("width")) {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(over, `wider than the screen: ${about}`).toBeLessThanOrEqual(0);
  }
  for (const question of asked.filter((one) => one !== "width")) {
    const found = await axeFinds(page, { targetSizes: question === "axe" });
    expect.soft(found, `${question}: ${about}`).toEqual([]);
  }
}

for (const locale of LOCALES) {
  const { name, height, turns } = READERS[locale];
  for (const { path, picture } of PAGES) {
    const compared = picture === undefined ? "" : "looks as it did, ";
    const widths = [...new Set(turns.map(({ width }) => width))].join(", ");
    test(`${path}, ${name}: ${compared}axe finds nothing, light and dark, nothing is too wide, ${widths} pixels, no error is said`, async ({
      page,
    }) => {
      const errors = errorsOf(page);
      await turn(page, turns[0], height);
      await openPage(page, localePath(locale, path));
      if (picture !== undefined) {
        await settle(page);
        await expect.soft(page).toHaveScreenshot(`${picture}-${name}.png`);
      }
      for (const next of turns) {
        await turn(page, next, height);
        await answers(page, next);
      }
      await page.waitForLoadState("networkidle"); // whatever it asks for, it has asked for
      expect(errors).toEqual([]);
    });
  }

  test(`the views of the reactions, ${name}: axe finds nothing and nothing is too wide, ${VIEW_TURNS[locale].scheme}, ${VIEW_TURNS[locale].width}`, async ({
    page,
  }) => {
    await turn(page, VIEW_TURNS[locale], 844);
    for (const view of REACTION_VIEWS) {
      await test.step(view, async () => {
        await openPage(page, localePath(locale, `/reactions?view=${view}&from=2025-01-01`));
        await answers(page, VIEW_TURNS[locale]);
      });
    }
  });
}
