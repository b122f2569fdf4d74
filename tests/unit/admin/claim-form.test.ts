import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ClaimCode,
  claimFields,
  parseClaim,
  readStatement,
} from "../../../lib/admin/claims/claim-form.ts";
import { MEASURE_KINDS, measureFields, readMeasureFields } from "../../../lib/admin/claims/measure-fields.ts";
import { isSentence, proposedFields, sentencesIn } from "../../../lib/admin/claims/proposed-fields.ts";
import { type ReportCode, reportForm } from "../../../lib/admin/claims/report-form.ts";
import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { SUBJECTS } from "../../../lib/admin/subjects.ts";
import type { Measure } from "../../../lib/claims/measure.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
import { companyRow, instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

const DAY = "2025-03-06";

/** A claim's form as a person fills it. */
const typed = (said: FormValues = {}): FormValues => ({
  ...measureFields({ kind: "day change", on: DAY, at: "close" }),
  reported: "8.4%",
  subjectKind: "instrument",
  about: "9988.HK",
  paraphraseEn: "Alibaba rose 8.4%.",
  paraphraseZh: "阿里巴巴上涨 8.4%。",
  paraphraseAr: "ارتفع سهم علي بابا 8.4%.",
  report: "a-report",
  announcement: "",
  slug: "a-claim",
  note: "",
  noteZh: "",
  noteAr: "",
  ...said,
});
const wrong = (said: FormValues) => {
  const parsed = parseClaim(typed(said));
  return parsed.ok ? [] : parsed.problem.map(({ field, code }) => `${field}: ${code}`);
};

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore({
    companies: [companyRow("alibaba")],
    instruments: [instrumentRow("9988.HK", { company: "alibaba" })],
  });
  await world.store.claimReport.create({ data: { slug: "a-report", publisher: "A paper" } });
});
afterAll(() => world.dispose());

const reading = {
  isNew: true,
  unchecked: false,
  now: new Date("2026-11-24T12:00:00Z"),
  yahoo: () => {
    throw new Error("not asked");
  },
};

/** One of each kind. */
const MEASURES: readonly Measure[] = [
  { kind: "day change", on: DAY, at: "time", time: "10:07" },
  { kind: "change", start: { counted: "year" }, to: DAY, at: "close" },
  { kind: "change", start: { counted: "since", from: "2025-01-20" }, to: DAY, at: "high" },
  { kind: "price", on: DAY, at: "time" },
  { kind: "market value", on: DAY, at: "close", currency: "USD" },
  {
    kind: "market value change",
    start: { counted: "range", from: "2025-01-20" },
    to: DAY,
    at: "close",
    currency: "HKD",
  },
  { kind: "limit", on: DAY, side: "down" },
  { kind: "new extreme", on: DAY, side: "high", at: "close" },
  { kind: "largest move", on: DAY, side: "down", at: "close" },
  { kind: "volume multiple", on: DAY, sessions: 20 },
  { kind: "conversion", on: DAY, amount: 380_000_000_000, from: "CNY", to: "USD" },
  { kind: "ratio", part: 32, whole: 671 },
  { kind: "rank", on: DAY, among: ["9988.HK", "0700.HK"], order: "loss" },
  { kind: "streak", on: DAY, side: "up" },
  { kind: "no market figure" },
];

