import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureFields } from "../../../lib/admin/claims/measure-fields.ts";
import { difference } from "../../../lib/admin/difference.ts";
import { applyEdit } from "../../../lib/admin/edits.ts";
import { fingerprint } from "../../../lib/admin/fingerprint.ts";
import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { undoEntry } from "../../../lib/admin/undo.ts";
import type { Measure } from "../../../lib/claims/measure.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import type { Locale } from "../../../lib/i18n/routing.ts";
import { applySeed } from "../../../lib/quotes/shipped/apply-seed.ts";
import { readVerdictsOf } from "../../../lib/store/claims/claim-verdicts.ts";
import { readClaim, readClaimReport } from "../../../lib/store/claims/claims.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { readClaimEntity } from "../../../lib/store/reference/edit-claims.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import {
  claimCounts,
  proposedClaim,
  reportList,
  typedVerdict,
} from "../../../lib/views/admin/claims-admin.ts";
import { claimReportView, claimView } from "../../../lib/views/claims/claim.ts";
import { claimsView } from "../../../lib/views/claims/claims.ts";
import { collect } from "../../support/collect.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const noYahoo = () => {
  throw new Error("Yahoo knows nothing of claims");
};
const DAY: Measure = { kind: "day change", on: "2025-03-06", at: "close" };

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 300_000); // all that ships is put into a database once for all tests
afterAll(() => world.dispose());

const typed = (said: FormValues = {}): FormValues => ({
  ...measureFields(DAY),
  reported: "8.4%",
  subjectKind: "instrument",
  about: "9988.HK",
  paraphraseEn: "The share gained 8.4 percent.",
  paraphraseZh: "股价上涨 8.4%。",
  paraphraseAr: "ارتفع السهم 8.4%.",
  report: "a-paper-2025-03",
  announcement: "",
  slug: "typed",
  note: "",
  noteZh: "",
  noteAr: "",
  ...said,
});
const context = () => ({ actor: "Ada", now: new Date() });
const save = (values: FormValues, key: string | null, seen: string | null = null) =>
  saveForm(world.store, { subject: "claim", values, key, seen, unchecked: false }, context(), noYahoo);
const latest = async () => {
  const [entry] = (await readAudit(world.store, { skip: 0, limit: 1 })).entries;
  if (entry?.subject !== "claim") throw new Error(`no entry about a claim: ${entry?.subject}`);
  return entry;
};
const view = async (slug = "typed") => claimView(slug, "en", world.store);

