import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

const ENGLISH = "Stargate Project";

const READERS = [
  {
    locale: "zh",
    title: "“星际之门”项目",
    maker: "OpenAI/软银/甲骨文",
    picker: "发布事件: 全部发布事件",
    width: 1440,
    colorScheme: "light",
  },
  {
    locale: "ar",
    title: "مشروع ستارغيت",
    maker: "OpenAI/سوفت بنك/أوراكل",
    picker: "الإعلانات: كل الإعلانات",
    width: 390,
    colorScheme: "dark",
  },
] as const;

for (const { locale, title, maker, picker, width, colorScheme } of READERS) {
  test(`a reader of ${locale} meets an announcement by its title in that language everywhere`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, locale: "en-US" });
    const page = await context.newPage();

    await test.step("on the board: marks, table, chip and search, which finds the English title too", async () => {
      await openPage(page, `/${locale}?relation=all`);
      await page.getByRole("button", { name: picker }).click();
      await page.getByRole("dialog").getByRole("combobox").fill(ENGLISH);
      await page.getByRole("option", { name: title }).click();
      await expect(page).toHaveURL(/[?&]event=stargate$/);
      await page.keyboard.press("Escape");
      await expect(
        page.getByTestId("reaction-table").getByRole("link", { name: title }).first(),
      ).toBeVisible();
      await expect(page.locator('.timeline-mark[data-event="stargate"]')).toHaveAccessibleName(
        new RegExp(title),
      );
      await page.locator('.timeline-mark[data-event="stargate"]').focus();
      await expect(page.getByTestId("announcement-card")).toContainText(title);
      await expect(page.getByTestId("announcement-card")).toContainText(maker);
      await expect(page.locator("main")).not.toContainText(ENGLISH);
    });

    await test.step("on its own page, with the English title below and for machines", async () => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/${locale}/events/stargate`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByTestId("original-title")).toHaveText(ENGLISH);
      await expect(page.locator("main")).toContainText(maker);
      expect(await page.title()).toContain(title);
      const [event = ""] = await page.locator('script[type="application/ld+json"]').allTextContents();
      expect(JSON.parse(event)).toMatchObject({
        name: title,
        alternateName: expect.arrayContaining([ENGLISH]),
      });
      expect(await axeFinds(page)).toEqual([]);
    });

    await test.step("in the list, the reactions and their groups", async () => {
      await page.goto(`/${locale}/events`);
      await expect(page.getByRole("link", { name: title })).toBeVisible();
      const query = "view=table&relation=all&event=stargate&group=maker";
      await openPage(page, `/${locale}/reactions?${query}`);
      // The script of groups comes with the first group, after the page's own.
      const group = page.getByRole("button", { name: maker });
      await expect(async () => {
        if ((await group.getAttribute("aria-expanded")) === "false") await group.click();
        await expect(group).toHaveAttribute("aria-expanded", "true", { timeout: 1000 });
      }).toPass();
      await expect(
        page.getByTestId("reaction-table").getByRole("link", { name: title }).first(),
      ).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    });
    await context.close();
  });
}
