import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { openPage } from "../support/open-page.ts";
import { heavyPages } from "../support/page-bytes.ts";

// Everything that ships, where the other specs have a small world that stays (small-world.ts).
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-shipped-"));
const file = path.join(folder, "store.db");
let server: BuiltServer;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const words = ["--conditions=react-server", "tests/support/put-shipped.ts", file];
  execFileSync(process.execPath, words, { stdio: "inherit" });
  server = await startBuiltServer(`file:${file}`);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the board opens on the story, says that there is more, and one press leads to the latest year", async ({
  page,
}) => {
  await openPage(page, server.origin);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "6 March 2025: Alibaba rises 8.4%, market 5.4%, after QwQ-32B",
  );
  const main = page.getByRole("main");
  await expect(main).toContainText("The board opens on 2025-01-01 to 2025-12-31, the year of the story.");
  await expect(main).toContainText("3 of 18 companies are shown; choose others above.");
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("link", { name: "Show 2026-01-01 and later" }).click();
  await expect(page).toHaveURL(/from=2026-01-01/);
  await expect(main).not.toContainText("the year of the story");
});

test("a sector opens on its companies, and a peer is laid beside a company with one press", async ({
  page,
}) => {
  await openPage(page, `${server.origin}/?sector=chips`);
  await expect(page.getByRole("main")).toContainText("3 of 18 companies are shown");
  await expect(page.getByText("Nvidia").first()).toBeVisible();
  await openPage(page, `${server.origin}/companies/nvidia`);
  await page.getByTestId("peers").getByRole("link", { name: "SMIC" }).click();
  await expect(page).toHaveURL(/company=nvidia,smic/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("what the flags of the wider data mean stands on /data, and New York's two exchanges beside each other", async ({
  page,
}) => {
  await openPage(page, `${server.origin}/data?search=NVDA`);
  await expect(page.getByRole("main")).toContainText("611 split-adjusted");
  for (const address of ["/companies", "/moves", "/events/ernie-bot", "/zh", "/ar"]) {
    expect((await page.goto(server.origin + address))?.status(), address).toBe(200);
    expect(await axeFinds(page), address).toEqual([]);
  }
});

/** The pages of the sitemap by their paths, without those of a language other than one; English has no prefix. */
async function pathsIn(language: "ar" | "zh" | "en"): Promise<string[]> {
  const sitemap = await (await fetch(`${server.origin}/sitemap.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );
  return paths.filter((own) => (/^\/(ar|zh)(\/|$)/.exec(own)?.[1] ?? "en") === language);
}

test("no page of the sitemap sends more than 500 KB, not in Arabic either, where a letter is two bytes", async () => {
  test.setTimeout(600_000);
  const [english, arabic] = [await pathsIn("en"), await pathsIn("ar")];
  expect(english.length).toBeGreaterThan(150);
  expect(arabic).toHaveLength(english.length);
  expect(await heavyPages(server.origin, [...english, ...arabic])).toEqual([]);
});

test("the views of everything, of every company over all years, of all rows, send no more than 500 KB", async () => {
  test.setTimeout(300_000);
  const companies = await (await fetch(`${server.origin}/sitemap.xml`)).text();
  const slugs = new Set([...companies.matchAll(/\/companies\/([\w-]+)</g)].map(([, slug]) => slug));
  expect(slugs.size).toBe(18);
  const heavy = await heavyPages(server.origin, [
    `/?company=${[...slugs].join(",")}&from=2019-01-02`,
    `/ar?company=${[...slugs].join(",")}&from=2019-01-02`,
    `/ar?company=${[...slugs].join(",")}&from=2019-01-02&listing=all&relation=all`,
    `/zh?company=${[...slugs].join(",")}&from=2019-01-02&listing=all&relation=all`,
    "/ar/companies/alibaba?relation=all&rows=all&listing=all",
    "/?from=2024-01-02&listing=all",
    "/companies/alibaba?relation=all",
    "/companies/alibaba?rows=all",
    "/zh/reactions?relation=all",
    "/reactions?view=table&relation=all&rows=all",
    "/ar/reactions?view=heat&relation=all",
    "/ar/reactions?view=paths",
    "/ar/reactions?view=dumbbell&relation=all",
    "/compare?company=alibaba,alphabet,baidu,cambricon,nvidia,tencent&event=qwq-32b",
    "/events?order=strongest",
  ]);
  expect(heavy).toEqual([]);
});
