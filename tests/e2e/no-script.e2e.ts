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
