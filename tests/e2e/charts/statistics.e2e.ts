import { expect, test } from "@playwright/test";

test.describe("the reactions page", () => {
  test("studies 40 named pairs on 33 days, says so, and advises a test that allows for shared days", async ({
    page,
  }) => {
    await page.goto("/reactions");
    await expect(page.getByText("40 pairs of announcement and listing on 33 days")).toBeVisible();
    await expect(page.getByTestId("advice")).toContainText(
      "Kolari-Pape-Pynnonen t, because several pairs share a day",
    );
    await expect(page.getByTestId("overlap")).toContainText("pairs of events have at least one day");
    await expect(page.getByTestId("family-named")).toContainText("settled beforehand");
    await expect(page.locator('[data-testid^="test-"]')).toHaveCount(21);
    await expect(page.getByTestId("test-wilcoxonExact")).toContainText("ties, or too many events");
  });

  test("a test's name and a figure's name open their definitions, Escape closes them", async ({ page }) => {
    await page.goto("/reactions");
    await page.getByRole("button", { name: "Generalised rank t", exact: true }).click();
    const definition = page.locator("#definition-generalizedRank");
    await expect(definition).toBeVisible();
    await expect(definition).toContainText("Kolari & Pynnonen 2011");
    await expect(definition.locator("math")).not.toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(definition).toBeHidden();
    await page.getByTestId("average-average").getByRole("button").click();
    await expect(page.locator("#average-average")).toContainText("MacKinlay 1997");
  });

  test("CAAR by kind is drawn with its band, and its figures are a table", async ({ page }) => {
    await page.goto("/reactions");
    const models = page.getByTestId("kind-model");
    await expect(models.locator(".path-band")).toHaveCount(2);
    await models.getByText("The figures").click();
    await expect(models.locator("tbody tr")).toHaveCount(21);
    await expect(page.getByTestId("kind-policy")).toHaveCount(0);
  });

  test("windows that overlap are refused in words, and the other views stay", async ({ page }) => {
    await page.goto("/reactions?window=-20..20");
    await expect(
      page.getByText("The event window -20..20 overlaps the estimation window -120..-11"),
    ).toBeVisible();
    await page.getByRole("link", { name: "Heat map" }).click();
    await expect(page.getByRole("region", { name: "Heat map" }).last()).toContainText("+3.82%");
  });

  test("a window before the estimation window is averaged, and one that holds day 0 is refused in words", async ({
    page,
  }) => {
    await page.goto("/reactions?window=-130..-121");
    await expect(page.getByRole("columnheader", { name: "CAAR -130..-121" })).toBeVisible();
    await expect(page.getByTestId("kind-model")).toBeVisible();
    await page.goto("/zh/reactions?window=-130..-121&estimation=-60..5");
    await expect(page.getByText("估计窗口 -60..5 包含第 0 日")).toBeVisible();
  });
});

test("the methods page works QwQ-32B's figures through, as the table shows them", async ({ page }) => {
  await page.goto("/methods");
  await expect(page.getByText("Worked example: QwQ-32B, 9988.HK, day 0 2025-03-06")).toBeVisible();
  await expect(page.getByTestId("method-return")).toContainText("140.8");
  await expect(page.getByTestId("method-abnormal")).toContainText("0.038221");
  await expect(page.getByTestId("method-t")).toContainText("2.4099");
  await expect(page.getByTestId("method-limit")).toContainText("49.02");
  await expect(page.getByTestId("method-kolariPynnonen")).toContainText("Kolari & Pynnonen 2010");
  await expect(page.locator('[data-testid^="method-"]')).toHaveCount(68);
});

test("a reaction cut off by its limit is counted both ways", async ({ page }) => {
  await page.goto("/events/qwq-32b");
  await expect(page.getByTestId("listing-002315.SZ")).toContainText(
    "day 0 alone +7.91%; to the end of the limit run +7.91%; to the first free session +5.54%",
  );
});
