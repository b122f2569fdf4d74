import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

/** The symbols of an announcement's page, as a reader meets them. */
const listings = (page: Page) =>
  page
    .locator('[data-testid^="listing-"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-testid")?.replace("listing-", "") ?? ""));

test.describe("what an announcement names", () => {
  test("the page of Manus opens on Focus Technology and Client Service; Alibaba is folded under what it is", async ({
    page,
  }) => {
    await page.goto("/events/manus");
    await expect.poll(() => listings(page)).toEqual(["002315.SZ", "300663.SZ", "9988.HK", "BABA"]);
    await expect(page.getByTestId("listing-002315.SZ")).toBeVisible();
    await expect(page.getByTestId("listing-9988.HK")).toBeHidden();
    await expect(page.getByTestId("listing-9988.HK")).toContainText("does not name this company");
    await expect(page.getByTestId("listing-9988.HK")).toContainText("Market value change that day");
    await page.getByText("Other listings that day (2)").click();
    await expect(page.getByTestId("listing-9988.HK")).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
  });

  test("on paper the others stand open; of an announcement that names none they are open at once", async ({
    page,
  }) => {
    await page.goto("/events/manus");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByTestId("listing-BABA").getByRole("heading").first()).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await page.goto("/events/gpt-5");
    await expect(page.getByTestId("listing-9988.HK")).toBeVisible();
  });

  test("Focus Technology after Manus: the next session -2.41%, the gain gone by 11 March 2025, +10.0% to -2.9%", async ({
    page,
  }) => {
    await page.goto("/events/manus");
    const focus = page.getByTestId("listing-002315.SZ");
    await expect(focus).toContainText("The next session made −2.41%.");
    const lasting = page.getByTestId("lasting-002315.SZ");
    await expect(lasting).toContainText("The gain was gone by 11 Mar 2025.");
    await expect(lasting.locator("tbody td")).toHaveText([
      "+10.0%",
      "+7.4%",
      "−0.4%",
      "0.0%",
      "−2.9%",
      /%$/,
      /%$/,
    ]);
    await expect(lasting.locator("thead th")).toHaveText(["Day 0", "+1", "+3", "+5", "+10", "+20", "+60"]);
  });

  for (const [path, name] of [
    ["/companies/alibaba?relation=all&from=2025-08-01&to=2025-09-30", "Not about Alibaba"],
    ["/zh/companies/alibaba?relation=all&from=2025-08-01&to=2025-09-30", "与阿里巴巴无关"],
    ["/ar/companies/alibaba?relation=all&from=2025-08-01&to=2025-09-30", "لا يخص علي بابا"],
  ] as const) {
    test(`${path}: LongCat-Flash-Chat of Meituan has the chip ${name}, Qwen3-Next has none`, async ({
      page,
    }) => {
      await openPage(page, path);
      await expect(page.getByTestId("row-longcat-flash-chat-9988.HK")).toContainText(name);
      await expect(page.getByTestId("row-qwen3-next-9988.HK")).not.toContainText(name);
      expect(await axeFinds(page, { within: '[data-testid="reaction-table"]' })).toEqual([]);
    });
  }
});

