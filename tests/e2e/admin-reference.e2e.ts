import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { save, signedIn } from "../support/admin-forms.ts";
import { axeFinds } from "../support/axe.ts";
import { test } from "../support/own-server.ts";

test.use({ copyFor: "admin-reference" });

const CANDIDATES = `
  import { openStore } from "./lib/store/client.ts";
  import { saveCandidates } from "./lib/store/people/candidates.ts";
  const store = await openStore(process.argv[1]);
  const common = { maker: "DeepSeek", publishedAt: new Date("2026-11-20T10:30:00Z") };
  await saveCandidates(store, "deepseek", [
    { ...common, externalId: "a", title: "Browser Candidate 1", url: "https://a.example/1" },
    { ...common, externalId: "b", title: "Browser Candidate 2", url: "https://a.example/2" },
  ], new Date());
  await store.$disconnect();
`;

// Two candidates, and a Yahoo that knows two symbols.
test.beforeAll(({ server: { yahoo, database } }) => {
  yahoo.describe("0700.HK", {
    longName: "Tencent Holdings Limited",
    currency: "HKD",
    exchange: "HKG",
    quoteType: "EQUITY",
  });
  yahoo.describe("80700.HK", {
    longName: "Tencent in yen",
    currency: "JPY",
    exchange: "HKG",
    quoteType: "EQUITY",
  });
  yahoo.describe("JPY=X", { currency: "JPY", exchange: "CCY", quoteType: "CURRENCY" });
  const words = ["--conditions=react-server", "--input-type=module-typescript", "-e", CANDIDATES, database];
  execFileSync("node", words);
});

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "Nothing was saved" });

async function expectNoViolations(page: Page): Promise<void> {
  expect(await axeFinds(page)).toEqual([]);
}

async function addCompany(page: Page, slug: string): Promise<void> {
  await page.goto("/admin/companies/new");
  await page.locator("#slug").fill(slug);
  for (const field of ["nameEn", "nameZh", "nameAr"]) await page.locator(`#${field}`).fill(slug);
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
}

test("a company is added after its faults are put right, changed, and removed once its listing is gone", async ({
  page,
}) => {
  await signedIn(page, "/admin/companies");
  await page.getByRole("link", { name: "Add a company" }).click();
  await page.locator("#slug").fill("Tencent!");
  await page.locator("#nameEn").fill("Tencent");
  await page.locator("#nameAr").fill("تينسنت");
  await save(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole("link")).toHaveText(["Slug", "Name in Chinese"]);
  await expect(page.locator("#nameAr")).toHaveValue("تينسنت");
  await expectNoViolations(page);
  await page.locator("#slug").fill("tencent");
  await page.locator("#nameZh").fill("腾讯");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
  await expectNoViolations(page);
  await page.locator("#nameEn").fill("Tencent Holdings");
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change: Tencent Holdings");

  await page.getByRole("link", { name: "Add a listing" }).click();
  await page.locator("#symbol").fill("tencent hold");
  await page.getByRole("button", { name: "Look up at Yahoo" }).click();
  await page.getByRole("button", { name: "Take 0700.HK" }).click();
  await expect(page.locator("#name")).toHaveValue("Tencent Holdings Limited");
  await expect(page.locator("#currency")).toHaveValue("HKD");
  await expect(page.locator("#exchange")).toHaveValue("XHKG");
  await expect(page.locator("#company")).toHaveValue("tencent");
  await expectNoViolations(page);
  await page.locator("#primary").check();
  await page.locator("[id='benchmarks.0']").selectOption("^HSI");
  await page.locator("#currency").fill("CNY");
  await save(page);
  await expect(summary(page)).toContainText("Currency differs from what Yahoo Finance says: HKD");
  await expect(page.locator("[id='benchmarks.0']")).toHaveValue("^HSI");
  await page.locator("#currency").fill("HKD");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Added.");
  await expect(page.getByText("npm run ingest -- --company tencent")).toBeVisible();
  await expectNoViolations(page);

  const remove = async (address: string, thing: string) => {
    await page.goto(address);
    await page.getByText(`Remove this ${thing}`).click();
    await page.getByLabel("Yes, remove").check();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
  };
  await remove("/admin/companies/tencent", "company");
  await expect(page.getByRole("alert").filter({ hasText: "belong to it: 0700.HK" })).toBeVisible();
  await remove("/admin/instruments/%5EHSI", "instrument");
  await expect(page.getByRole("alert").filter({ hasText: "stored quotes" })).toBeVisible();
  await remove("/admin/instruments/0700_HK", "instrument");
  await expect(page.getByRole("status")).toContainText("Removed.");
  await remove("/admin/companies/tencent", "company");
  await expect(page.getByRole("status")).toContainText("Removed.");
});

