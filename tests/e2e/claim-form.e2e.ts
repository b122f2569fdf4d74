import { expect, type Page } from "@playwright/test";
import { save, signedIn } from "../support/admin-forms.ts";
import { axeFinds } from "../support/axe.ts";
import { test } from "../support/own-server.ts";

test.use({ copyFor: "claim-form" });

const SENTENCE = "Alibaba rose 8.4% in Hong Kong on 6 March 2025";

const propose = (page: Page) => page.locator("button[name=intent][value=propose]").click();
const verdict = (page: Page) => page.getByTestId("typed-verdict");
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "Nothing was saved" });

/** Our own words, in three languages, and whose claim it is. */
async function fillWords(page: Page): Promise<void> {
  await page.locator("#paraphraseEn").fill("The share gained 8.4 percent.");
  await page.locator("#paraphraseZh").fill("股价上涨 8.4%。");
  await page.locator("#paraphraseAr").fill("ارتفع السهم 8.4%.");
  await page.locator("#report").selectOption("a-paper-2025-03-07");
}

test("a sentence becomes a claim with its verdict, is changed, keeps the earlier verdict, and is removed", async ({
  page,
}) => {
  await signedIn(page, "/admin");
  await expect(page.getByText(/^\d+ claims are stored\./)).toBeVisible();
  await page.goto("/admin/reports/new");
  await page.locator("#publisher").fill("A Paper");
  await page.locator("#published").fill("2025-03-07");
  await page.locator("#url").fill("nowhere");
  await save(page);
  await expect(summary(page)).toContainText("Address is no http or https address");
  await page.locator("#url").fill("https://paper.example/2025/alibaba");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
  expect(await axeFinds(page)).toEqual([]);

  // The typed sentence is read, and the form is filled and checked before anything is stored.
  await page.getByRole("link", { name: "Add a claim" }).click();
  await page.locator("#sentence").fill(SENTENCE);
  await propose(page);
  await expect(page.getByRole("status")).toBeFocused();
  await expect(page.getByRole("status")).toContainText("nothing is stored yet");
  await expect(page.getByTestId("proposed")).toHaveCount(6);
  await expect(page.locator("#reported")).toHaveValue("8.4%");
  await expect(page.locator("#about")).toHaveValue("9988.HK");
  await expect(page.locator("#measure")).toHaveValue("day change");
  await expect(page.locator("#on")).toHaveValue("2025-03-06");
  await expect(page.locator("#paraphraseEn")).toHaveValue("");
  await expect(verdict(page)).toContainText("as written");
  await expect(verdict(page)).toContainText("+8.39%");
  expect(await axeFinds(page)).toEqual([]);

  // A correction is checked as it is typed; another measure shows its own fields.
  await page.locator("#reported").fill("9.4%");
  await expect(verdict(page)).toContainText("off by 1.01 points");
  await page.locator("#measure").selectOption("streak");
  await expect(page.locator("#at")).toBeHidden();
  await expect(page.locator("#side")).toBeVisible();
  await page.locator("#measure").selectOption("day change");
  await expect(page.locator("#at")).toHaveValue("close");
  await page.locator("#reported").fill("8.4%");

  // The report's sentence is no paraphrase.
  await fillWords(page);
  await page.locator("#paraphraseEn").fill(SENTENCE);
  await save(page);
  await expect(summary(page)).toContainText("Paraphrase in English is the sentence typed above");
  await page.locator("#paraphraseEn").fill("The share gained 8.4 percent.");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
  await expect(page).toHaveURL(/\/admin\/claims\/the-share-gained-8-4-percent\?done=added$/);

  // Readers see it, with its verdict, in the ledger and in the CSV.
  await page.goto("/claims?search=gained+8.4+percent");
  await expect(page.getByTestId("claims")).toContainText("as written");
  const csv = async () => (await page.request.get("/api/v1/claims.csv?report=a-paper-2025-03-07")).text();
  expect(await csv()).toContain("the-share-gained-8-4-percent");
  expect(await csv()).not.toContain(SENTENCE);

  // From its page the way leads to the form; a change has its verdict at once, and the earlier one stays.
  await page.getByRole("link", { name: "Working: The share gained" }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.locator("#reported").fill("9.4%");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await page.getByRole("link", { name: "See its page" }).click();
  await expect(page.getByTestId("verdict")).toContainText("off by 1.01 points");
  await expect(page.getByTestId("history").locator("tbody tr")).toHaveCount(2);
  await expect(page.getByTestId("history")).toContainText("as written");
  expect(await axeFinds(page)).toEqual([]);

  // The log says what changed in words.
  await page.goto("/admin/log");
  const entry = page.locator("ol > li").first();
  await expect(entry).toContainText("Ada changed claim the-share-gained-8-4-percent");
  await expect(entry.locator("tr", { hasText: "reported" })).toContainText("8.4%");
  await expect(page.locator("ol > li").nth(1).locator("tr", { hasText: "measure" })).toContainText(
    "close change 2025-03-06",
  );

  // A report with claims stays; the claim goes, and its report after it.
  const remove = async (address: string, thing: string) => {
    await page.goto(address);
    await page.getByText(`Remove this ${thing}`).click();
    await page.getByLabel("Yes, remove").check();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
  };
  await remove("/admin/reports/a-paper-2025-03-07", "report");
  await expect(page.getByRole("alert").filter({ hasText: "Not removed" })).toContainText("the-share-gained");
  await remove("/admin/claims/the-share-gained-8-4-percent", "claim");
  await expect(page.getByRole("status")).toContainText("Removed.");
  await remove("/admin/reports/a-paper-2025-03-07", "report");
  await expect(page.getByRole("status")).toContainText("Removed.");
  expect((await page.request.get("/claims/a-paper-2025-03-07")).status()).toBe(404);
});

test("two figures and two names are choices, and none is taken for a person", async ({ page }) => {
  await signedIn(page, "/admin/claims/new");
  await page.locator("#sentence").fill("Alibaba rose 8.4% and the Hang Seng TECH 5.4% on 6 March 2025");
  await propose(page);
  await expect(page.getByRole("status")).toContainText("nothing was decided for you");
  await expect(page.locator("#reported")).toHaveValue("");
  await expect(page.locator("#about")).toHaveValue("");
  await expect(page.locator("[data-testid^=which-] input:checked")).toHaveCount(0);
  await expect(verdict(page)).toContainText("Not checked yet");
  expect(await axeFinds(page)).toEqual([]);
  await page.getByLabel("5.4%").check();
  await page.getByLabel(/^HSTECH\.HK/).check();
  await propose(page);
  await expect(page.locator("#about")).toHaveValue("HSTECH.HK");
  await expect(verdict(page)).toContainText("as written");
  // Another sentence begins anew: what was chosen of this one is no choice of it.
  await page.locator("#sentence").fill("Alibaba or the Hang Seng TECH rose 5.4% on 6 March 2025");
  await propose(page);
  await expect(page.locator("#about")).toHaveValue("");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("proposing, choosing another measure, and a refusal work, and nothing that was typed is lost", async ({
    page,
  }) => {
    await signedIn(page, "/admin/claims/new");
    await page.locator("#sentence").fill(SENTENCE);
    await propose(page);
    await expect(page.locator("#reported")).toHaveValue("8.4%");
    await expect(verdict(page)).toContainText("as written");
    await page.locator("#measure").selectOption("price");
    await page.locator("#reported").fill("HK$141");
    await page.locator("button[value=check]").click();
    await expect(verdict(page)).toContainText("price, close");
    await save(page);
    await expect(summary(page).getByRole("link")).toHaveText([
      "Paraphrase in English",
      "Paraphrase in Chinese",
      "Paraphrase in Arabic",
      "Report",
      "Slug",
    ]);
    await expect(page.locator("#sentence")).toHaveValue(SENTENCE);
    await expect(page.locator("#reported")).toHaveValue("HK$141");
  });
});

test.describe("on a phone, dark and in Arabic", () => {
  test.use({ viewport: { width: 375, height: 800 }, colorScheme: "dark" });

  test("every page fits and has no fault that axe finds, and no cache may keep one", async ({ page }) => {
    await signedIn(page, "/ar/admin");
    for (const address of [
      "/reports",
      "/reports/new",
      "/reports/arabic-report-2025-03",
      "/claims",
      "/claims/new",
      "/claims/arabic-report-alibaba",
    ]) {
      const answer = await page.goto(`/ar/admin${address}`);
      expect(answer?.headers()["cache-control"], address).toContain("no-store");
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        375,
      );
      expect(await axeFinds(page), address).toEqual([]);
    }
    await page.goto("/ar/admin/claims/new");
    await page.locator("#sentence").fill("ارتفع سهم علي بابا 8.4% في هونغ كونغ في 6 مارس 2025");
    await propose(page);
    await expect(page.locator("#reported")).toHaveValue("8.4%");
    await expect(verdict(page)).toContainText("كما كُتب");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await axeFinds(page)).toEqual([]);
  });
});
