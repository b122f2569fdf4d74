import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";

const chip = (page: Page, name: string) => page.getByRole("button", { name: `Remove filter: ${name}` });
const VIEW_KEY = "model-moves.view.";

async function axeFindsNothing(page: Page): Promise<void> {
  await settle(page); // while an answer takes the page's place there is no title for a moment
  expect(await axeFinds(page)).toEqual([]);
}

test.describe("the type-ahead", () => {
  test("finds companies by Chinese and Arabic names and by symbols, by keyboard, and gives the focus back", async ({
    page,
  }) => {
    await openPage(page, "/");
    const button = page.getByRole("button", { name: "Companies: All companies" });
    await button.press("Enter");
    const field = page.getByRole("combobox", { name: "Companies: Type to search" });
    await expect(field).toBeFocused();
    const options = page.getByRole("listbox", { name: "Companies" }).getByRole("option");
    for (const [typed, found] of [
      ["焦点", "Focus Technology"],
      ["علي بابا", "Alibaba"],
      ["baba", "Alibaba"],
      ["300663", "Client Service International"],
    ] as const) {
      await field.fill(typed);
      await expect(options).toHaveCount(1);
      await expect(options).toContainText(found);
    }
    await field.fill("nokia");
    await expect(page.getByText("Nothing matches")).toBeVisible();
    await field.fill("焦点");
    await field.press("Enter");
    await expect(page).toHaveURL(/[?&]company=focus-technology$/);
    await expect(options).toHaveAttribute("aria-selected", "true");
    await axeFindsNothing(page);
    await field.press("Escape");
    await expect(field).toBeHidden();
    await expect(page.getByRole("button", { name: "Companies: Focus Technology" })).toBeFocused();
  });

  test("chooses makers, on the board and in what it exports; a second press on the button closes it", async ({
    page,
    request,
  }) => {
    await openPage(page, "/?from=2025-01-01&to=2025-12-31");
    const button = page.getByRole("button", { name: /^Makers: / });
    await button.click();
    const field = page.getByRole("combobox", { name: "Makers: Type to search" });
    await field.fill("deep");
    await page.getByRole("option", { name: "DeepSeek" }).click();
    await expect(page).toHaveURL(/maker=DeepSeek/);
    await expect(page.getByTestId("row-qwq-32b-9988.HK")).toHaveCount(0);
    await button.click();
    await expect(field).toBeHidden();
    await page.locator("summary", { hasText: "Export" }).click();
    const address = await page.getByRole("link", { name: "Announcements (events.csv)" }).getAttribute("href");
    const rows = (await (await request.get(address ?? "")).text()).trim().split("\r\n");
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.slice(1).every((row) => row.toLowerCase().includes("deepseek"))).toBe(true);
    const refused = await request.get("/api/v1/events.json?maker=Nokia");
    expect(refused.status()).toBe(400);
    expect((await refused.json()).parameters).toMatchObject([{ parameter: "maker" }]);
  });
});

