import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

test.describe("an announcement's page", () => {
  test("QwQ-32B: what it was, day 0 on each exchange and why, each listing's figures, CAR and confounders", async ({
    page,
  }) => {
    await page.goto("/events/qwq-32b");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("QwQ-32B");
    await expect(page.getByTestId("lead")).toHaveText(
      "After QwQ-32B: Alibaba +8.4%, Focus Technology +10.0%, Client Service International +9.6%",
    );
    await expect(page.getByText("5 Mar 2025, 18:55 UTC · 6 Mar, 02:55 Hong Kong")).toBeVisible();
    await expect(page.getByRole("link", { name: "https://qwenlm.github.io/blog/qwq-32b/" })).toBeVisible();
    const hongKong = page.getByTestId("listing-9988.HK");
    await expect(hongKong).toContainText("before the open: day 0 is 2025-03-06.");
    await expect(hongKong).toContainText("129.90 → 140.80 HKD");
    await expect(hongKong).toContainText("+8.39%");
    await expect(hongKong).toContainText("Manus general AI agent launch");
    await expect(page.getByTestId("listing-BABA")).toContainText("during the session: day 0 is 2025-03-05.");
    await expect(page.getByTestId("listing-002315.SZ")).toContainText(
      "Closed at 49.02 CNY, the upper limit (10%)",
    );
    await expect(page.getByTestId("listing-300663.SZ")).toContainText(
      "Not at its 20% limit, which was 21.67 CNY.",
    );
    await expect(hongKong.locator(".path-band")).toHaveCount(1);
  });

  test("the CAR chart has its figures as a table from -10 to +10", async ({ page }) => {
    await page.goto("/events/qwq-32b");
    const hongKong = page.getByTestId("listing-9988.HK");
    await hongKong.getByText("The figures").click();
    await expect(hongKong.locator("details tbody tr")).toHaveCount(21);
    await expect(hongKong.locator("details tbody tr").first()).toContainText("−10");
  });

  test("opens on what the companies did that it names, and says where only its day is known", async ({
    page,
  }) => {
    await page.goto("/events/manus");
    const lead = page.getByTestId("lead");
    await expect(lead).toContainText("Focus Technology +10.0%, Client Service International +9.6%");
    await expect(lead).toContainText("Only the day of the announcement is known.");
    await page.goto("/events/deepseek-r1");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(lead).toHaveCount(0); // it names no company here: what others did that day is not its doing
  });

  test("one known only to the month says that it is not studied", async ({ page }) => {
    await page.goto("/events/kimi-k2-thinking");
    await expect(page.getByText("Known only to the month: on the timeline, not studied.")).toBeVisible();
  });

  test("Qwen2.5-Max on the eve of the Spring Festival: 3 February in Hong Kong, 5 February in Shenzhen", async ({
    page,
  }) => {
    await page.goto("/events/qwen2-5-max");
    await expect(page.getByTestId("listing-9988.HK")).toContainText("day 0 is 2025-02-03");
    await expect(page.getByTestId("listing-002315.SZ")).toContainText("day 0 is 2025-02-05");
    await expect(page.getByTestId("listing-002315.SZ")).toContainText(
      "The exchange was closed on 2025-01-28",
    );
  });
});

test("a company's page has its long chart and the announcements that name it by reaction, and all on request", async ({
  page,
}) => {
  await page.goto("/companies/alibaba");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alibaba");
  await expect(page.getByTestId("readout-9988.HK")).toBeVisible();
  // Two listings of a company have its colour: the second is broken where it is drawn and where it is named.
  await expect(page.getByTestId("readout-9988.HK").locator("line")).toHaveAttribute(
    "stroke-dasharray",
    "none",
  );
  await expect(page.getByTestId("readout-BABA").locator("line")).toHaveAttribute("stroke-dasharray", /^\d/);
  await expect(page.getByRole("heading", { name: "Announcements that name Alibaba" })).toBeVisible();
  await expect(page.getByText(/20 of 72 rows/)).toBeVisible();
  await page.getByRole("link", { name: "Show every announcement stored" }).click();
  await expect(page.getByText(/20 of 158 rows/)).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.locator("tbody tr[data-event]")).toHaveCount(158);
});

