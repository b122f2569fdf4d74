import { expect, type Page } from "@playwright/test";
import { save, signedIn } from "../support/admin-forms.ts";
import { axeFinds } from "../support/axe.ts";
import { test } from "../support/own-server.ts";

test.use({ copyFor: "admin-quotes" });

const closeOf = async (page: Page, session: string): Promise<string | undefined> => {
  const csv = await (
    await page.request.get("/api/v1/bars.csv?company=alibaba&from=2025-03-05&to=2025-03-07")
  ).text();
  const [head = "", ...rows] = csv.trim().split("\r\n");
  const columns = head.replace("\uFEFF", "").split(",");
  const row = rows
    .map((line) => line.split(","))
    .find((cells) => cells.includes("9988.HK") && cells.includes(session));
  return row?.[columns.indexOf("close")];
};

test("Alibaba's close of 6 March is held back with a reason, leaves the export, and comes back by undoing", async ({
  page,
}) => {
  await signedIn(page, "/admin/quotes?symbol=9988.HK&from=2025-03-05&to=2025-03-07");
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("link", { name: "9988.HK 2025-03-06" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change: 9988.HK 2025-03-06");
  await page.locator("#state").selectOption("held back");
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved" })).toBeFocused();
  await page.locator("#reason").fill("The exchange is looking into it");
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Saved.");
  expect(await axeFinds(page)).toEqual([]);
  expect(await closeOf(page, "2025-03-05")).toBe("129.9");
  expect(await closeOf(page, "2025-03-06")).toBeUndefined();

  await page.goto("/admin/quotes");
  await expect(page.getByRole("heading", { name: "Held back" })).toBeVisible();
  await expect(page.getByText("The exchange is looking into it")).toBeVisible();
  await page.goto("/admin/log");
  await page
    .getByRole("button", { name: /^Undo #/ })
    .first()
    .click();
  await expect(page.getByText(/Taken back; the new entry is #\d+/)).toBeVisible();
  expect(await closeOf(page, "2025-03-06")).toBe("140.8");
});

test("a dividend is taken away only with a reason, and the list says what is stored", async ({ page }) => {
  await signedIn(page, "/admin/actions?symbol=9988.HK");
  expect(await axeFinds(page)).toEqual([]);
  const first = page.getByRole("link", { name: /^9988\.HK .* dividend$/ }).first();
  const name = (await first.textContent()) ?? "";
  await first.click();
  await page.getByText("Take this action away").click();
  await page.getByLabel(`Yes, take ${name} away`).check();
  await page.getByRole("button", { name: "Take away" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "give a reason" })).toBeVisible();
  await page.getByText("Take this action away").locator("..").getByLabel("Reason").fill("Not in the filing");
  await page.getByLabel(`Yes, take ${name} away`).check();
  await page.getByRole("button", { name: "Take away" }).click();
  await expect(page.getByRole("status")).toContainText("Taken away.");
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("60 yuan for 45.99 is refused with the limit that decided, ticked it is stored, and the checks say so", async ({
  page,
}) => {
  await signedIn(page, "/admin/quotes?symbol=002315.SZ&from=2025-02-20&to=2025-02-24");
  await page.getByRole("link", { name: "002315.SZ 2025-02-21" }).click();
  for (const field of ["open", "high", "low"]) await page.locator(`#${field}`).fill("");
  await page.locator("#close").fill("60");
  await page.locator("#reason").fill("The exchange's own list");
  await save(page);
  const alert = page.getByRole("alert").filter({ hasText: "Nothing was saved" });
  await expect(alert).toBeFocused();
  await expect(alert).toContainText("the price limit of");
  await page.getByLabel("though the exchange's price limit says otherwise").check();
  await save(page);
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await expect(page.getByRole("region", { name: "What the checks say of it now" })).toContainText(
    "a person let it in",
  );
  expect(await axeFinds(page)).toEqual([]);
});