describe("a claim that a person types", () => {
  it("waits for its report, which is called by its publisher and month, and has a page without claims", async () => {
    expect(await save(typed(), null)).toMatchObject({
      ok: false,
      problem: { fields: [{ field: "report", code: "unknown report" }] },
    });
    const notes = { note: "Its site alone is known.", noteZh: "只知道网站。", noteAr: "" };
    const values = { publisher: "A Paper", published: "2025-03", url: "", slug: "", ...notes };
    const sent = { subject: "claim report", values, key: null, seen: null, unchecked: false } as const;
    expect(await saveForm(world.store, sent, context(), noYahoo)).toMatchObject({
      value: { key: "a-paper-2025-03" },
    });
    expect(await claimReportView("a-paper-2025-03", "en", world.store)).toMatchObject({ claims: [] });
    const noteFor = async (language: Locale) =>
      (await claimReportView("a-paper-2025-03", language, world.store))?.report.note;
    expect(await noteFor("zh")).toEqual({ text: "只知道网站。", language: "zh" });
    expect(await noteFor("ar")).toEqual({ text: "Its site alone is known.", language: "en" });
    expect(await reportList({ search: "a paper" }, "en", world.store)).toMatchObject({
      rows: [{ slug: "a-paper-2025-03", claims: 0 }],
    });
  });

  it("is checked before anything is stored: 140.8 / 129.9 - 1 is 8.391%, so 8.4% is as written and 9.4% off", async () => {
    const before = [await claimCounts(world.store), await dataRevision(world.store)];
    const checked = await typedVerdict(typed({ paraphraseEn: "", report: "" }), world.store);
    expect(checked).toMatchObject({ ok: true, value: { verdict: { comparison: "as written" } } });
    expect(await typedVerdict(typed({ reported: "9.4%" }), world.store)).toMatchObject({
      value: { verdict: { comparison: "off" } },
    });
    expect(await typedVerdict(typed({ reported: "", on: "" }), world.store)).toEqual({
      ok: false,
      problem: ["reported", "on"],
    });
    expect([await claimCounts(world.store), await dataRevision(world.store)]).toEqual(before);
  });

  it("has its verdict at once, in the ledger and in the CSV, under the data revision that it made", async () => {
    const before = await dataRevision(world.store);
    expect(await save(typed(), null)).toEqual({ ok: true, value: { key: "typed" } });
    const claim = await view();
    expect(claim?.verdict.comparison).toBe("as written");
    expect(claim?.history).toEqual([]);
    const { id } = await world.store.claim.findUniqueOrThrow({ where: { slug: "typed" } });
    expect(await readVerdictsOf(world.store, id)).toMatchObject([
      { revision: before + 1, comparison: "as written" },
    ]);
    const { rows } = await claimsView({ search: "gained 8.4" }, "en", world.store);
    expect(rows.map(({ slug }) => slug)).toEqual(["typed"]);
    const query = new URLSearchParams("report=a-paper-2025-03");
    const file = await exportFile({ dataset: "claims", format: "csv" }, query, world.store);
    if (!file.ok) throw new Error("refused");
    expect((await collect(file.value.pieces)).join("")).toMatch(/^typed,.*,8\.4%,.*,as written,/m);
  });

  it("and changes has the new verdict at once, and the earlier one stays beside its own figure", async () => {
    await save(typed({ reported: "9.4%" }), "typed");
    expect((await view())?.history).toMatchObject([
      { comparison: "off", reported: "9.4%" },
      { comparison: "as written", reported: "8.4%" },
    ]);
    const [now, then] = (await view())?.history ?? [];
    expect(now?.revision).toBeGreaterThan(then?.revision ?? Number.POSITIVE_INFINITY);
    expect(now?.value).toBeCloseTo(140.8 / 129.9 - 1, 9);
    expect(then?.value).toBeCloseTo(140.8 / 129.9 - 1, 9);
  });

  it("into one of another measure shows no value of the earlier one in the new one's unit", async () => {
    await save(
      typed({ ...measureFields({ kind: "price", on: "2025-03-06", at: "close" }), reported: "HK$140.80" }),
      "typed",
    );
    expect((await view())?.history).toMatchObject([
      { comparison: "as written", reported: "HK$140.80", value: 140.8 },
      { comparison: "off", reported: "9.4%", value: null },
      { comparison: "as written", reported: "8.4%", value: null },
    ]);
  });

  it("stands in the log field by field, the measure in words, and can be taken back", async () => {
    const entry = await latest();
    expect(entry).toMatchObject({ actor: "Ada", action: "changed", key: "typed" });
    expect(difference(entry.before, entry.after)).toEqual([
      {
        field: "measure",
        before: ["close change 2025-03-06"],
        after: ["close price 2025-03-06"],
      },
      { field: "reported", before: ["9.4%"], after: ["HK$140.80"] },
    ]);
    expect((await undoEntry(world.store, entry.id, context())).ok).toBe(true);
    expect(await readClaim(world.store, "typed")).toMatchObject({ reported: "9.4%", measure: DAY });
    expect((await view())?.history[0]).toMatchObject({ comparison: "off", reported: "9.4%" });
  });

  it("has its note in the reader's language, in English where that has none, and loses it again by the log", async () => {
    const noteFor = async (language: Locale) => (await claimView("typed", language, world.store))?.note;
    const said = typed({ reported: "9.4%", note: "A Thursday.", noteZh: "", noteAr: "كان يوم خميس." });
    await save(said, "typed");
    expect([await noteFor("en"), await noteFor("zh"), await noteFor("ar")]).toEqual([
      { text: "A Thursday.", language: "en" },
      { text: "A Thursday.", language: "en" },
      { text: "كان يوم خميس.", language: "ar" },
    ]);
    const entry = await latest();
    expect(difference(entry.before, entry.after).map(({ field }) => field)).toEqual(["note", "noteAr"]);
    await save({ ...said, note: "" }, "typed");
    expect(await noteFor("zh")).toEqual({ text: "كان يوم خميس.", language: "ar" });
    for (const { id } of [await latest(), entry]) {
      expect((await undoEntry(world.store, id, context())).ok).toBe(true);
    }
    expect(await readClaim(world.store, "typed")).toMatchObject({ note: null, noteZh: null, noteAr: null });
  });

  it("that another has changed meanwhile is not overwritten", async () => {
    const seen = fingerprint(await readClaimEntity(world.store, "typed"));
    await save(typed({ reported: "8%" }), "typed");
    expect(await save(typed({ reported: "7%" }), "typed", seen)).toMatchObject({
      ok: false,
      problem: { code: "changed meanwhile" },
    });
    expect(await save(typed(), null)).toMatchObject({ problem: { code: "taken", names: "typed" } });
    expect((await readClaim(world.store, "typed"))?.reported).toBe("8%");
  });

  it("keeps its report: that one goes after it, and both come back by the log", async () => {
    const remove = (subject: "claim" | "claim report", key: string) =>
      applyEdit(world.store, { subject, key, action: "remove", seen: null }, context());
    expect(await remove("claim report", "a-paper-2025-03")).toEqual({
      ok: false,
      problem: { code: "has claims", names: "typed" },
    });
    const gone = await remove("claim", "typed");
    const report = await remove("claim report", "a-paper-2025-03");
    expect([await view(), await readClaimReport(world.store, "a-paper-2025-03")]).toEqual([null, null]);
    if (!gone.ok || !report.ok) throw new Error("not removed");
    expect(await undoEntry(world.store, gone.value.entry ?? 0, context())).toMatchObject({
      problem: { code: "unknown report", names: "a-paper-2025-03" },
    });
    for (const { value } of [report, gone]) {
      expect((await undoEntry(world.store, value.entry ?? 0, context())).ok).toBe(true);
    }
    expect((await view())?.reported).toBe("8%");
  });
});