describe("the fields of a measure", () => {
  it("hold every kind of the closed list, and give it back unchanged", () => {
    expect(new Set(MEASURES.map(({ kind }) => kind))).toEqual(new Set(MEASURE_KINDS));
    for (const measure of MEASURES) {
      expect(readMeasureFields(measureFields(measure))).toEqual({ ok: true, value: measure });
    }
  });

  it("that another kind asks for are not looked at; thousands may be parted, codes may be small letters", () => {
    const fields = { ...measureFields(MEASURES[10] ?? null), at: "nonsense", since: "x", among: "" };
    const loose = { ...fields, amount: "380,000,000,000", currency: " usd ", amountCurrency: "cny" };
    expect(readMeasureFields(loose)).toEqual({ ok: true, value: MEASURES[10] });
  });

  it.each([
    ["a kind that is none", { measure: "" }, ["measure: bad choice"]],
    ["the 30th of February", { on: "2025-02-30" }, ["on: bad date"]],
    ["no price", { at: "" }, ["at: bad point"]],
    [
      "a moment of a change over sessions",
      { measure: "change", counted: "year", at: "time" },
      ["at: bad point"],
    ],
    ["10 past 25", { at: "time", clock: "25:10" }, ["clock: bad time"]],
    ["no start", { measure: "change" }, ["counted: bad choice"]],
    ["a start without a day", { measure: "change", counted: "since" }, ["since: bad date"]],
    [
      "a start on the day itself",
      { measure: "change", counted: "since", since: DAY },
      ["since: after the day"],
    ],
    ["no side", { measure: "limit" }, ["side: bad choice"]],
    ["a rank without side and peers", { measure: "rank" }, ["among: bad symbols", "side: bad choice"]],
    ["41 peers", { measure: "rank", side: "up", among: "A ".repeat(41) }, ["among: bad symbols"]],
    ["dollars", { measure: "market value", currency: "dollars" }, ["currency: bad currency"]],
    ["251 sessions", { measure: "volume multiple", sessions: "251" }, ["sessions: bad sessions"]],
    [
      "an amount of 0 in no currency",
      { measure: "conversion", amount: "0", currency: "USD" },
      ["amount: bad number", "amountCurrency: bad currency"],
    ],
    ["a part of nothing", { measure: "ratio", part: "5", whole: "" }, ["whole: bad number"]],
  ])("%s is refused", (_what, said, says) => {
    expect(wrong(said)).toEqual(says);
  });
});

describe("a claim as typed", () => {
  it("is one, with its slug from the English paraphrase where none is typed", () => {
    expect(parseClaim(typed({ slug: "" }))).toMatchObject({ ok: true, value: { slug: "alibaba-rose-8-4" } });
  });

  it.each<[string, FormValues, string[]]>([
    ["a paraphrase of 201 characters", { paraphraseEn: "x".repeat(201) }, ["paraphraseEn: long paraphrase"]],
    ["no paraphrase in Arabic", { paraphraseAr: " " }, ["paraphraseAr: empty"]],
    ["a paraphrase that turns the text round", { paraphraseZh: "8\u202e4" }, ["paraphraseZh: bad text"]],
    ["no figure", { reported: "" }, ["reported: empty"]],
    ["a figure of 61 characters", { reported: "8".repeat(61) }, ["reported: long figure"]],
    ["nothing that it is about", { subjectKind: "", about: "" }, ["subjectKind: bad choice", "about: empty"]],
    ["a name of 81 letters", { about: "x".repeat(81) }, ["about: too long"]],
    ["no report", { report: "" }, ["report: empty"]],
    ["the slug of the page for a new one", { slug: "new" }, ["slug: bad slug"]],
    ["a slug with a space", { slug: "a claim" }, ["slug: bad slug"]],
    ["a note with ESC", { note: "\u001b[0m" }, ["note: bad note"]],
    ["a note of 501 letters", { note: "x".repeat(501) }, ["note: too long"]],
    ["an Arabic note of 501 letters", { noteAr: "x".repeat(501) }, ["noteAr: too long"]],
    ["a Chinese note with ESC", { noteZh: "\u001b[0m" }, ["noteZh: bad note"]],
  ])("%s is refused", (_what, said, says) => {
    expect(wrong(said)).toEqual(says);
  });

  it("a paraphrase of 200 characters is taken", () => {
    expect(wrong({ paraphraseEn: "x".repeat(200) })).toEqual([]);
  });

  it("of which a verdict asks the figure, the subject and the measure alone", () => {
    expect(readStatement(typed({ paraphraseEn: "", report: "" }))).toMatchObject({
      ok: true,
      value: { reported: "8.4%", subject: "9988.HK", measure: { kind: "day change" } },
    });
  });
});

