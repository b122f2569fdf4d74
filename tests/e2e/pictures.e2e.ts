import { expect, test } from "@playwright/test";

// How the main pages look, held against the pictures beside this file. `npm run test:e2e -- pictures
// --update-snapshots` takes them anew: look at each before it is kept.

const PAGES = {
  board: "/",
  announcement: "/events/qwq-32b",
  company: "/companies/alibaba",
  compare: "/compare",
  reactions: "/reactions",
  methods: "/methods",
};

const READERS = [
  { name: "english", prefix: "", width: 1440, height: 900, colorScheme: "light" },
  { name: "chinese", prefix: "/zh", width: 1440, height: 900, colorScheme: "dark" },
  { name: "arabic", prefix: "/ar", width: 390, height: 844, colorScheme: "light" },
] as const;

for (const { name: reader, prefix, width, height, colorScheme } of READERS) {
  test(`the main pages look as they did, ${reader}, ${colorScheme}, ${width} pixels`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale: "en-US",
      timezoneId: "UTC",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(PAGES)) {
      await page.goto(prefix + (address === "/" && prefix ? "" : address), { waitUntil: "networkidle" });
      await page.evaluate(() => document.fonts.ready);
      await expect.soft(page).toHaveScreenshot(`${name}-${reader}.png`);
    }
    await context.close();
  });
}
