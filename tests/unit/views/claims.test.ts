import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { LOCALES, type Locale } from "../../../lib/i18n/routing.ts";
import { claimReportView, claimsOfDay, claimView } from "../../../lib/views/claims/claim.ts";
import type { ShownNote } from "../../../lib/views/claims/claim-row.ts";
import { claimsView } from "../../../lib/views/claims/claims.ts";
import { collect } from "../../support/collect.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 300_000); // all that ships is put into a database once for all tests
afterAll(() => world.dispose());

const rowsOf = async (query: string) => {
  const { rows, problems } = await claimsView(new URLSearchParams(query), "en", world.store);
  expect(problems).toEqual([]);
  return rows;
};

describe("the ledger of claims", () => {
  it("lists all 70 with how they compare: the counts of the five kinds add up", async () => {
    const { total, score, reports, exportQuery } = await claimsView({}, "en", world.store);
    expect(total).toBe(70);
    expect(Object.values(score).reduce((sum, count) => sum + count, 0)).toBe(70);
    expect(reports).toHaveLength(30);
    expect(reports.reduce((sum, { claims }) => sum + claims, 0)).toBe(70);
    expect(exportQuery).toBe("");
  });

  it("is narrowed by company, report, verdict, announcement and days", async () => {
    expect((await rowsOf("company=baidu")).every(({ subject }) => subject.symbol === "9888.HK")).toBe(true);
    expect(await rowsOf("report=cnn-2023-03-17")).toHaveLength(1);
    const off = await rowsOf("verdict=off&report=techgeekwire-2025-03");
    expect(off.map(({ slug }) => slug).sort()).toEqual([
      "techgeekwire-market-value",
      "techgeekwire-plan-in-dollars",
    ]);
    expect((await rowsOf("event=ernie-bot")).map(({ session }) => session)).toEqual([
      "2023-03-17",
      "2023-03-16",
      "2023-03-16",
    ]);
    expect((await rowsOf("from=2025-03-06&to=2025-03-06")).length).toBe(
      (await claimsOfDay("2025-03-06", [], "en", world.store)).claims.length,
    );
  });

  it("finds words of a paraphrase in any language, and says what it can't use", async () => {
    const { rows } = await claimsView({ search: "文心一言 反弹" }, "zh", world.store);
    expect(rows.map(({ slug, paraphrase }) => [slug, paraphrase])).toEqual([
      ["cnn-baidu-rebound", "文心一言发布次日，百度反弹 14.3%。"],
    ]);
    const asked = await claimsView({ report: "nobody", verdict: "true" }, "en", world.store);
    expect(asked.problems.map(({ message }) => message)).toEqual([
      'report: there is no report "nobody"',
      'verdict: "true" is not one of as-written, if-cut-off, on-another-basis, off, cannot-be-checked',
    ]);
  });
});

describe("a claim", () => {
  it("shows its arithmetic, its chart with the points marked, and the figures beside its cause", async () => {
    const claim = await claimView("arabic-report-alibaba", "ar", world.store);
    expect(claim?.formulas).toEqual([
      "140.8 (9988.HK close 2025-03-06) / 129.9 (9988.HK close 2025-03-05) - 1 = +8.391%",
    ]);
    expect(claim?.paraphrase).toContain("علي بابا");
    expect(claim?.chart?.points.map(({ at, value }) => [claim.chart?.sessions[at], value])).toEqual([
      ["2025-03-06", 140.8],
      ["2025-03-05", 129.9],
    ]);
    // 129.90 x 1.0835 and x 1.0845.
    expect(claim?.chart?.reported?.low).toBeCloseTo(140.747, 3);
    expect(claim?.chart?.reported?.high).toBeCloseTo(140.877, 3);
    expect(claim?.cause).toMatchObject({ event: "qwq-32b", dayZero: "2025-03-06", isDayZero: true });
    expect(claim?.cause?.leastDetectable).toBeGreaterThan(0);
    expect(claim?.verdict.unusual).toMatchObject({ sessions: 1000, asLarge: 26, oneIn: 38 });
  });

  it("has its note, as its report has, in the language of the reader", async () => {
    const notes = async (language: Locale) => {
      const claim = await claimView("arabic-report-market-value", language, world.store);
      return [claim?.note, claim?.report.note];
    };
    expect(await notes("zh")).toEqual([
      { text: "报道未写明日期；此处算至 2025 年 3 月 6 日收盘。", language: "zh" },
      { text: "本项目由这篇报道而起；其网址不详。", language: "zh" },
    ]);
    expect(await notes("ar")).toEqual([
      { text: "لا يذكر التقرير يوما بعينه؛ والحساب حتى إغلاق 6 مارس 2025.", language: "ar" },
      { text: "التقرير الذي انطلق منه هذا المشروع؛ وعنوانه غير معروف هنا.", language: "ar" },
    ]);
  });

  it.each(LOCALES)("that ships with a note has one in %s: 12 claims and 17 reports", async (language) => {
    const { rows } = await claimsView({}, language, world.store);
    const reports = new Map(rows.map(({ report }) => [report.slug, report.note]));
    const languages = (notes: readonly (ShownNote | null)[]) =>
      notes.flatMap((note) => (note === null ? [] : [note.language]));
    expect(languages(rows.map(({ note }) => note))).toEqual(Array(12).fill(language));
    expect(languages([...reports.values()])).toEqual(Array(17).fill(language));
  });

  it("that there is not is null, and so is a report", async () => {
    expect(await claimView("nothing", "en", world.store)).toBeNull();
    expect(await claimReportView("nothing", "en", world.store)).toBeNull();
  });

  it("of a report stands beside the others with their score", async () => {
    const report = await claimReportView("arabic-report-2025-03", "en", world.store);
    expect(report?.claims).toHaveLength(8);
    expect(report?.score).toEqual({
      "as written": 5,
      "if cut off": 0,
      "on another basis": 0,
      off: 1,
      "cannot be checked": 2,
    });
  });
});

describe("claims.csv", () => {
  it("begins with the columns of the contract and has a row for each claim asked for", async () => {
    const file = await exportFile(
      { dataset: "claims", format: "csv" },
      new URLSearchParams("report=cnn-2023-03-17"),
      world.store,
    );
    if (!file.ok) throw new Error("refused");
    const [header = "", row = "", ...rest] = (await collect(file.value.pieces)).join("").split("\r\n");
    expect(header).toMatch(/^claim,source,subject,measure,reported,measured,difference,verdict,unit,/);
    expect(row).toMatch(
      /,9888\.HK,close change 2023-03-17,14\.3%,0\.1366906474820144\d?,-0\.0063\d+,off,fraction,/,
    );
    expect(rest).toEqual([""]);
  });

  it("refuses a report that there is not", async () => {
    const query = new URLSearchParams("report=nobody");
    expect(await exportFile({ dataset: "claims", format: "json" }, query, world.store)).toMatchObject({
      ok: false,
      problem: [{ parameter: "report", code: "unknown" }],
    });
  });
});
