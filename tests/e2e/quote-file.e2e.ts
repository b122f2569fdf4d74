import { expect, type Page } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { healthMeanwhile } from "../support/health-meanwhile.ts";
import { TOKEN, test } from "../support/own-server.ts";

test.use({ copyFor: "quote-file" });

async function openImport(page: Page, language = ""): Promise<void> {
  await page.goto(`${language}/admin/quotes/import`);
  await page.locator("#name").fill("Ada");
  await page.locator("#token").fill(TOKEN);
  await page.locator("form:has(#token) button").click();
  await expect(page.locator("#file")).toBeVisible();
}

const file = (text: string) => ({ name: "alibaba.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
/** Alibaba's stored days with another high of 2025-03-06 than the 141.5 that is stored. */
const days = (high: string) =>
  file(
    [
      "Datum,Eröffnung,Hoch,Tief,Schluss,Notiz",
      "2025-03-05,128.4,131.5,126.6,129.9,",
      `2025-03-06,138,${high},137.3,140.8,checked`,
      "",
    ].join("\n"),
  );
const MEANINGS = { Datum: "session", Eröffnung: "open", Hoch: "high", Tief: "low", Schluss: "close" };

/** Looks at the file, then says what its columns are and looks again. */
async function sayColumns(page: Page, high: string): Promise<void> {
  await page.locator("#file").setInputFiles(days(high));
  await page.getByRole("button", { name: "Show what it would change" }).click();
  await expect(page.getByText("The columns are not enough to read it")).toBeVisible();
  for (const [name, meaning] of Object.entries(MEANINGS)) {
    await page.getByLabel(`Say otherwise: ${name}`).selectOption(meaning);
  }
  await page.getByLabel("Whose quotes they are").fill("9988.HK");
  await page.locator("#prices").selectOption("raw");
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText("New: 0. Changed: 1.")).toBeVisible();
}

const highOf = async (page: Page): Promise<string | undefined> => {
  const csv = await page.request.get("/api/v1/bars.csv?company=alibaba&from=2025-03-06&to=2025-03-06");
  return /^9988\.HK,2025-03-06,[^,]*,([^,]*)/m.exec(await csv.text())?.[1];
};

test("a file with German columns is said to be Alibaba's, shows its one changed high, and is stored", async ({
  page,
}) => {
  await openImport(page);
  expect(await axeFinds(page)).toEqual([]);
  await sayColumns(page, "141.6");
  expect(await axeFinds(page)).toEqual([]);
  await expect(page.getByText("2025-03-06, high")).toContainText("141.6");
  await expect(page.locator("tr", { hasText: "Notiz" })).toContainText("not read");
  expect(await highOf(page)).toBe("141.5");

  await page.locator("#listed").fill("tomorrow");
  await page.getByRole("button", { name: "Store it" }).click();
  await expect(page.getByText("must be a date such as 2021-11-08")).toBeVisible();
  await expect(page.locator("#listed")).toHaveValue("tomorrow");
  await page.locator("#listed").fill("");
  await page.getByRole("button", { name: "Store it" }).click();
  await expect(page.getByRole("status")).toContainText("Stored: 0 new, 1 changed, 0 rejected.");
  expect(await highOf(page)).toBe("141.6");
  expect(await axeFinds(page)).toEqual([]);
});

test("a file of weeks is refused with the figure that decided, in Arabic too, and nothing can be stored", async ({
  page,
}) => {
  await openImport(page, "/ar");
  const weeks = ["02-07", "02-14", "02-21", "02-28", "03-07"].map(
    (day) => `2025-${day},130,130,130,130,130,1000`,
  );
  await page
    .locator("#file")
    .setInputFiles(file(["Date,Open,High,Low,Close,Adj Close,Volume", ...weeks].join("\n")));
  await page.locator("#symbol").fill("9988.HK");
  await page.locator("button[name=intent][value=look]").first().click();
  await expect(page.getByText("مرفوض: الصفوف ليست أيامًا.")).toBeVisible();
  await expect(page.locator("[lang=en]", { hasText: "--confirm days" })).toBeVisible();
  await expect(page.locator("button[value=store]")).toHaveCount(0);
  expect(await axeFinds(page)).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what is said of a file is corrected and looked at again, and the file need not be chosen twice", async ({
    page,
  }) => {
    await openImport(page);
    await sayColumns(page, "141.7");
    await expect(page.getByLabel("Say otherwise: Schluss")).toHaveValue("close");
    await expect(page.getByText("alibaba.csv is kept for an hour")).toBeVisible();
  });
});

test("a file of 4 MB is looked at while health is answered all the time", async ({ page, request }) => {
  test.slow();
  await openImport(page);
  const row = (symbol: string, at: number) => {
    const day = new Date(Date.UTC(1990, 0, 1 + at));
    const close = (1000 + 50 * Math.sin(at / 40)).toFixed(2);
    const isSession = day.getUTCDay() % 6 !== 0;
    return isSession ? [`${symbol},${day.toISOString().slice(0, 10)},${close},${"x".repeat(60)}`] : [];
  };
  const symbols = ["^HSI", "HSTECH.HK", "399001.SZ", "399006.SZ", "000300.SS"];
  const rows = symbols.flatMap((symbol) =>
    Array.from({ length: 12_000 }, (_, at) => at).flatMap((at) => row(symbol, at)),
  );
  const text = ["Symbol,Date,Close,Note", ...rows].join("\n");
  expect(text.length).toBeGreaterThan(3.5 * 2 ** 20);
  await page.locator("#file").setInputFiles(file(text));
  await page.locator("#prices").selectOption("raw");
  await page.getByRole("button", { name: "Show what it would change" }).click();
  const shown = page.getByRole("heading", { name: "What it would change" });
  await healthMeanwhile(request, () => shown.isVisible());
});