test.describe("announcements of which only the day is known", () => {
  test("the results of 20 February 2025 say both sessions, and their evidence as recorded", async ({
    page,
  }) => {
    await page.goto("/events/alibaba-december-quarter-2024");
    const listing = page.getByTestId("listing-9988.HK");
    await expect(listing).toContainText("Day only");
    await expect(listing).toContainText("if before 16:00 on 20 Feb 2025: −2.58%; if after: +14.56%");
    await expect(listing).toContainText("Counted from 2025-02-20, the session of noon");
    await expect(page.getByText("time of day not in the stored page")).toBeHidden();
    await page.getByText("Evidence, as recorded").click();
    await expect(page.getByText("time of day not in the stored page")).toBeVisible();
  });

  test("stand below the ranked ones of the board until they are ranked too, which the address says", async ({
    page,
  }) => {
    await openPage(page, "/?from=2025-01-01");
    const rows = page.locator("tbody tr");
    const events = () =>
      rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-event") ?? "apart"));
    const apart = await events();
    expect(apart.indexOf("apart")).toBeGreaterThan(0);
    expect(apart.indexOf("apsara-2025")).toBeGreaterThan(apart.indexOf("apart"));
    await expect(page.getByTestId("row-apsara-2025-9988.HK")).toContainText("Day only");
    await page.getByRole("button", { name: "Rank them too" }).click();
    await expect(page).toHaveURL(/dayonly=ranked/);
    await expect(page.getByTestId("apart")).toHaveCount(0);
    await page.getByRole("button", { name: "Highest return" }).click();
    await expect(page).toHaveURL(/sort=-return/);
    await expect(page.getByRole("button", { name: "Highest return" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.getByRole("button", { name: "Don’t rank them" }).click();
    await expect(page.getByTestId("apart")).toContainText("only the day is known");
  });

  test("stand apart among dumbbells by size, not by date, each with its flag", async ({ page }) => {
    await page.goto("/reactions?view=dumbbell");
    await expect(page.getByTestId("apart")).toContainText("only the day is known");
    await expect(page.getByTestId("apart").locator("+ tr")).toContainText("Day only");
    await page.goto("/reactions?view=dumbbell&order=date");
    await expect(page.getByTestId("apart")).toHaveCount(0);
  });

  test("can be left out of the averages and put back", async ({ page }) => {
    await page.goto("/reactions");
    await expect(page.getByTestId("day-only")).toContainText("only the day is known");
    await page.getByRole("link", { name: "Leave them out" }).click();
    await expect(page).toHaveURL(/dayonly=excluded/);
    await expect(page.getByTestId("day-only")).toContainText("are left out");
    await page.getByRole("link", { name: "Put them back" }).click();
    await expect(page).not.toHaveURL(/dayonly/);
  });
});

test("p is said in words on hover and on focus, and beside many p's what chance alone would give", async ({
  page,
}) => {
  await openPage(page, "/companies/alibaba");
  await expect(page.getByTestId("table-facts")).toContainText("would come by chance alone");
  const tooltip = page.getByTestId("reaction-table").locator("..").getByRole("tooltip");
  const cell = page.getByTestId("row-qwq-32b-9988.HK");
  await cell.getByRole("button", { name: "p 0.018" }).focus();
  await expect(tooltip).toContainText("on an ordinary day a gap this large comes about 2 times in 100");
  await page.keyboard.press("Escape");
  await page.getByTestId("row-alibaba-380bn-plan-9988.HK").getByRole("button", { name: "+6.05%" }).hover();
  await expect(tooltip).toContainText("Another announcement inside the window -1..1");
  await expect(tooltip).toContainText("December-quarter results, AI/cloud capex guidance (21 Feb 2025)");
});

for (const locale of ["", "/zh", "/ar"]) {
  test(`${locale}/: on a phone a row has company, return, abnormal return, t and p on the screen, uncut`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page, `${locale}/companies/alibaba`);
    const row = page.getByTestId("row-qwq-32b-9988.HK");
    for (const text of ["9988.HK", "+8.39%", "+3.82%", "+2.41", "0.018"]) {
      const cell = row.getByText(text).locator("visible=true").first();
      await cell.scrollIntoViewIfNeeded();
      const box = await cell.boundingBox();
      expect(box?.x ?? -1, text).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 999) + (box?.width ?? 0), text).toBeLessThanOrEqual(390);
    }
    // t and p stand under the abnormal return, not beside it.
    const statistics = row.locator("button.explained-phone-line").first();
    await expect(statistics).toHaveCSS("display", "block");
    expect(await axeFinds(page, { within: '[data-testid="reaction-table"]' })).toEqual([]);
  });
}
