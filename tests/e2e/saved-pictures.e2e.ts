import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage } from "../support/open-page.ts";

const READERS = {
  "": { button: "Save picture", save: "Save", font: "Inter", title: "Title" },
  "/zh": { button: "保存图片", save: "保存", font: "Noto Sans SC", title: "标题" },
  "/ar": { button: "حفظ صورة", save: "حفظ", font: "Noto Sans Arabic", title: "العنوان" },
} as const;
type Reader = (typeof READERS)[keyof typeof READERS];

const SIZES = [
  [1600, 900],
  [1080, 1080],
  [1080, 1350],
] as const;

async function openDialog(page: Page, reader: Reader, at = 0): Promise<void> {
  await page.getByTestId("open-save-picture").getByRole("button", { name: reader.button }).nth(at).click();
  await expect(page.getByTestId("picture-preview")).toBeVisible();
}

/** Chooses a size and a format, and saves: the file's name and its bytes. */
async function saved(page: Page, [width, height]: readonly [number, number], format: "PNG" | "SVG") {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: `${width} × ${height}` }).click();
  await dialog.getByRole("button", { name: format, exact: true }).click();
  await expect(page.getByTestId("save-picture")).toBeEnabled();
  const started = page.waitForEvent("download");
  await page.getByTestId("save-picture").click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: readFileSync((await download.path()) ?? "") };
}

interface Measured {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A saved SVG as a browser that knows nothing of the site shows it: where each of its texts stands, in its pixels. */
async function textsOf(page: Page, svg: string): Promise<Measured[]> {
  const alone = await page.context().newPage();
  await alone.setContent(`<style>*{margin:0}</style>${svg}`);
  await alone.evaluate(() => document.fonts.ready);
  const texts = await alone.evaluate(() =>
    [...document.querySelectorAll("text")].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { text: element.textContent ?? "", left, top, right, bottom };
    }),
  );
  await alone.close();
  return texts;
}

/** The pages whose first figure is saved: the board in every language, the others each in one. */
const PAGES = [
  ["", "/?company=alibaba"],
  ["/zh", "/?company=alibaba"],
  ["/ar", "/?company=alibaba"],
  ["", "/?company=alibaba&scale=log&overlay=benchmark"],
  ["/zh", "/companies/focus-technology"],
  ["/ar", "/events/qwq-32b"],
  ["/zh", "/compare?company=alibaba,focus-technology&event=qwq-32b"],
  ["/ar", "/reactions"],
  ["/ar", "/reactions?view=dumbbell"],
  ["/zh", "/reactions?view=heat&measure=car"],
  ["", "/reactions?view=heat&relation=all&listing=all"],
] as const;

for (const [prefix, path] of PAGES) {
  const reader = READERS[prefix];
  test(`${prefix}${path} is saved at three sizes with its fonts inside and no text cut off`, async ({
    page,
  }) => {
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await openPage(page, `${prefix}${path}`);
    await openDialog(page, reader);
    for (const size of SIZES) {
      const [width, height] = size;
      const { bytes } = await saved(page, size, "SVG");
      const svg = bytes.toString();
      expect(svg).toContain(`font-family:"${reader.font}"`);
      expect(svg).toMatch(/src:url\("?data:font\/woff2;base64,/);
      expect(svg).not.toMatch(/var\(--|url\(https?:|light-dark/);
      const texts = await textsOf(page, svg);
      expect(texts.length).toBeGreaterThan(8);
      for (const { text, left, top, right, bottom } of texts) {
        expect(left, `${text} at ${size}`).toBeGreaterThanOrEqual(0);
        expect(top, `${text} at ${size}`).toBeGreaterThanOrEqual(0);
        expect(right, `${text} at ${size}`).toBeLessThanOrEqual(width);
        expect(bottom, `${text} at ${size}`).toBeLessThanOrEqual(height);
      }
      const png = (await saved(page, size, "PNG")).bytes;
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
      expect(png.length).toBeGreaterThan(20_000);
    }
    expect(problems).toEqual([]);
  });
}

test("a picture is light on a dark page, says its source with the quotes' last day, and has the title that is written", async ({
  browser,
}) => {
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  await openPage(page, "/?company=alibaba&from=2025-01-01&to=2025-12-31");
  await openDialog(page, READERS[""]);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("dialog").getByLabel("Title").fill("Alibaba’s year of models");
  const { name, bytes } = await saved(page, [1600, 900], "SVG");
  const svg = bytes.toString();
  expect(name).toBe("model-moves-alibaba-2025.svg");
  expect(svg).toMatch(/<rect[^>]*fill="rgb\(255, 255, 255\)"/);
  const texts = (await textsOf(page, svg)).map(({ text }) => text).join(" ");
  expect(texts).toContain("Alibaba’s year of models");
  expect(texts).toContain("27 Feb 2026");
  expect(texts).toMatch(/data revision \d+/i);
  expect(texts).toContain("company=alibaba&from=2025-01-01");
  expect(texts, "the day of saving says nothing of the data").not.toContain(
    new Date().toISOString().slice(0, 10),
  );
  await context.close();
});

test("a sign or a letter that the page's fonts lack is in the picture with its own font", async ({
  page,
}) => {
  await openPage(page, "/?company=alibaba");
  await openDialog(page, READERS[""]);
  expect((await saved(page, [1600, 900], "SVG")).bytes.toString()).not.toContain("Noto Sans SC");
  await page.getByRole("dialog").getByLabel("Title").fill("p ≥ 0.05 → 阿里巴巴");
  const svg = (await saved(page, [1600, 900], "SVG")).bytes.toString();
  const slices = [...svg.matchAll(/font-family:"Noto Sans SC"[^}]*unicode-range:([^}]+)/g)].map(
    ([, ranges]) => ranges,
  );
  // Each of these letters is in a slice that is enclosed.
  for (const point of ["2265", "2192", "963f"]) {
    expect(
      slices.some((ranges) => ranges?.toLowerCase().includes(`u+${point}`)),
      point,
    ).toBe(true);
  }
});

test("an Arabic picture keeps symbols whole and begins at the right", async ({ page }) => {
  await openPage(page, "/ar?company=alibaba");
  await openDialog(page, READERS["/ar"]);
  const svg = (await saved(page, [1080, 1080], "SVG")).bytes.toString();
  const [title] = await textsOf(page, svg);
  expect(title?.right ?? 0).toBeGreaterThan(1080 - 60);
  for (const [symbol] of svg.matchAll(/.?9988\.HK.?/gu)) expect(symbol).toMatch(/\u20669988\.HK\u2069/u);
});

test("the window opens and closes by keyboard, and its code comes only then", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openPage(page, "/?company=alibaba");
  const opener = page.getByTestId("open-save-picture").getByRole("button");
  await opener.focus();
  const before = asked.length;
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Title")).toBeVisible();
  expect(asked.slice(before).some((url) => url.endsWith(".js"))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
});