test("makers that belong together are one choice with its number, and its parts stand under it", async ({
  page,
}) => {
  await openPage(page, "/?from=2025-01-01&to=2025-12-31");
  await page.getByRole("button", { name: /^Makers: / }).click();
  await page.getByRole("combobox", { name: "Makers: Type to search" }).fill("alibaba");
  const found = page.getByRole("listbox", { name: "Makers" }).getByRole("option");
  await expect(found).toHaveText([
    /^Alibaba \(all\)\d+$/,
    /^Alibaba\d+$/,
    /^Alibaba \(Qwen\)\d+$/,
    /^Alibaba Cloud\d+$/,
    /^Manus \/ Alibaba Qwen\d+$/,
  ]);
  await found.first().click();
  await expect(page).toHaveURL(/maker=Alibaba.*all/);
  await expect(page.getByTestId("row-qwq-32b-9988.HK")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove filter: Maker Alibaba (all)" })).toBeVisible();
});

test.describe("chips", () => {
  test("every choice is one, from the server; each is undone by a press, all by Clear all, and the focus stays near", async ({
    page,
  }) => {
    const address = "/?company=alibaba,focus-technology&maker=DeepSeek&window=-5..5&listing=all&scale=log";
    const html = await (await page.request.get(address)).text();
    expect(html).toContain("Remove filter: Company Alibaba");
    await openPage(page, address);
    const chips = page.getByRole("list", { name: "Chosen filters" }).getByRole("button");
    await expect(chips).toHaveText([
      "Company Alibaba",
      "Company Focus Technology",
      "Maker DeepSeek",
      "CAR window -5..5",
      "Scale Log",
      "Listings All listings",
      "Clear all",
    ]);
    // Six are more than their line holds at 1,440 pixels; what clears them all is not scrolled out of it.
    await expect(page.getByRole("button", { name: "Clear all" })).toBeInViewport({ ratio: 1 });
    await chip(page, "Company Alibaba").press("Enter");
    await expect(page).toHaveURL(/[?&]company=focus-technology&/);
    await expect(page.getByTestId("readout-9988.HK")).toHaveCount(0);
    await expect(chip(page, "Company Focus Technology")).toBeFocused();
    await chip(page, "Listings All listings").click();
    await expect(page).not.toHaveURL(/listing=/);
    await page.getByRole("button", { name: "Clear all" }).press("Enter");
    await expect(page).toHaveURL(/\/$/);
    await expect(chips).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Companies: All companies" })).toBeFocused();
    await page.goBack();
    await expect(chip(page, "Maker DeepSeek")).toBeVisible();
  });

  test("are there on the reactions and announcement pages too, and in Chinese and Arabic", async ({
    page,
  }) => {
    await page.goto("/events/qwq-32b?model=mean");
    await expect(chip(page, "Normal return Mean-adjusted")).toBeVisible();
    await page.goto("/reactions?kind=model");
    await expect(chip(page, "Kind model")).toBeVisible();
    await page.goto("/zh?company=alibaba");
    await expect(page.getByRole("button", { name: "移除筛选：公司 阿里巴巴" })).toBeVisible();
    await page.goto("/ar?company=alibaba");
    await expect(page.getByRole("button", { name: "إزالة عامل التصفية: الشركة علي بابا" })).toBeVisible();
  });
});

test.describe("saved views", () => {
  test("are saved by name, opened, renamed, deleted and brought back, and two tabs stay in step", async ({
    page,
    context,
  }) => {
    await openPage(page, "/?company=alibaba&scale=log");
    await page.getByRole("button", { name: "Views" }).click();
    const panel = page.getByRole("dialog", { name: "Saved views" });
    await expect(panel.getByText("No view is saved yet.")).toBeVisible();
    await panel.getByRole("button", { name: "Save view" }).click();
    await expect(panel.getByText("Give the view a name.")).toBeVisible();
    await panel.getByRole("textbox", { name: "Name of this view" }).fill("Qwen in March");
    await panel.getByRole("button", { name: "Save view" }).click();
    await expect(panel.getByText("“Qwen in March” is saved.")).toBeVisible();
    await axeFindsNothing(page);

    const other = await context.newPage();
    await openPage(other, "/ar/reactions");
    await other.getByRole("button", { name: "العروض" }).click();
    await other.getByRole("button", { name: "إعادة تسمية Qwen in March" }).click();
    await other.getByRole("textbox", { name: "اسم جديد لـ Qwen in March" }).fill("阿里三月");
    await other.keyboard.press("Enter");
    await expect(other.getByRole("button", { name: "إعادة تسمية 阿里三月" })).toBeFocused();
    await expect(panel.getByRole("link", { name: "阿里三月" })).toBeVisible();

    await panel.getByRole("button", { name: "Delete 阿里三月" }).click();
    await expect(panel.getByRole("link", { name: "阿里三月" })).toHaveCount(0);
    await expect(other.getByRole("link", { name: "阿里三月" })).toHaveCount(0);
    await expect(panel.getByRole("button", { name: "Undo" })).toBeFocused();
    await page.keyboard.press("Enter");
    await panel.getByRole("textbox").fill("阿里三月");
    await panel.getByRole("button", { name: "Save view" }).click();
    await expect(panel.getByText("There is already a view called “阿里三月”.")).toBeVisible();

    await other.getByRole("link", { name: "阿里三月" }).click();
    await expect(other).toHaveURL(/\/\?company=alibaba&scale=log$/);
  });

  test("a view's link and the page's are copied as absolute addresses", async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(
      ([key, text]) => window.localStorage.setItem(key ?? "", text ?? ""),
      [`${VIEW_KEY}a`, JSON.stringify({ name: "March", address: "/zh?company=alibaba", savedAt: 1 })],
    );
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await openPage(page, "/?kind=model");
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("button", { name: "Copy link: March" }).click();
    await expect.poll(copied).toBe(`${baseURL}/zh?company=alibaba`);
    const panel = page.getByRole("dialog", { name: "Saved views" });
    await panel.getByRole("button", { name: "Copy link", exact: true }).click();
    await expect.poll(copied).toBe(`${baseURL}/?kind=model`);
  });

  test("broken content is said and kept, a full storage is said, and nothing is lost", async ({ page }) => {
    await page.addInitScript((key) => {
      window.localStorage.setItem(`${key}broken`, "{not json");
      window.localStorage.setItem(`${key}evil`, '{"name":"x","address":"https://evil.example","savedAt":1}');
    }, VIEW_KEY);
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await openPage(page, "/");
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByText("Saved entries that can't be read: 2. They are kept as they are.").click();
    await expect(page.getByText("{not json")).toBeVisible();
    await page.getByRole("textbox", { name: "Name of this view" }).fill("March");
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page.getByText("The browser's storage is full. Nothing was changed.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Name of this view" })).toHaveValue("March");
    expect(await page.evaluate((key) => window.localStorage.getItem(`${key}broken`), VIEW_KEY)).toBe(
      "{not json",
    );
    expect(errors).toEqual([]);
  });
});

