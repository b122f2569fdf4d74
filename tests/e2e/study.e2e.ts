import { type Download, expect, type Request, test } from "@playwright/test";
import { axeFinds } from "../support/axe.ts";
import { openPage, settle } from "../support/open-page.ts";

const THREE = "symbol=9988.HK&dates=2025-03-06+02:55+QwQ,2025-02-25+plan,2025-09-01";

/** A text as a regular expression finds it. */
const literal = (text: string) => text.replaceAll(/[.+?]/g, "\\$&");

/** 300 days from 2024-01-01 of a share beside its index, each with a wave of its own. */
function ownPrices(): string {
  const lines = Array.from({ length: 300 }, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${(50 + Math.sin(day * 1.7) + day / 90).toFixed(4)},${(1000 + 9 * Math.sin(day)).toFixed(4)}`;
  });
  return ["date,AAA,INDEX", ...lines].join("\n");
}

/** What a browser was handed as a file. */
async function textOf(download: Download): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}

test.describe("a study of one's own dates", () => {
  test("is typed, measured, exported and restored by its link", async ({ page, request }) => {
    await openPage(page, "/study");
    await page.getByLabel("Share, index or fund").fill("alibaba");
    const dates = page.getByLabel("Dates, one a line");
    await dates.fill("2025-03-06 02:55 QwQ-32B");
    await page.getByLabel("Add a day").fill("2025-02-25");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(dates).toHaveValue("2025-03-06 02:55 QwQ-32B\n2025-02-25\n");
    await page.getByRole("button", { name: "Study", exact: true }).click();

    await expect(page).toHaveURL(/\/study\?symbol=9988\.HK&dates=2025-03-06\+02:55\+QwQ-32B,2025-02-25$/);
    await expect(page.getByTestId("lead")).toContainText("Alibaba (9988.HK): on average abnormal");
    const rows = page.getByTestId("study-table").getByRole("row");
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText("+8.39%");
    await expect(rows.nth(2)).toContainText("−3.76%");
    await expect(page.getByTestId("advice")).toContainText("Which test should I use here?");
    const section = page.getByTestId("date-2025-03-06.1");
    await expect(section).toContainText("before the open: day 0 is 2025-03-06.");
    await expect(section).toContainText(/Stored with the same day 0: .*QwQ-32B/);
    await expect(section.locator(".path-band")).toBeVisible();
    await expect(page.getByTestId("date-2025-02-25.2")).toContainText("No time is given.");
    await expect(page.getByTestId("study-family")).toContainText("Of the 2 abnormal returns of this table");
    await section.getByTestId("fit-details").locator("summary").click();
    await expect(section.getByRole("row", { name: /Chow/ })).toBeVisible();

    await page.locator("summary").filter({ hasText: "Export" }).click();
    const json = await page.getByRole("link", { name: "All of it (JSON)" }).getAttribute("href");
    const answer = await request.get(json ?? "");
    expect(answer.headers()["content-disposition"]).toBe('attachment; filename="study-9988.HK.json"');
    expect(Object.keys(await answer.json())).toEqual(
      expect.arrayContaining(["meta", "events", "aggregate", "settings"]),
    );
    const csv = await page.getByRole("link", { name: "Dates (CSV)" }).getAttribute("href");
    expect((await (await request.get(csv ?? "")).text()).trim().split("\r\n")).toHaveLength(3);

    await openPage(page, page.url());
    await expect(rows).toHaveCount(3);
    await page.getByRole("link", { name: "Study alone: 2025-02-25" }).click();
    await expect(page.getByTestId("lead")).toContainText("Alibaba (9988.HK) −3.76% on 25 Feb 2025");
  });

  test("leads from a row to the plots of its fit among the other dates, to another date's, and back", async ({
    page,
    request,
  }) => {
    await openPage(page, `/study?${THREE}&exclude=company`);
    await page.getByTestId("study-table").getByRole("button", { name: "Plots of the fit: plan" }).click();
    const here = (date: string) =>
      new RegExp(`/study/fit\\?${literal(`${THREE}&exclude=company&date=${date}`)}$`);
    await expect(page).toHaveURL(here("2025-02-25"));
    await expect(page).toHaveTitle(/^Fit 9988\.HK 2025-02-25 · /);
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "The fit behind 2025-02-25 plan: 9988.HK",
    );
    await expect(page.getByTestId("fit-tests").getByRole("row")).toHaveCount(9);
    await expect(page.locator("figure").getByRole("img")).toHaveCount(4);
    expect(await axeFinds(page)).toEqual([]);
    const file = await page.getByRole("link", { name: "Plotted figures (CSV)" }).getAttribute("href");
    const rows = (await (await request.get(file ?? "")).text()).trimEnd().split("\r\n");
    const sessions = /\((\d+) sessions\)/.exec((await page.locator("main").textContent()) ?? "")?.[1];
    expect(rows).toHaveLength(1 + Number(sessions));
    expect(rows[1]).toContain("2025-02-25 plan,9988.HK,2024-");

    await page.locator("select[name=date]").selectOption("2025-09-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(here("2025-09-01"));
    await page.getByRole("link", { name: "Back to the study" }).click();
    await expect(page).toHaveURL(
      new RegExp(`/study\\?${literal(`${THREE}&exclude=company`)}#date-2025-09-01\\.3$`),
    );
    const section = page.getByTestId("date-2025-02-25.2");
    await section.getByRole("button", { name: "Plots of the fit: plan" }).click();
    await expect(page).toHaveURL(here("2025-02-25"));
  });

  test("says which date is none of the study's, and why a fit can't be made, with the way on; without a script too", async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`/study/fit?${THREE}&date=2025-02-26`);
    await expect(page.getByTestId("no-fit")).toContainText("“2025-02-26” is none of this study’s dates.");
    await page.locator("select[name=date]").selectOption({ label: "2025-02-25 plan" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.locator("figure").getByRole("img")).toHaveCount(4);

    await page.goto("/study/fit?symbol=9988.HK&dates=2025-03-06&estimation=-20..-11");
    await expect(page.getByTestId("no-fit")).toContainText(/^Nothing could be fitted: /);
    await page.getByRole("link", { name: /choose it in the study/ }).click();
    await expect(page).toHaveURL(/\/study\?symbol=9988\.HK&dates=2025-03-06&estimation=-20\.\.-11#date-/);

    await page.goto("/study/fit?symbol=nothing&dates=03/04/2025");
    await expect(page.getByTestId("no-fit")).toContainText("There is no fit to show");
    await page.getByRole("link", { name: "Back to the study" }).click();
    await expect(page.getByText("Nothing stored is called “nothing”.")).toBeVisible();
    await expect(page.locator("#study-dates")).toHaveValue("03/04/2025");
    await context.close();
  });

  test("of 200 dates has them in one form, not in each row's way to its fit", async ({ request }) => {
    const days = Array.from({ length: 200 }, (_, at) =>
      new Date(Date.UTC(2025, 0, 2) + at * 86_400_000).toISOString().slice(0, 10),
    );
    const text = await (await request.get(`/study?symbol=9988.HK&dates=${days.join(",")}`)).text();
    const html = text.replaceAll(/<script\b.*?<\/script>/gs, "");
    expect(html.match(/form="fit-of-date"/g)?.length).toBeGreaterThan(200);
    // In the field that they were typed in, the link to cite, the downloads and that form; never by row.
    expect(html.split(days.slice(0, 3).join(",")).length).toBeLessThan(20);
  });

  test("loses nothing of what can't be read, says the line and what to do, and studies the rest", async ({
    page,
  }) => {
    await openPage(page, "/study");
    await page.getByLabel("Share, index or fund").fill("Alibaba");
    const dates = page.getByLabel("Dates, one a line");
    const typed = "2025-03-06\n03/04/2025 call\n2025-03-07 10:30 EST";
    await dates.fill(typed);
    await page.getByRole("button", { name: "Study", exact: true }).click();
    await expect(page.locator("#study-dates-problems")).toContainText(
      "Line 2: in “03/04/2025” either number could be the month.",
    );
    await expect(page.locator("#study-dates-problems")).toContainText("Line 3: “EST” is no zone");
    await expect(dates).toHaveValue(typed);
    await expect(dates).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByTestId("date-2025-03-06.1")).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByLabel("Share, index or fund").fill("988");
    await page.getByRole("button", { name: "Study", exact: true }).click();
    await expect(page.getByText("Nothing stored is called just “988”. Is it one of these?")).toBeVisible();
    await page.getByRole("link", { name: /9988\.HK/ }).click();
    await expect(page.getByTestId("lead")).toContainText("9988.HK");
  });

  test("works without a script, by the form alone", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/zh/study");
    await page.locator("#study-symbol").fill("阿里巴巴");
    await page.locator("#study-dates").fill("2025年3月6日");
    await page.locator("input[type=date]").fill("2025-09-01");
    await page.getByRole("button", { name: "研究", exact: true }).click();
    await expect(page).toHaveURL(/\/zh\/study\?symbol=9988\.HK&dates=2025-03-06,2025-09-01$/);
    await expect(page.getByTestId("study-table").getByRole("row")).toHaveCount(3);
    await context.close();
  });

  test("of a file of one's own is made in the browser: nothing is sent, and the figures are the endpoint's", async ({
    page,
    request,
  }) => {
    const query = "symbol=9988.HK&dates=2025-03-06,2025-02-25,2025-09-01";
    const asked = async (more: string) => (await request.get(`/api/v1/study?${query}${more}`)).text();
    const prices = await asked("&format=csv&table=prices");
    const market = prices.split("\r\n")[0]?.split(",")[2] ?? "";
    const endpoint = JSON.parse(await asked(`&benchmark=${encodeURIComponent(market)}`));

    await openPage(page, "/study");
    await page.getByRole("button", { name: "Use a file of mine" }).click();
    const own = page.getByTestId("own-file");
    await own.getByLabel("File (CSV").setInputFiles({
      name: "mine.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(prices),
    });
    await expect(own.getByRole("status")).toContainText("mine.csv:");
    const sent: string[] = [];
    // The header's links are fetched ahead whenever the browser is idle, and say nothing of the file.
    const isFetchedAhead = (one: Request) =>
      one.headers()["next-router-prefetch"] !== undefined &&
      [...new URL(one.url()).searchParams.keys()].join() === "_rsc";
    page.on("request", (one) => {
      if (!isFetchedAhead(one)) sent.push(one.url());
    });
    await own.locator("select[name=security]").selectOption("9988.HK");
    await own.locator("select[name=market]").selectOption(market);
    await own.getByLabel("Dates, one a line").fill("2025-03-06\n2025-02-25\n2025-09-01\n03/04/2025");
    await own.getByRole("button", { name: "Study", exact: true }).click();

    const results = page.getByTestId("own-file-results");
    await expect(results).toContainText("Measured: 3 of 3");
    await expect(own).toContainText("Line 4: in “03/04/2025” either number could be the month");
    await expect(results.getByTestId("own-2025-03-06").locator(".path-band")).toBeVisible();
    await expect(results.getByTestId("study-family")).toContainText(
      "Of the 3 abnormal returns of this table",
    );
    const fit = results.getByTestId("own-2025-03-06").getByTestId("fit-details");
    await fit.locator("summary").click();
    await expect(fit.getByRole("row", { name: /Jarque/ })).toBeVisible();
    const opener = results.getByTestId("study-table").getByRole("button", {
      name: "Plots of the fit: 2025-02-25",
    });
    await opener.click();
    const plots = results.getByTestId("own-fit");
    await expect(plots.getByRole("heading", { level: 3 })).toBeFocused();
    await expect(plots.locator("figure").getByRole("img")).toHaveCount(4);
    const drawn = page.waitForEvent("download");
    await plots.getByRole("button", { name: "Plotted figures (CSV)" }).click();
    const lines = (await textOf(await drawn)).trimEnd().split("\r\n");
    const stored = (await (await request.get(`/api/v1/fit?${query}&date=2025-02-25`)).text())
      .trimEnd()
      .split("\r\n");
    expect(lines.map((line) => line.split(",").slice(0, 4))).toEqual(
      stored.map((line) => line.split(",").slice(0, 4)),
    );
    expect(await axeFinds(page)).toEqual([]);
    await plots.getByRole("button", { name: "Close" }).click();
    await expect(plots).toHaveCount(0);
    await expect(opener).toBeFocused();
    await expect(page).toHaveURL(/\/study$/);
    const download = page.waitForEvent("download");
    await results.getByRole("button", { name: "All of it (JSON)" }).click();
    const made = JSON.parse(await textOf(await download));
    expect(made.events).toEqual(endpoint.events);
    expect(made.aggregate.byDay).toEqual(endpoint.aggregate.byDay);
    expect(
      sent.filter((address) => !address.startsWith("blob:") && !address.includes("/_next/static/")),
    ).toEqual([]);
    expect(await axeFinds(page)).toEqual([]);
  });

  test("of a file of one's own is restored by its link but for the prices: nothing of it is sent", async ({
    page,
  }) => {
    const sent: string[] = [];
    page.on("request", (one) => sent.push(`${one.url()} ${one.postData() ?? ""}`));
    const mine = (last: string) => ({
      ...{ name: "mine.csv", mimeType: "text/csv" },
      buffer: Buffer.from(`${ownPrices()}\n${last}`),
    });
    await openPage(page, "/study");
    await page.getByRole("button", { name: "Use a file of mine" }).click();
    const own = page.getByTestId("own-file");
    await own.getByLabel("File (CSV").setInputFiles(mine("2024-12-30,50,1000"));
    await own.locator("select[name=model]").selectOption("huber");
    await own.locator("select[name=bound]").selectOption("2");
    await own.getByLabel("Dates, one a line").fill("2024-08-20 secretlabel\n2024-06-03");
    await own.getByRole("button", { name: "Study", exact: true }).click();
    const rows = own.getByTestId("study-table").getByRole("row");
    await expect(rows).toHaveCount(3);
    const figures = await rows.allTextContents();
    await expect(own.getByTestId("own-together").getByText("too few events").first()).toBeVisible();
    const power = own.getByTestId("own-2024-06-03").getByTestId("power-AAA");
    await power.locator("summary").click();
    await expect(power.getByRole("img")).toBeVisible();
    // What is copied is seen by a clipboard of the page's own, whatever the browser allows.
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: async (text: string) => document.body.setAttribute("data-copied", text) },
      });
    });
    await own.getByRole("button", { name: "Copy link" }).click();
    await expect(own.getByTestId("own-copy").getByRole("status")).toHaveText("Copied.");
    const link = (await page.locator("body").getAttribute("data-copied")) ?? "";
    expect(new URL(link).search).toBe("");
    expect(new URL(link).hash).toMatch(/^#own=mine\.csv&digest=[0-9a-f]{12}&symbol=AAA&benchmark=INDEX&/);

    await page.goto("about:blank");
    await openPage(page, `${link}&window=odd`);
    const notes = own.getByTestId("own-link");
    await expect(notes).toContainText(/Choose again: mine\.csv \(SHA-256 [0-9a-f]{12}…\)\./);
    await expect(notes).toContainText("left as they are without one: window.");
    await expect(own.getByLabel("Dates, one a line")).toHaveValue("2024-08-20 secretlabel\n2024-06-03");
    expect(await axeFinds(page)).toEqual([]);
    await own.getByLabel("File (CSV").setInputFiles(mine("2024-12-30,51,1000"));
    await expect(notes).toContainText("mine.csv is not the link’s file");
    await own.getByLabel("File (CSV").setInputFiles(mine("2024-12-30,50,1000"));
    await expect(notes).toContainText("mine.csv is the link’s file");
    await expect(own.locator("select[name=model]")).toHaveValue("huber");
    await expect(own.locator("select[name=bound]")).toHaveValue("2");
    await own.getByRole("button", { name: "Study", exact: true }).click();
    await expect(rows).toHaveText(figures);
    expect(sent.filter((one) => /own=|secretlabel|2024-08-20|mine\.csv/.test(one))).toEqual([]);
  });

  test("of a file with a bad cell says which, and keeps what was typed", async ({ page }) => {
    await openPage(page, "/study");
    await page.getByRole("button", { name: "Use a file of mine" }).click();
    const own = page.getByTestId("own-file");
    await own.getByLabel("Dates, one a line").fill("2025-03-06");
    await own.getByText("Or paste the table here").click();
    const pasted = own.getByRole("textbox", { name: "Or paste the table here" });
    await pasted.fill("date,AAA,INDEX\n2025-03-05,10,100\n2025-03-06,ten,101");
    await pasted.blur();
    await expect(own.getByRole("alert")).toContainText('pasted table:3: column "AAA": "ten" is not a number');
    await expect(own.getByLabel("Dates, one a line")).toHaveValue("2025-03-06");
    await expect(own.getByRole("button", { name: "Study", exact: true })).toBeDisabled();
  });

  for (const [name, path, options] of [
    ["in English", `/study?${THREE}`, {}],
    [
      "in Arabic, dark, on a phone",
      `/ar/study?${THREE}`,
      { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ],
    [
      "the fit behind a date, in Arabic, dark, on a phone",
      `/ar/study/fit?${THREE}&date=2025-02-25`,
      { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    ],
    ["empty, in Chinese, on a tablet", "/zh/study", { viewport: { width: 768, height: 900 } }],
    ["with nothing that fits", "/study?symbol=nothing&dates=", {}],
  ] as const) {
    test(`${name} fits the window, and axe finds nothing`, async ({ browser }) => {
      const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
      const page = await context.newPage();
      await openPage(page, path);
      await settle(page);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBeLessThanOrEqual(0);
      expect(await axeFinds(page)).toEqual([]);
      await context.close();
    });
  }
});
