import { expect, type Locator, type Page, test } from "@playwright/test";

test.use({ javaScriptEnabled: false });

/** What a page is read for, and where a link of it leads. */
const PAGES: readonly {
  readonly path: string;
  readonly figures: (page: Page) => Locator;
  readonly said: string | RegExp;
  readonly link: string;
}[] = [
  {
    path: "/?event=qwq-32b",
    figures: (page) => page.getByTestId("row-qwq-32b-9988.HK"),
    said: "+8.39%",
    link: "/events/qwq-32b",
  },
  {
    path: "/companies/alibaba",
    figures: (page) => page.getByTestId("row-qwq-32b-9988.HK"),
    said: "+8.39%",
    link: "/events/qwq-32b",
  },
  {
    path: "/zh/events/qwq-32b",
    figures: (page) => page.locator("main ~ div, main").filter({ hasText: "QwQ-32B" }).last(),
    said: "+8.39%",
    link: "/zh/companies/alibaba",
  },
  {
    path: "/reactions?event=qwq-32b&view=table",
    figures: (page) => page.getByTestId("row-qwq-32b-9988.HK"),
    said: "+8.39%",
    link: "/events/qwq-32b",
  },
  {
    path: "/compare",
    figures: (page) => page.getByTestId("compare-table").first(),
    said: "+8.39%",
    link: "/events/qwq-32b",
  },
  {
    path: "/stories/2025-03-06",
    figures: (page) => page.getByTestId("sentences"),
    said: "rose 8.39%",
    link: "/events/qwq-32b",
  },
  {
    path: "/claims?report=arabic-report-2025-03",
    figures: (page) => page.getByTestId("claims"),
    said: "+8.39%",
    link: "/claims/arabic-report-2025-03",
  },
  {
    path: "/ar/events",
    figures: (page) => page.locator("ul.panel"),
    said: "QwQ-32B",
    link: "/ar/events/qwq-32b",
  },
];

for (const { path, figures, said, link } of PAGES) {
  test(`without script ${path} shows its figures, its links lead on, and the footer is the last`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(figures(page)).toContainText(said);
    await expect(figures(page)).toBeVisible();
    await expect(page.getByTestId("skeleton")).toBeHidden();
    await expect(page.getByRole("button", { name: /^(Save picture|Columns.*)$/ })).toHaveCount(0);
    const foot = (await page.locator("footer").boundingBox())?.y ?? 0;
    expect(foot).toBeGreaterThan((await figures(page).boundingBox())?.y ?? Number.POSITIVE_INFINITY);
    await page.locator(`a[href="${link}"]:visible`).first().click();
    await expect(page).toHaveURL(link);
    await expect(page.locator("h1:visible").first()).toBeVisible();
  });
}

test("without script a comparison is chosen in plain fields", async ({ page }) => {
  await page.goto("/compare?company=alibaba,focus-technology&event=qwq-32b");
  await page.getByRole("combobox", { name: "Add an announcement…" }).selectOption("manus");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL("/compare?company=alibaba,focus-technology&event=qwq-32b,manus&by=company");
  await expect(page.getByTestId("compare-manus")).toBeVisible();
});

/** Charts that a page has without a script, and how many lines at least. */
const CHARTS: readonly (readonly [path: string, lines: string, fewest: number])[] = [
  ["/events/qwq-32b", ".chart-line", 5],
  ["/compare", ".chart-line", 6],
  ["/compare?axes=one", ".chart-line", 6],
  ["/reactions", ".chart-line", 4],
  ["/reactions?view=paths", "li svg[role=img] .recharts-curve", 20],
  ["/ar/reactions?view=dumbbell", "td .recharts-symbols", 20],
];

for (const [path, lines, fewest] of CHARTS) {
  test(`without script ${path} has its charts, in view and no wider than the screen`, async ({ page }) => {
    await page.goto(path);
    const drawn = page.locator(lines);
    await expect(drawn.nth(fewest - 1)).toBeAttached();
    await expect(drawn.first()).toBeVisible();
    const box = await drawn.first().boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  });
}
