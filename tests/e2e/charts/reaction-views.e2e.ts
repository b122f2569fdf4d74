import { expect, type Page, test } from "@playwright/test";
import { openPage } from "../../support/open-page.ts";

const group = (page: Page, name: string) => page.locator('tr[data-testid^="group-"]', { hasText: name });

test.describe("the views of one selection", () => {
  test("are links that keep the filter, and show the same figure of QwQ-32B and 9988.HK", async ({
    page,
  }) => {
    await page.goto("/reactions?event=qwq-32b&relation=all");
    await page.getByRole("link", { name: "Table", exact: true }).click();
    await expect(page).toHaveURL(/event=qwq-32b&relation=all&view=table/);
    await expect(page.getByTestId("row-qwq-32b-9988.HK")).toContainText("+3.82%");
    await page.getByRole("link", { name: "Heat map" }).click();
    await expect(page.getByRole("region", { name: "Heat map" })).toContainText("+3.82%");
    await page.getByRole("link", { name: "Return", exact: true }).click();
    await expect(page.getByRole("region", { name: "Heat map" })).toContainText("+8.39%");
    await page.getByRole("link", { name: "Return against abnormal" }).click();
    await expect(page.getByTestId("dumbbell-qwq-32b-9988.HK")).toContainText("+8.39%+3.82%");
    await expect(page.getByTestId("dumbbell-qwq-32b-002315.SZ")).toContainText("Limit up");
    await page.getByRole("link", { name: "CAR paths" }).click();
    const tile = page.getByTestId("path-qwq-32b-9988.HK");
    const end = (await tile.locator("p > span").textContent()) ?? "";
    await page.getByText("The figures", { exact: true }).click();
    await expect(page.locator("details tr", { hasText: "9988.HK" }).locator("td").last()).toHaveText(end);
    await tile.getByRole("link").click();
    await expect(page).toHaveURL(/\/events\/qwq-32b$/);
  });

  test("stand in the order of what they show: return against abnormal return is the second", async ({
    page,
  }) => {
    await page.goto("/reactions");
    const views = page.getByRole("navigation", { name: "View of the reactions" }).getByRole("link");
    await expect(views.first()).toHaveText("Averages and tests");
    await expect(views.nth(1)).toHaveText("Return against abnormal");
  });

  test("the heat map has names as heads, and outlines only where some cells have none", async ({ page }) => {
    await page.goto("/reactions?view=heat");
    const map = page.getByRole("region", { name: "Heat map" });
    await expect(map.getByRole("columnheader", { name: "Alibaba" })).toContainText("9988.HK");
    await expect(map.locator("td.outline")).toHaveCount(0);
    await page.goto("/reactions?view=heat&relation=all");
    await expect(map.locator("td.outline").nth(5)).toBeAttached(); // more than five
    await expect(page.getByText("An outline marks")).toBeVisible();
  });

  test("a CAR that holds another announcement of the company is grey and says so", async ({ page }) => {
    await page.goto("/reactions?view=heat&measure=car");
    const shared = page.getByTitle("Another announcement inside the window -1..1").first();
    await expect(shared).toHaveText(/^[+−]\d/);
    await expect(shared).toHaveClass(/text-muted/);
    await page.goto("/reactions?view=paths&event=qwq-32b");
    const tile = page.getByTestId("path-qwq-32b-9988.HK");
    await expect(tile.locator("p > span")).toHaveAttribute("title", /Another announcement inside the window/);
  });

  test("a Latin title stands beside its date in Arabic", async ({ page }) => {
    await page.goto("/ar/reactions?view=heat");
    const head = page.getByRole("rowheader").filter({ hasText: "Qwen3Guard" }).last();
    await expect(async () => {
      const [title, date] = [
        await head.locator("a bdi").boundingBox(),
        await head.locator("bdi").last().boundingBox(),
      ];
      const rightOf = (box: typeof title) => (box ? box.x + box.width : Number.NaN);
      expect(Math.abs(rightOf(title) - rightOf(date))).toBeLessThan(2);
    }).toPass();
  });

  test("what can't be measured says why, and nothing selected says so", async ({ page }) => {
    await page.goto("/reactions?view=paths&event=qwen1-5");
    await expect(page.getByTestId("path-qwen1-5-9988.HK")).toContainText("Too few sessions");
    await page.goto("/reactions?view=dumbbell&event=qwen1-5");
    await expect(page.getByTestId("dumbbell-qwen1-5-9988.HK")).toContainText("Too few sessions");
    for (const view of ["averages", "table", "heat", "paths", "dumbbell"]) {
      await page.goto(`/reactions?view=${view}&from=2030-01-01`);
      await expect(page.getByText("Nothing here matches this filter")).toBeVisible();
    }
    // Who makes announcements that name nobody is told so, without a dash or advice about tests, and shown the days.
    await page.goto("/reactions?maker=DeepSeek&company=alibaba");
    const empty = page.getByTestId("empty-result");
    await expect(empty).toContainText("No announcement of DeepSeek names Alibaba.");
    await expect(page.getByTestId("advice")).toHaveCount(0);
    await empty.getByRole("link", { name: "Show what Alibaba did on these days (12)" }).click();
    await expect(page).toHaveURL(/\/reactions\?.*relation=all/);
    await expect(page.getByTestId("advice")).toBeVisible();
  });

  test("a view that is none is named, and the averages are shown", async ({ page }) => {
    await page.goto("/reactions?view=pie");
    await expect(page.getByRole("alert").filter({ hasText: "pie" })).toBeVisible();
    await expect(page.getByTestId("advice")).toBeVisible();
  });
});

