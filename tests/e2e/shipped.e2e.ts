import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { openPage } from "../support/open-page.ts";

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
    "6 March 2025: QwQ-32B lifts Alibaba 8.4%, market 5.4%",
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