test("the lists lead to announcements and companies", async ({ page }) => {
  await page.goto("/events");
  await page.getByRole("link", { name: "QwQ-32B", exact: true }).click();
  await expect(page).toHaveURL(/\/events\/qwq-32b$/);
  await page.goto("/companies");
  await page.getByRole("link", { name: "Client Service International", exact: true }).click();
  await expect(page).toHaveURL(/\/companies\/client-service-international$/);
});

test("the data page names every series, its range, its flags and where it was read", async ({ page }) => {
  await page.goto("/data");
  const series = page.getByRole("region", { name: "Series", exact: true });
  const alibaba = series.locator("tr", { has: page.getByText("9988.HK", { exact: true }) });
  await expect(alibaba).toContainText("2024-01-02 – 2026-02-27");
  await expect(alibaba).toContainText("108 derived");
  await expect(alibaba).toContainText("5 indicative");
  await expect(series.locator("tr", { has: page.getByText("HSTECH.HK", { exact: true }) })).toContainText(
    "close only",
  );
});

test("the data page says what the checks found: the shipped quotes end before today", async ({ page }) => {
  await page.goto("/data");
  const found = page.getByRole("region", { name: "What the checks found" });
  const alibaba = found.locator("tr", { has: page.getByText("9988.HK", { exact: true }) });
  await expect(alibaba).toContainText("Nothing is stored after 2026-02-27.");
});

test("the page of unexplained moves begins with Alibaba's 1 September 2025, and its export has the same rows", async ({
  page,
}) => {
  await page.goto("/moves");
  const rows = page.locator("main tbody tr");
  await expect(rows.first()).toContainText("2025-09-01");
  await expect(rows.first()).toContainText("+18.50%");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export (moves.csv)" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(1 + (await rows.count()));
});

test.describe("bad input gets a clear answer and loses nothing", () => {
  test("an unknown slug, a backward range and a bad window are named, and the rest of the filter is kept", async ({
    page,
  }) => {
    await page.goto("/?company=alibaba,nokia&from=2025-06-01&to=2025-01-01&window=5..1&scale=price");
    const notice = page.getByRole("alert").filter({ hasText: "could not be used" });
    await expect(notice).toContainText("nokia");
    await expect(notice).toContainText("2025-01-01");
    await expect(notice).toContainText("5..1");
    await expect(page.getByTestId("readout-9988.HK")).toBeVisible();
    await expect(page.getByTestId("readout-002315.SZ")).toHaveCount(0);
    await expect(page.getByTestId("lead")).toContainText("Closes as traded");
  });

  test("a range without quotes is an empty state, not an error", async ({ page }) => {
    await page.goto("/?from=2030-01-01");
    await expect(page.getByText("Nothing stored matches this filter")).toBeVisible();
    const empty = page.getByTestId("empty-result");
    await expect(empty).toContainText("Nothing here matches this filter");
    await empty.getByRole("link", { name: /^All dates \(\d+\)$/ }).click();
    await expect(page.getByTestId("row-qwq-32b-9988.HK")).toBeVisible();
  });

  test("a window longer than the data gives reasons, not numbers", async ({ page }) => {
    await page.goto("/?event=qwen1-5&estimation=-250..-200");
    await expect(page.getByTestId("row-qwen1-5-9988.HK")).toContainText("Too few sessions");
  });

  test("an address that is no page says so, with 404", async ({ page }) => {
    for (const address of ["/nothing", "/events/nothing", "/companies/nothing", "/zh/nothing"]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
    }
    await page.goto("/events/nothing");
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  });

  test("the endpoints answer 400 with a problem document that names the parameter", async ({ request }) => {
    const answer = await request.get("/api/v1/reactions.csv?company=nokia&window=9..1");
    expect(answer.status()).toBe(400);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    const body = await answer.json();
    expect(body.parameters.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
      "company",
      "window",
    ]);
    expect((await request.get("/api/v1/nothing.csv")).status()).toBe(404);
  });
});

test("pages send a strict policy with a nonce or with hashes, and ask nothing of another origin", async ({
  page,
}) => {
  const foreign: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("http://127.0.0.1")) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  const answer = await openPage(page, "/");
  await page.waitForLoadState("networkidle"); // whatever it asks for, it has asked for
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' (?:'nonce-[^']+' 'strict-dynamic'|(?:'sha256-[^']+' ?)+);/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
});

test("a file that does not exist is no language of the board", async ({ request }) => {
  for (const path of ["/llms.txt", "/nothing.png"]) expect((await request.get(path)).status()).toBe(404);
});
