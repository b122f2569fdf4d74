import { type BrowserContext, expect, type Page } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { TOKEN, test } from "../support/own-server.ts";

test.use({ copyFor: "sessions" });

async function signIn(page: Page, name: string, token = TOKEN): Promise<void> {
  await page.goto("/admin/sessions");
  await page.locator("#name").fill(name);
  await page.locator("#token").fill(token);
  await page.locator("form:has(#token) button").click();
}

async function expectNoViolations(page: Page): Promise<void> {
  expect(await axeFinds(page)).toEqual([]);
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === "admin");
const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("a cookie replayed after signing out opens no page, no form and no export", async ({
  page,
  context,
}) => {
  await signIn(page, "Replay");
  await expect(rowOf(page, "Replay")).toContainText("This is you");
  const cookie = await sessionCookie(context);
  if (!cookie) throw new Error("no cookie was set");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/", secure: false });
  const headers = { cookie: `admin=${cookie.value}`, "sec-fetch-site": "same-origin" };
  const answer = () => page.request.get("/api/v1/admin/announcements", { headers });
  expect((await answer()).status()).toBe(200);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.locator("#token")).toBeVisible();
  expect(await sessionCookie(context)).toBeUndefined();

  expect((await answer()).status()).toBe(401);
  await context.addCookies([cookie]);
  await page.goto("/admin/log");
  await expect(page.locator("#token")).toBeVisible();
});

test("sessions are listed and ended from another browser, and everything stands in the log", async ({
  page,
  browser,
}) => {
  await signIn(page, "Ada", "not the token at all");
  await expect(page.getByRole("alert").filter({ hasText: "This is not the token." })).toBeVisible();
  await signIn(page, "Ada Sessions");
  const others = await Promise.all(
    ["Eve One", "Eve Two"].map(async (name) => {
      const context = await browser.newContext();
      const other = await context.newPage();
      await signIn(other, name);
      await expect(rowOf(other, name)).toContainText("This is you");
      return other;
    }),
  );
  await page.reload();
  await expectNoViolations(page);
  await expect(rowOf(page, "Eve One")).toContainText("Chrome, Linux");
  await page.getByRole("button", { name: "End the session of Eve One" }).click();
  await expect(page.getByRole("status")).toHaveText("Sessions ended: 1.");
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(rowOf(page, "Eve Two")).toHaveCount(0);
  await expect(rowOf(page, "Ada Sessions")).toContainText("This is you");
  for (const other of others) {
    await other.goto("/admin");
    await expect(other.locator("#token")).toBeVisible();
    await other.context().close();
  }

  await page.goto("/admin/log?part=access");
  await expectNoViolations(page);
  const log = page.locator("ol > li");
  for (const text of [
    /wrong tokens? within a minute from/,
    /Ada Sessions signed in/,
    /Eve One signed in/,
    /Ada Sessions ended the session of Eve One/,
    /Ada Sessions ended the session of Eve Two/,
  ]) {
    await expect(log.filter({ hasText: text }).first()).toBeVisible();
  }
  await page.getByRole("link", { name: "Changes", exact: true }).click();
  await expect(
    page.getByText("signed in", { exact: false }).filter({ has: page.locator("xpath=self::li") }),
  ).toHaveCount(0);
  for (const path of ["/zh/admin/sessions", "/ar/admin/sessions", "/ar/admin/log?part=access"]) {
    await page.goto(path);
    await expectNoViolations(page);
  }
});

test("after six wrong tokens the right one is taken", async ({ page, request }) => {
  const send = (token: string) =>
    request.get("/api/v1/admin/announcements", { headers: { authorization: `Bearer ${token}` } });
  const answers = [];
  for (let tried = 0; tried < 7; tried += 1) answers.push((await send("not the token at all")).status());
  expect(answers.at(-1)).toBe(429);
  expect((await send(TOKEN)).status()).toBe(200);
  await signIn(page, "Late");
  await expect(rowOf(page, "Late")).toContainText("This is you");
});