test("a listing in yen says that JPY=X is missing, and one button adds it", async ({ page }) => {
  await signedIn(page, "/admin");
  await addCompany(page, "yen-company");
  await page.goto("/admin/instruments/new?kind=share&company=yen-company");
  await page.locator("#symbol").fill("80700.hk");
  await page.getByRole("button", { name: "Look up at Yahoo" }).click();
  await expect(page.getByRole("status")).toContainText("JPY=X is not stored yet");
  await expect(page.getByRole("status")).toBeFocused();
  await save(page);
  await page.getByRole("button", { name: "Add JPY=X too" }).click();
  await expect(page.getByRole("status")).toHaveText("JPY=X was added.");
  await expect(page.getByRole("button", { name: "Add JPY=X too" })).toHaveCount(0);
  await page.goto("/admin/instruments/JPY%3DX");
  await expect(page.locator("#kind")).toHaveValue("currency");
});

test("a candidate is rejected, opened again and accepted into the filled form", async ({ page }) => {
  await signedIn(page, "/admin/candidates");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Reject “Browser Candidate 1”" }).click();
  await expect(page.getByRole("status")).toContainText("Rejected.");
  await page.getByRole("link", { name: "Rejected" }).click();
  await expect(page.getByText("by Ada")).toBeVisible();
  await page.getByRole("button", { name: "Reopen “Browser Candidate 1”" }).click();
  await expect(page.getByRole("status").first()).toContainText("Open again.");
  await page.getByRole("link", { name: "To review" }).click();
  await page.getByRole("link", { name: "Accept “Browser Candidate 1”" }).click();
  await expect(page.locator("#title")).toHaveValue("Browser Candidate 1");
  await expect(page.locator("#maker")).toHaveValue("DeepSeek");
  await expect(page.locator("#date")).toHaveValue("2026-11-20");
  await expect(page.locator("#time")).toHaveValue("10:30");
  await expect(page.locator("[id='sources.0.url']")).toHaveValue("https://a.example/1");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("looking up, a fault, and saving unchecked while Yahoo refuses work, and the log says so", async ({
    page,
    server: { yahoo },
  }) => {
    await signedIn(page, "/admin/instruments/new");
    await page.locator("#symbol").fill("0700.HK");
    await page.getByRole("button", { name: "Look up at Yahoo" }).click();
    await expect(page.locator("#name")).toHaveValue("Tencent Holdings Limited");
    yahoo.failAt("quote", { kind: "status", status: 403 });
    await expect(page.getByLabel("Save without the check")).toHaveCount(0);
    await save(page);
    await expect(summary(page)).toContainText("Yahoo Finance refused the request.");
    await page.getByLabel("Save without the check").check();
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("0700.HK");
    await page.goto("/admin/log");
    await expect(page.locator("ol > li").first()).toContainText("Ada (not checked at Yahoo)");
  });
});

test.describe("on a phone, dark and in Arabic", () => {
  test.use({ viewport: { width: 375, height: 800 }, colorScheme: "dark" });

  test("every page fits and has no fault that axe finds", async ({ page }) => {
    await signedIn(page, "/ar/admin");
    for (const address of [
      "/companies",
      "/companies/new",
      "/companies/alibaba",
      "/instruments",
      "/instruments/new",
      "/instruments/9988_HK",
      "/candidates",
    ]) {
      await page.goto(`/ar/admin${address}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        375,
      );
      await expectNoViolations(page);
    }
  });
});
