import { expect, type Page } from "@playwright/test";
import { healthMeanwhile } from "../support/health-meanwhile.ts";
import { TOKEN, test } from "../support/own-server.ts";

test.use({ copyFor: "import" });

const TOO_LARGE = "The file is larger than 1 MB. Split it and import the parts.";
const COLUMNS = "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note,sources,companies";

async function openImport(page: Page): Promise<void> {
  await page.goto("/admin/announcements/import");
  await page.locator("#name").fill("Ada");
  await page.locator("#token").fill(TOKEN);
  await page.locator("form:has(#token) button").click();
  await expect(page.locator("#file")).toBeVisible();
}

const csvFile = (text: string) => ({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
const look = (page: Page) => page.getByRole("button", { name: "Show what it would change" }).click();

test("12,000 rows are looked at while health is answered all the time, and the first hundred are shown", async ({
  page,
  request,
}) => {
  await openImport(page);
  const rows = Array.from(
    { length: 12_000 },
    (_, at) => `m-${at},A,B,L,model,,2025-03-06,UTC,day,,https://a.bc/,`,
  );
  await page.locator("#file").setInputFiles(csvFile([COLUMNS, ...rows].join("\n")));
  await look(page);
  const shown = page.getByText("12000 would be added:").or(page.getByText("12,000 would be added:"));
  await healthMeanwhile(request, () => shown.isVisible());
  await expect(page.locator("section li")).toHaveCount(100);
  await expect(page.getByText("and 11,900 more").or(page.getByText("and 11900 more"))).toBeVisible();
});

test("a file of 3 MB gets its sentence on the page before anything is sent, and a smaller one takes it away", async ({
  page,
}) => {
  await openImport(page);
  await page.locator("#file").setInputFiles(csvFile("a".repeat(3 * 1024 * 1024)));
  await expect(page.getByRole("alert").filter({ hasText: TOO_LARGE })).toBeFocused();
  await page.locator("#file").setInputFiles(csvFile("slug\na"));
  await expect(page.getByText(TOO_LARGE)).toHaveCount(0);
  await look(page);
  await expect(page.getByRole("alert").filter({ hasText: "These columns are missing: title" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const megabytes of [1.5, 3, 8]) {
    test(`a file of ${megabytes} MB gets its sentence and no bare error`, async ({ page }) => {
      await openImport(page);
      await page.locator("#file").setInputFiles(csvFile("a".repeat(megabytes * 1024 * 1024)));
      const [answer] = await Promise.all([page.waitForNavigation(), look(page)]);
      expect(answer?.status()).toBe(200);
      await expect(page.getByText(TOO_LARGE)).toBeVisible();
    });
  }
});
