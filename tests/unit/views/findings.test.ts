import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { DEFAULT_FILTER, type Filter } from "../../../lib/filters.ts";
import { type Finding, type FindingKind, finding } from "../../../lib/market/finding.ts";
import { reactions } from "../../../lib/reactions/reaction.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../lib/reactions/selection.ts";
import { replaceFindings } from "../../../lib/store/runs/findings.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { storedFindings } from "../../../lib/views/data/stored-findings.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const FOUND_AT = new Date("2026-03-01T00:00:00Z");

let world: TemporaryStore;
beforeEach(async () => {
  world = await seededStore();
  await world.store.finding.deleteMany();
});
afterEach(() => world.dispose());

async function keep(found: readonly Finding[]): Promise<void> {
  const subjects = [...new Set(found.map(({ subject }) => subject))];
  await replaceFindings(world.store, { subjects }, found, null, FOUND_AT);
  await advanceRevision(world.store);
}

/** What stands beside the reaction of Alibaba in Hong Kong to QwQ-32B, whose day 0 is 2025-03-06. */
async function behind(found: readonly Finding[], said: Partial<Filter> = {}): Promise<string[]> {
  await keep(found);
  const reference = await loadReference(world.store, "en");
  const filter: Filter = { ...DEFAULT_FILTER, event: ["qwq-32b"], company: ["alibaba"], ...said };
  for (const reaction of reactions(await loadSelection(world.store, select(reference, filter)))) {
    if (reaction.symbol === "9988.HK") {
      return reaction.findings.map(({ kind, subject, session }) => `${kind} ${subject} ${session}`);
    }
  }
  throw new Error("There is no such reaction");
}

const on = (kind: FindingKind, subject: string, session: string, last = session): Finding =>
  finding(kind, subject, session, {}, last);

describe("beside a reaction with day 0 on 6 March 2025 and the window -1..1", () => {
  it("stands what touches 4 to 7 March, of any gravity, and nothing of the 3rd or the 10th", async () => {
    const found = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-07", "2025-03-10"].map((session) =>
      on("rejected", "9988.HK", session),
    );
    expect(await behind(found)).toEqual([
      "rejected 9988.HK 2025-03-04",
      "rejected 9988.HK 2025-03-05",
      "rejected 9988.HK 2025-03-07",
    ]);
  });

  it("stands what began before the window and reaches into it", async () => {
    expect(await behind([on("frozen close", "9988.HK", "2025-02-20", "2025-03-05")])).toHaveLength(1);
    expect(await behind([on("frozen close", "9988.HK", "2025-02-20", "2025-03-03")])).toEqual([]);
  });

  it("stands an error of its estimation window, but no warning of it", async () => {
    const found = [
      on("adjustment jump", "9988.HK", "2024-11-15"),
      on("missing session", "9988.HK", "2024-11-18"),
      on("adjustment jump", "9988.HK", "2024-02-01"),
    ];
    expect(await behind(found)).toEqual(["adjustment jump 9988.HK 2024-11-15"]);
  });

  it("stands what is about its benchmark or its exchange, and nothing about others", async () => {
    const found = [
      on("missing session", "HSTECH.HK", "2025-03-06"),
      on("market day missing", "XHKG", "2025-03-05"),
      on("missing session", "^HSI", "2025-03-06"),
      on("missing session", "002315.SZ", "2025-03-06"),
      on("market day missing", "XSHE", "2025-03-05"),
    ];
    const own = ["missing session HSTECH.HK 2025-03-06", "market day missing XHKG 2025-03-05"];
    expect(await behind(found)).toEqual(own);
    expect(await behind(found, { benchmark: "^HSI" })).toEqual(["missing session ^HSI 2025-03-06", own[1]]);
    expect(await behind(found, { model: "mean" })).toEqual([own[1]]);
  });

  it("stands a gap of the benchmark that it is measured with, and of no other", async () => {
    const gap = finding("benchmark gap", "9988.HK", "2025-03-06", { benchmark: "HSTECH.HK", count: 1 });
    expect(await behind([gap])).toHaveLength(1);
    expect(await behind([gap], { benchmark: "^HSI" })).toEqual([]);
  });

  it("stands nothing where no check found anything", async () => {
    expect(await behind([])).toEqual([]);
  });
});

describe("reactions.csv", () => {
  it("has the findings in a column of that name, joined by semicolons, and an empty cell where there are none", async () => {
    await keep([on("rejected", "9988.HK", "2025-03-05"), on("market day missing", "XHKG", "2025-03-05")]);
    const query = new URLSearchParams("event=qwq-32b&company=alibaba");
    const file = await exportFile({ dataset: "reactions", format: "csv" }, query, world.store);
    if (!file.ok) throw new Error("The export failed");
    let text = "";
    for await (const piece of file.value.pieces) text += piece;
    const [columns = [], ...rows] = text
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const findingsOf = (symbol: string) =>
      rows.find((row) => row.includes(symbol))?.[columns.indexOf("findings")];
    expect(findingsOf("9988.HK")).toBe("rejected 9988.HK 2025-03-05; market day missing XHKG 2025-03-05");
    expect(findingsOf("BABA")).toBe("");
  });
});

describe("the data page's findings", () => {
  it("come gravest first and then newest first, with the company of a listing and none of a market", async () => {
    await keep([
      on("adjusted close differs", "9988.HK", "2025-03-06"),
      on("rejected", "9988.HK", "2025-03-04"),
      on("rejected", "9988.HK", "2025-03-05"),
      on("market day missing", "XHKG", "2024-03-05"),
    ]);
    const { rows, total } = await storedFindings("", world.store);
    expect(total).toBe(4);
    expect(rows.map(({ severity, session, company }) => [severity, session, company])).toEqual([
      ["error", "2024-03-05", null],
      ["warning", "2025-03-05", "alibaba"],
      ["warning", "2025-03-04", "alibaba"],
      ["note", "2025-03-06", "alibaba"],
    ]);
    expect(rows[0]?.foundAt).toBe("2026-03-01T00:00:00.000Z");
  });

  it("are 30 a page: of 31, page 2 has one, and an address beyond it is page 2", async () => {
    const sessions = Array.from({ length: 31 }, (_none, at) =>
      new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10),
    );
    await keep(sessions.map((session) => on("rejected", "9988.HK", session)));
    expect((await storedFindings("2", world.store)).rows).toHaveLength(1);
    expect(await storedFindings("7", world.store)).toMatchObject({ page: 2, pages: 2, total: 31 });
    expect(await storedFindings("no page", world.store)).toMatchObject({ page: 1 });
  });
});