it("a sentence is read and nothing of it is stored, and two names in it are a choice", async () => {
  const before = await dataRevision(world.store);
  const none = { figure: null, day: null, symbol: null };
  const one = await proposedClaim("Alibaba rose 8.4% in Hong Kong on 6 March 2025", none, world.store);
  expect(one.values).toMatchObject({ reported: "8.4%", about: "9988.HK", measure: "day change" });
  const said = "Alibaba and Tencent rose 8.4% on 6 March 2025";
  const two = await proposedClaim(said, none, world.store);
  expect(two.values).toMatchObject({ reported: "8.4%", about: "" });
  expect(two.names.get("0700.HK")).toBe("Tencent");
  const chosen = await proposedClaim(said, { ...none, symbol: "0700.HK" }, world.store);
  expect(chosen.values.about).toBe("0700.HK");
  expect(await dataRevision(world.store)).toBe(before);
});

it("what people typed, changed and removed outlasts newer shipped data", async () => {
  const [changed, removed] = ["arabic-report-alibaba", "yicai-alibaba-plan"];
  const shipped = await readClaimEntity(world.store, changed);
  if (!shipped) throw new Error("not shipped");
  await applyEdit(
    world.store,
    {
      subject: "claim",
      key: changed,
      action: "change",
      entity: { ...shipped, reported: "8.5%" },
      seen: null,
    },
    context(),
  );
  await applyEdit(world.store, { subject: "claim", key: removed, action: "remove", seen: null }, context());
  await world.store.claim.updateMany({
    where: { slug: "arabic-report-plan-in-dollars" },
    data: { note: "of an older seed" },
  });
  await world.store.storeState.update({ where: { id: 1 }, data: { seedChecksum: "an older seed" } });
  expect((await applySeed(world.store, "prisma/seed")).applied).toBe(true);
  expect((await readClaim(world.store, changed))?.reported).toBe("8.5%");
  expect(await readClaim(world.store, removed)).toBeNull();
  expect((await readClaim(world.store, "typed"))?.reported).toBe("8%");
  // What nobody has touched is the newer data's, with an entry in the log that a person can take back.
  expect((await readClaim(world.store, "arabic-report-plan-in-dollars"))?.note).not.toBe("of an older seed");
  expect(await latest()).toMatchObject({ actor: "shipped data", key: "arabic-report-plan-in-dollars" });
}, 300_000);