describe("a typed sentence", () => {
  it("is known again in a paraphrase, whatever its case, spaces and last mark", () => {
    expect(isSentence("Alibaba rose  8.4% ", "alibaba rose 8.4%.")).toBe(true);
    expect(isSentence("Alibaba gained 8.4%", "Alibaba rose 8.4%.")).toBe(false);
    expect(sentencesIn(typed(), "Alibaba rose 8.4%")).toEqual(["paraphraseEn"]);
    expect(sentencesIn(typed({ paraphraseEn: "" }), " ")).toEqual([]);
  });

  it("fills in what all of its readings have alike, and leaves the rest of the form", () => {
    const measure = { kind: "day change", on: DAY, at: "close" } as const;
    const one = proposedFields({ readings: [{ reported: "8.4%", measure }], symbol: "9988.HK" });
    expect(one.values).toMatchObject({
      reported: "8.4%",
      measure: "day change",
      on: DAY,
      about: "9988.HK",
    });
    expect(one.proposed.toSorted()).toEqual(["about", "at", "measure", "on", "reported", "subjectKind"]);
    expect(Object.keys(one.values)).not.toContain("paraphraseEn");
    const two = proposedFields({
      readings: [
        { reported: "8.4%", measure },
        { reported: "5.4%", measure: { ...measure, on: "2025-03-07" } },
      ],
      symbol: null,
    });
    expect(two.values).toMatchObject({
      reported: "",
      measure: "day change",
      on: "",
      about: "",
      subjectKind: "",
    });
    expect(two.proposed.toSorted()).toEqual(["at", "measure"]);
  });
});

describe("a report as typed", () => {
  const read = (said: FormValues) =>
    reportForm.read(
      world.store,
      { publisher: "A Paper", published: "", url: "", slug: "", note: "", noteZh: "", noteAr: "", ...said },
      reading,
    );

  it("is called by its publisher and its date", async () => {
    expect(await read({ published: "2025-03" })).toMatchObject({
      ok: true,
      value: { key: "a-paper-2025-03" },
    });
  });

  it.each<[string, FormValues, string, ReportCode]>([
    ["no publisher", { publisher: "", slug: "a" }, "publisher", "empty"],
    ["a publisher of 121 letters", { publisher: "x".repeat(121), slug: "a" }, "publisher", "too long"],
    ["an address of a program", { url: "javascript:alert(1)" }, "url", "bad address"],
    ["a date in words", { published: "March" }, "published", "bad date"],
    ["the slug of the page for a new one", { slug: "new" }, "slug", "bad slug"],
    ["a publisher in two lines", { publisher: "A\nB" }, "publisher", "bad text"],
    ["a note with NUL", { note: "\u0000" }, "note", "bad note"],
    ["a Chinese note with NUL", { noteZh: "\u0000" }, "noteZh", "bad note"],
  ])("%s is refused", async (_what, said, field, code) => {
    expect(await read(said)).toEqual({
      ok: false,
      problem: { code: "fields", fields: [{ field, code, names: "" }] },
    });
  });
});

describe("what a claim names", () => {
  const read = async (said: FormValues, isNew = true) => {
    const answer = await SUBJECTS.claim.form.read(world.store, typed(said), { ...reading, isNew });
    return answer.ok || answer.problem.code !== "fields"
      ? []
      : answer.problem.fields.map(({ field, code, names }) => `${field}: ${code} ${names}`);
  };

  it.each<[FormValues, string[]]>([
    [{ report: "no-report" }, ["report: unknown report no-report"]],
    [{ about: "0700.HK" }, ["about: unknown subject 0700.HK"]],
    [{ subjectKind: "company", about: "baidu" }, ["about: unknown subject baidu"]],
    [{ subjectKind: "announcement", about: "gpt-9" }, ["about: unknown subject gpt-9"]],
    [{ announcement: "gpt-9" }, ["announcement: unknown announcement gpt-9"]],
    [{ subjectKind: "company", about: "alibaba" }, []],
    [{ subjectKind: "outside", about: "The oil price" }, []],
  ])("has to be stored: %o", async (said, says) => {
    expect(await read(said)).toEqual(says);
  });

  it("and has gone since keeps the claim: it can still be changed", async () => {
    const gone = typed({ slug: "old", about: "GONE", announcement: "gone-too" });
    const parsed = parseClaim(gone);
    if (!parsed.ok) throw new Error("no claim");
    await SUBJECTS.claim.save(world.store, parsed.value);
    expect(await read({ ...gone, reported: "9%" }, false)).toEqual([]);
    expect(claimFields(parsed.value)).toEqual(gone);
  });
});

it.each(LOCALES)("every refusal has its sentence in %s", (locale) => {
  const { reports, claims } = messagesIn(locale).adminClaims;
  const codes: Record<ClaimCode, string> = claims.codes;
  const ofReports: Record<ReportCode, string> = reports.codes;
  for (const says of [...Object.values(codes), ...Object.values(ofReports)]) expect(says).not.toBe("");
});
