import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type BuiltServer, copySeeded, isInDevelopment, startDevelopment } from "../support/built-server.ts";
import { openPage } from "../support/open-page.ts";
import { errorsOf } from "../support/page-errors.ts";

// What has content is asked the same as it is looked at (sweep.e2e.ts).
test("a board that nothing matches and an empty study say no error on the console", async ({ page }) => {
  const errors = errorsOf(page);
  for (const address of ["/?from=2030-01-01", "/study"]) {
    await openPage(page, address);
    await page.waitForLoadState("networkidle");
    expect(errors, address).toEqual([]);
  }
});

test.describe("in development, where React says more", () => {
  test.setTimeout(600_000); // each page is compiled when it is first asked for
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-development-"));
  let server: BuiltServer | undefined;

  test.beforeAll(async () => {
    test.skip(isInDevelopment(), "npm run dev runs in this folder: stop it first");
    const file = path.join(folder, "development.db");
    await copySeeded(file);
    server = await startDevelopment(`file:${file}`);
  });
  test.afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a company's page and a comparison that come slowly, part by part, say no error", async ({ page }) => {
    const network = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 20, downloadThroughput: 300 * 1024, uploadThroughput: -1 };
    for (const path of ["/companies/alibaba", "/companies/alibaba?from=2030-01-01", "/compare"]) {
      const address = `${server?.origin}${path}`;
      // Compiles it, and brings its scripts; a page that is being compiled may load itself anew meanwhile.
      await expect(() => openPage(page, address)).toPass();
      const errors = errorsOf(page);
      await network.send("Network.emulateNetworkConditions", slow);
      await openPage(page, address);
      await network.send("Network.emulateNetworkConditions", { ...slow, downloadThroughput: -1 });
      expect(errors, path).toEqual([]);
    }
  });
});