test.describe("the table", () => {
  test("groups by company with the mean of what it holds, opens, and a link keeps it", async ({ page }) => {
    await openPage(page, "/reactions?view=table");
    // The table's script comes by itself; a choice before it is there does nothing.
    await expect(async () => {
      await page.getByLabel("Group by").selectOption("company");
      await expect(page).toHaveURL(/group=company/, { timeout: 2000 });
    }).toPass();
    const alibaba = group(page, "Alibaba");
    await expect(alibaba).toContainText(/\d+ of \d+ measured/);
    const rows = page.locator("tbody tr[data-event]");
    await expect(rows).toHaveCount(0);
    await alibaba.getByRole("button").press("Enter");
    await expect(rows.first()).toBeVisible();
    const measured = Number(/(\d+) of/.exec((await alibaba.textContent()) ?? "")?.[1]);
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => row.children[5]?.firstChild?.textContent ?? ""),
    );
    const figures = shown
      .map((text) => Number(text.replace("−", "-").replace("%", "")))
      .filter((value) => !Number.isNaN(value));
    expect(figures).toHaveLength(measured);
    const mean = figures.reduce((sum, value) => sum + value, 0) / measured;
    const stated = (await alibaba.locator("td").nth(4).textContent()) ?? "";
    expect(Number(stated.replace("−", "-").replace("%", ""))).toBeCloseTo(mean, 1);
    await openPage(page, page.url());
    await expect(alibaba).toBeVisible();
    await page.getByRole("button", { name: "Open all" }).click();
    await expect(page.getByTestId("row-qwq-32b-002315.SZ")).toBeVisible();
  });

  test("sorts by a second column with Shift, by keyboard too, and the header keeps the focus", async ({
    page,
  }) => {
    await openPage(page, "/reactions?view=table");
    const listing = page.getByTestId("reaction-table").getByRole("columnheader", { name: "Listing" });
    // The table's script comes by itself; a press before it is there does nothing.
    await expect(async () => {
      await listing.getByRole("button").click();
      await expect(listing).toHaveAttribute("aria-sort", "ascending", { timeout: 2000 });
    }).toPass();
    const volume = page.getByTestId("reaction-table").getByRole("button", { name: "Volume" });
    await volume.focus();
    await page.keyboard.press("Shift+Enter");
    await expect(page).toHaveURL(/sort=company,-volume/);
    await expect(volume).toBeFocused();
    const cells = page.locator("tbody tr[data-event]");
    await expect
      .poll(() =>
        cells.evaluateAll((all) => {
          const own = all.filter((row) => row.textContent?.includes("9988.HK"));
          const ratios = own.flatMap((row) => {
            const ratio = Number.parseFloat(row.children[9]?.textContent ?? "");
            return Number.isNaN(ratio) ? [] : [ratio];
          });
          return ratios.length > 5 && ratios.every((ratio, at) => at === 0 || ratio <= (ratios[at - 1] ?? 0));
        }),
      )
      .toBe(true);
  });

  test("leaves out the columns that the reader unticks, and the address says so", async ({ page }) => {
    await openPage(page, "/reactions?view=table");
    await page.locator("summary", { hasText: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Benchmark" }).uncheck();
    await expect(page.getByRole("columnheader", { name: "Benchmark" })).toHaveCount(0);
    await expect(page).toHaveURL(/hide=benchmark/);
    await page.keyboard.press("Escape");
    await expect(page.locator("summary", { hasText: "Columns" })).toBeFocused();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Benchmark" })).toHaveCount(0);
  });
});
