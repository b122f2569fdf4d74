import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { type BuiltServer, copySeeded, startBuiltServer } from "../support/built-server.ts";
import { openPage } from "../support/open-page.ts";

const READ_PAGES = [
  ...["/", "/reactions", "/compare", "/companies/alibaba", "/events/qwq-32b"],
  ...["/events", "/moves", "/data", "/study"],
  ...["/stories", "/stories/2025-03-06", "/claims", "/claims/arabic-report-2025-03"],
];

for (const address of READ_PAGES) {
  test(`${address} stands in the document itself where it is read at once, its title in the head`, async ({
    request,
  }) => {
    // On a busy machine a first reading may take so long that the page's shape is sent before it.
    await expect(async () => {
      const html = await (await request.get(address)).text();
      expect(html.indexOf("<title>")).toBeLessThan(html.indexOf("</head>"));
      expect(html.indexOf("<h1")).toBeGreaterThan(html.indexOf("<main"));
      expect(html.indexOf("<h1")).toBeLessThan(html.indexOf("</main>"));
      expect(html).not.toContain('<div hidden id="S:');
      expect(html).not.toContain('data-testid="skeleton"');
    }).toPass();
  });
}

test("a filter that is being answered keeps what is shown, without a skeleton", async ({ page }) => {
  await openPage(page, "/");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*_rsc=*", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "1Y", exact: true }).click();
  await expect(page.getByRole("search").first()).toHaveAttribute("aria-busy", "true");
  await expect(page.getByTestId("lead")).toBeVisible();
  await expect(page.getByTestId("skeleton")).toHaveCount(0);
  release();
  await expect(page).toHaveURL(/from=/);
});

test("quotes that end before their exchange's last session are said to, quietly, in each language", async ({
  page,
}) => {
  await page.goto("/data");
  const reach = (await page.getByTestId("freshness").textContent()) ?? "";
  const [, session = "none"] = /(\d{4}-\d\d-\d\d) \(Hong Kong/.exec(reach) ?? [];
  for (const address of ["/", "/companies/alibaba", "/events/qwq-32b"]) {
    await page.goto(address);
    await expect(page.getByTestId("stale")).toContainText(`Quotes as of ${session} (Hong Kong)`);
  }
  await page.goto("/zh");
  await expect(page.getByTestId("stale")).toContainText(`行情截至 ${session}（港交所）`);
  await page.goto("/ar");
  await expect(page.getByTestId("stale")).toContainText(session);
});

test.describe("with another database", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-states-"));
  const file = path.join(folder, "states.db");
  let server: BuiltServer;

  /** The built server over a copy of the tests' database in which something was changed. */
  async function serve(change: (database: Database.Database) => void): Promise<void> {
    await copySeeded(file);
    changed(change);
    server = await startBuiltServer(`file:${file}`);
  }

  function changed(change: (database: Database.Database) => void): void {
    const database = new Database(file);
    database.pragma("foreign_keys = OFF");
    change(database);
    database.exec("UPDATE StoreState SET revision = revision + 1");
    database.close();
  }

  test.afterEach(async () => {
    await server.stop();
    rmSync(file, { force: true });
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("with nothing stored every page says so, none breaks, and no introduction is offered", async ({
    page,
  }) => {
    await serve((database) => {
      for (const name of tablesOf(database)) database.exec(`DELETE FROM "${name}"`);
    });
    const said = {
      "/": "Nothing stored matches this filter",
      "/events": "No announcement is stored yet.",
      "/companies": "No company is stored yet.",
      "/moves": "No such day in this filter",
      "/data": "No quotes are stored yet.",
      "/reactions": "0 pairs of announcement and listing",
    };
    for (const [address, text] of Object.entries(said)) {
      const answer = await page.goto(server.origin + address);
      expect(answer?.status(), address).toBe(200);
      await expect(page.getByText(text).first(), address).toBeVisible();
      await expect(page.getByRole("link", { name: "Introduction" })).toHaveCount(0);
    }
  });

  test("what nobody expected ends in one notice with its reference, and trying again brings the page", async ({
    page,
  }) => {
    const zone = (name: string) => (database: Database.Database) =>
      database.prepare("UPDATE Announcement SET zone = ? WHERE slug = 'qwq-32b'").run(name);
    await serve(zone("Mars/Phobos"));
    await page.goto(`${server.origin}/events/qwq-32b`);
    const notice = page.getByRole("alert").filter({ hasText: "Something went wrong on our side" });
    await expect(notice).toBeVisible();
    await expect(notice.locator("code")).toHaveText(/^\d+/);
    changed(zone("Asia/Shanghai"));
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("QwQ-32B");
  });
});

/** The product's own tables but the one that counts revisions. */
const tablesOf = (database: Database.Database): string[] =>
  database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => name)
    .filter((name) => !/^(sqlite_|_prisma|StoreState)/.test(name));
