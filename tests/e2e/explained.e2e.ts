import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

test.describe("what explains the size", () => {
  test("the view says that it is association, and a press takes a regressor out of the address and the table", async ({
    page,
  }) => {
    await openPage(page, "/reactions?view=explained&relation=all");
    await expect(page.getByText("This is association, not cause")).toBeVisible();
    await expect(page.getByText("is not stored of an announcement")).toBeVisible();
    const table = page.getByTestId("coefficients");
    await expect(table.getByRole("rowheader").first()).toContainText("Baseline: ");
    await expect(page.getByTestId("coefficient-market-")).toContainText("for each +1%");
    await page.getByRole("link", { name: "Market's own move" }).click();
    await expect(page).toHaveURL(/explain=kind,role,hour/);
    await expect(page.getByTestId("coefficient-market-")).toHaveCount(0);
    await page.getByRole("link", { name: "Abnormal return of day 0" }).click();
    await expect(page).toHaveURL(/size=abnormal/);
    await expect(page).toHaveURL(/explain=kind,role,hour/);
  });

  test("its file is called explained.csv and has a row for each coefficient of the table", async ({
    page,
  }) => {
    await openPage(page, "/reactions?view=explained&relation=all&explain=role,market");
    const listed = page.getByTestId("coefficients").locator("tbody tr");
    await expect(listed.first()).toBeVisible();
    const rows = await listed.count();
    const address = await page.getByRole("link", { name: "Export (explained.csv)" }).getAttribute("href");
    const answer = await page.request.get(address ?? "");
    const lines = (await answer.text()).trim().split("\r\n").slice(1);
    expect(lines.filter((line) => line.split(",")[2] === "ok")).toHaveLength(rows);
  });

  test("the pairs of one announcement are too few, and the page says how many would do", async ({ page }) => {
    await openPage(page, "/reactions?view=explained&event=qwq-32b&relation=all&listing=all");
    await expect(page.getByRole("status").filter({ hasText: "pairs are too few" })).toBeVisible();
  });

  for (const [language, address] of [
    ["English", "/reactions"],
    ["Chinese", "/zh/reactions"],
    ["Arabic", "/ar/reactions"],
  ] as const) {
    test(`axe finds nothing on it in ${language}, and a phone need not scroll it sideways`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openPage(page, `${address}?view=explained&relation=all`);
      expect(await axeFinds(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  }
});

test.describe("day 0 taken apart", () => {
  test("Alibaba on QwQ-32B: a gap of 6.2%, 2.0% from open to close; Hang Seng TECH has closes only", async ({
    page,
  }) => {
    await openPage(page, "/events/qwq-32b");
    const parts = page.getByTestId("day-parts-9988.HK");
    const cells = (row: number) =>
      parts.locator("tbody").first().locator("tr").nth(row).locator("td").allInnerTexts();
    await expect.poll(() => cells(0)).toEqual(["+6.2%", "+2.0%", "+8.4%", "−0.5%", "+2.5%"]);
    await expect.poll(() => cells(1)).toEqual(["–", "–", "+5.4%"]);
    await expect(parts).toContainText("only closes are stored of that day");
    await expect(parts).toContainText("Nothing beyond chance in the ten sessions before");
    await expect(parts).toContainText("Qwen2.5-VL-32B");
    expect(await axeFinds(page, { within: '[data-testid="day-parts-9988.HK"]' })).toEqual([]);
  });

  test("in Arabic a window and a t keep their order", async ({ page }) => {
    await openPage(page, "/ar/events/qwq-32b");
    const parts = page.getByTestId("day-parts-9988.HK");
    await expect(parts.getByRole("columnheader", { name: "\u2066-10..-1\u2069" })).toBeVisible();
    await expect(parts).toContainText("\u2066t\u00a0\u2066+0.77\u2069\u2069");
  });
});
