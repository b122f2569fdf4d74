import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

/** What the page has put on the clipboard. */
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test.describe("a page is found and quoted with its figures", () => {
  test("QwQ-32B: title, description, addresses in three languages, feed, picture and linked data", async ({
    page,
    request,
  }) => {
    await page.goto("/events/qwq-32b");
    await expect(page).toHaveTitle("QwQ-32B: 9988.HK +8.39% on 2025-03-06 · Model Moves");
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/events\/qwq-32b$/);
    await expect(page.locator('link[rel="alternate"][hreflang]')).toHaveCount(4);
    await expect(page.locator('link[type="application/atom+xml"]')).toHaveCount(1);
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(data.map((text) => JSON.parse(text)["@type"])).toEqual(["Event", "Dataset", "BreadcrumbList"]);
    const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
    const answer = await request.get(picture ?? "");
    expect(answer.status()).toBe(200);
    const bytes = await answer.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  test("the feed, the sitemap and robots.txt answer in their own types, and a held feed is not sent again", async ({
    request,
  }) => {
    for (const path of ["/feed.xml", "/zh/feed.xml", "/ar/feed.xml"]) {
      const answer = await request.get(path);
      expect(answer.headers()["content-type"], path).toContain("application/atom+xml");
      const again = await request.get(path, { headers: { "if-none-match": answer.headers().etag ?? "" } });
      expect(again.status(), path).toBe(304);
    }
    expect((await request.get("/feed.xml?company=nokia")).status()).toBe(400);
    expect(await (await request.get("/sitemap.xml")).text()).toContain("/zh/events/qwq-32b</loc>");
    expect(await (await request.get("/robots.txt")).text()).toContain("Disallow: /zh/admin");
  });
});

test.describe("one chart in a frame", () => {
  test("may stand in any page, runs no script, and asks for nothing else", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const answer = await page.goto("/embed/events/qwq-32b?theme=dark");
    expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors *");
    expect(answer?.headers()["x-frame-options"]).toBeUndefined();
    expect(asked.filter((address) => !address.endsWith("/favicon.ico"))).toHaveLength(1);
    await expect(page.locator("script")).toHaveCount(0);
    await expect(page.locator("path.line")).toHaveCount(1);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(27, 30, 35)",
    );
  });

  test("fits 300 pixels without a scrollbar in three languages", async ({ page }) => {
    await page.setViewportSize({ width: 300, height: 200 });
    for (const path of ["/embed/events/qwq-32b", "/zh/embed/companies/alibaba", "/ar/embed/events/qwq-32b"]) {
      await page.goto(path);
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
      expect(over, path).toEqual([0, 0]);
    }
  });

  test("every other page refuses to be framed", async ({ request }) => {
    for (const path of ["/", "/events/qwq-32b", "/zh/companies/alibaba"]) {
      const headers = (await request.get(path)).headers();
      expect(headers["x-frame-options"], path).toBe("DENY");
      expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    }
  });
});

test.describe("handing a view on", () => {
  test("beside the figure: link, citation with the filter and the last days, code, and the picture", async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openPage(page, "/?company=alibaba,focus-technology&maker=DeepSeek");
    const button = page.getByRole("button", { name: "Share", exact: true });
    await button.click();
    const panel = page.getByTestId("share-panel");
    await panel.getByRole("button", { name: "Copy citation" }).click();
    await expect
      .poll(() => copied(page))
      .toMatch(/^Alibaba \(9988\.HK\), Focus Technology \(002315\.SZ\), .*Maker DeepSeek/);
    expect(await copied(page)).toMatch(
      /quotes to 27 Feb 2026 \(9988\.HK\), 6 Feb 2026 \(002315\.SZ\), http.*maker=DeepSeek/,
    );
    expect(await axeFinds(page, { within: "[data-testid=share-panel]" })).toEqual([]);
    await expect(panel.getByRole("button", { name: "Save as a picture" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(button).toBeFocused();

    await openPage(page, "/companies/alibaba");
    await button.click();
    await panel.getByRole("button", { name: "Copy the code" }).click();
    await expect.poll(() => copied(page)).toContain("/embed/companies/alibaba");
  });

  test("each listing's return and CAR is copied with its source", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openPage(page, "/events/manus");
    const focus = page.getByTestId("listing-002315.SZ");
    await focus.getByRole("button", { name: /^Copy return with source/ }).click();
    await expect
      .poll(() => copied(page))
      .toMatch(
        /^Focus Technology \(002315\.SZ\) \+10\.01% on 6 Mar 2025, abnormal .*, after .*Manus.*quotes to 6 Feb 2026, http/,
      );
    await expect(focus.getByRole("button", { name: /^Copy CAR with source/ })).toBeVisible();
  });
});

test("the export menu closes by Escape, by a press outside, and when another opens", async ({ page }) => {
  await openPage(page, "/");
  const button = page.locator("summary", { hasText: "Export" });
  const link = page.getByRole("link", { name: "Prices (bars.csv)" });
  await button.click();
  await expect(link).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await page.getByRole("heading", { level: 2 }).first().click();
  await expect(link).toBeHidden();
  await button.click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(link).toBeHidden();
});

test.describe("copying", () => {
  test("with permission it is said politely; without, the text appears selected", async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/events/qwq-32b");
    const share = page.getByTestId("share");
    await share.getByText("Share and cite").click();
    await share.getByRole("button", { name: "Copy citation" }).click();
    await expect(share.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
    expect(await copied(page)).toMatch(
      /^Alibaba \(9988\.HK\) \+8\.39% on 6 Mar 2025, abnormal \+3\.82% \(t\s\+2\.41, p\s0\.018\), after QwQ-32B.*\. Model Moves, data revision \d+, quotes to .*27 Feb 2026.*, http/,
    );
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await share.getByRole("button", { name: "Copy BibTeX" }).click();
    const shown = share.getByRole("textbox", { name: "Copy BibTeX" });
    await expect(shown).toBeFocused();
    await expect(shown).toHaveValue(/^@misc\{model-moves-events-qwq-32b-r\d+,/);
  });
});