test("the board and the reactions page are cited at an address that shows the same again", async ({
  page,
}) => {
  await page.goto("/?company=alibaba");
  const share = page.getByTestId("share");
  await share.getByText("Share and cite").click();
  await expect(share.getByRole("button", { name: "Copy citation" })).toBeVisible();
  await expect(share.getByRole("button", { name: "Copy link" })).toBeVisible();
  await expect(share.locator("pre")).toContainText(
    /url = \{http.*company=alibaba&.*listing=primary&relation=named/,
  );
  await page.goto("/zh/reactions");
  await expect(page.getByTestId("share").locator("pre")).toContainText("/zh/reactions?listing=primary");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the bar is one line, the chart is on the first screen, and everything is behind Filters", async ({
    page,
  }) => {
    await openPage(page, "/?maker=Alibaba%20(Qwen)&company=alibaba&window=-5..5");
    await settle(page);
    const filters = page.getByRole("button", { name: "Filters (3)" });
    const line = await filters.boundingBox();
    const chips = await page.getByRole("list", { name: "Chosen filters" }).boundingBox();
    expect(chips?.y).toBeGreaterThanOrEqual(line?.y ?? 999);
    expect((chips?.y ?? 999) + (chips?.height ?? 999)).toBeLessThanOrEqual(
      (line?.y ?? 0) + (line?.height ?? 0),
    );
    await expect(page.getByRole("button", { name: /^Companies/ })).toBeHidden();
    await filters.click();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    const companies = sheet.getByRole("button", { name: /^Companies/ });
    await companies.click();
    const list = page.getByRole("dialog", { name: "Companies" });
    await list.getByRole("option", { name: "Focus Technology" }).click();
    await expect(page).toHaveURL(/company=alibaba,focus-technology/);
    await axeFindsNothing(page);
    await page.keyboard.press("Escape");
    await expect(list).toHaveCount(0);
    await expect(companies).toBeFocused();
    for (const button of await sheet.getByRole("button").all()) {
      const box = await button.boundingBox();
      expect(box?.height, await button.textContent().then(String)).toBeGreaterThanOrEqual(44);
    }
    await axeFindsNothing(page);
    const show = sheet.getByRole("button", { name: /^Show \d+ reactions?$/ });
    const shown = Number(/\d+/.exec((await show.textContent()) ?? "")?.[0]);
    await show.click();
    await expect(sheet).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Filters (4)" })).toBeFocused();
    await expect(page.locator('[data-testid^="row-"]')).toHaveCount(shown);
    await openPage(page, "/?scale=price");
    await settle(page);
    const figure = await page.getByTestId("market-figure").boundingBox();
    expect(figure?.y).toBeLessThan(844 - 150);
  });

  test("Filters pressed before the script has come opens them at once, and they go on when it is there", async ({
    page,
  }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/*.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/events/qwq-32b", { waitUntil: "commit" });
    await page.getByRole("button", { name: "Filters" }).click();
    const early = page.locator("[popover]:popover-open");
    await expect(early.getByText("CAR window")).toBeVisible();
    release();
    await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
    await expect(early).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Filters" })).toBeFocused();
  });

  for (const { address, filters, show, colorScheme } of [
    { address: "/zh/reactions", filters: "筛选", show: /^显示 \d+ 个市场反应$/, colorScheme: "light" },
    { address: "/ar?company=alibaba", filters: "عوامل التصفية (1)", show: /^عرض/, colorScheme: "dark" },
  ] as const) {
    test(`the sheet of ${address} says in its language what it shows, ${colorScheme}, within 360 pixels`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      await openPage(page, address);
      await page.getByRole("button", { name: filters }).click();
      const sheet = page.getByRole("dialog");
      await expect(sheet.getByRole("button", { name: show })).toBeInViewport();
      await sheet.locator("summary").click();
      const wider = await sheet.evaluate((element) =>
        [element, ...element.querySelectorAll("*")]
          .filter(({ scrollWidth, clientWidth, tagName }) => {
            return clientWidth > 0 && scrollWidth > clientWidth && !/^(SPAN|BDI|SELECT)$/.test(tagName);
          })
          .map((own) => own.outerHTML.slice(0, 120)),
      );
      expect(wider).toEqual([]);
      await axeFindsNothing(page);
    });
  }
});
