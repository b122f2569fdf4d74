import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMPANY_CONTROLS, companyFields, parseCompany } from "../../../lib/admin/companies/company-form.ts";
import { applyEdit } from "../../../lib/admin/edits.ts";
import { fingerprint } from "../../../lib/admin/fingerprint.ts";
import { emptyValues, type FormValues } from "../../../lib/admin/forms/controls.ts";
import { type SentForm, saveForm } from "../../../lib/admin/submit.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { readCompany } from "../../../lib/store/reference/edit-companies.ts";
import { companyRow, instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

const TENCENT: FormValues = {
  ...emptyValues(COMPANY_CONTROLS),
  slug: "tencent",
  nameEn: "Tencent",
  nameZh: "腾讯",
  nameAr: "تينسنت",
  position: "40",
  sector: "platforms",
};
const context = { actor: "Ada", now: new Date("2026-11-24T12:00:00Z") };
const codes = (fields: FormValues) => {
  const parsed = parseCompany({ ...TENCENT, ...fields });
  return parsed.ok ? [] : parsed.problem.map(({ field, code }) => `${field}: ${code}`);
};

describe("the form of a company", () => {
  it("gives trimmed names and position 40 as a number", () => {
    expect(parseCompany({ ...TENCENT, nameEn: " Tencent ", position: " 40 " })).toEqual({
      ok: true,
      value: {
        slug: "tencent",
        nameEn: "Tencent",
        nameZh: "腾讯",
        nameAr: "تينسنت",
        position: 40,
        sector: "platforms",
        story: null,
      },
    });
  });

  it("gives an empty sector and place as none, and refuses a place of three digits", () => {
    const parsed = parseCompany({ ...TENCENT, sector: " ", story: "" });
    expect(parsed.ok && [parsed.value.sector, parsed.value.story]).toEqual([null, null]);
    expect(parseCompany({ ...TENCENT, story: "3" })).toMatchObject({ value: { story: 3 } });
    expect(codes({ story: "100" })).toEqual(["story: bad story"]);
  });

  it("opened on what it gave shows the same 7 fields", () => {
    const parsed = parseCompany(TENCENT);
    expect(parsed.ok && companyFields(parsed.value)).toEqual(TENCENT);
  });

  it.each(["Tencent", "ten cent", "-tencent", "ten--cent", "new", "a/b", "腾讯", "a_b"])(
    "refuses the slug %s",
    (slug) => expect(codes({ slug })).toEqual(["slug: bad slug"]),
  );

  it("names every field at once, each with its first fault", () => {
    expect(
      codes({ slug: "", nameEn: " ", nameZh: "腾\n讯", nameAr: "a".repeat(101), position: "-1" }),
    ).toEqual([
      "slug: empty",
      "nameEn: empty",
      "nameZh: bad text",
      "nameAr: too long",
      "position: bad position",
    ]);
  });

  it.each(["", "1.5", "10000", "1e3", "٤"])("refuses the position %j", (position) =>
    expect(codes({ position })).toEqual(["position: bad position"]),
  );
});

describe("a company", () => {
  let opened: TemporaryStore;
  beforeEach(async () => {
    opened = await temporaryStore({
      companies: [companyRow("alibaba"), companyRow("empty")],
      instruments: [instrumentRow("9988.HK", { company: "alibaba" })],
      shareCounts: [{ company: "alibaba", asOf: "2025-03-31", shares: 19_000_000_000, source: "filing" }],
    });
  });
  afterEach(() => opened.dispose());
  const save = (values: FormValues, sent: Partial<SentForm> = {}) =>
    saveForm(
      opened.store,
      { subject: "company", values, key: null, seen: null, unchecked: false, ...sent },
      context,
    );
  const seenOf = async (slug: string) => fingerprint(await readCompany(opened.store, slug));

  it("that is added stands in the log under its slug", async () => {
    const saved = await save(TENCENT);
    expect(saved).toEqual({ ok: true, value: { key: "tencent" } });
    expect((await readAudit(opened.store, { skip: 0, limit: 9 })).entries).toMatchObject([
      { actor: "Ada", action: "added", subject: "company", key: "tencent" },
    ]);
  });

  it("that is changed keeps its share count, and its slug whatever is typed", async () => {
    const fields = { ...TENCENT, slug: "other", nameEn: "Alibaba Group" };
    const sent = { key: "alibaba", seen: await seenOf("alibaba") };
    expect(await save(fields, sent)).toMatchObject({ ok: true });
    expect(await readCompany(opened.store, "alibaba")).toMatchObject({
      nameEn: "Alibaba Group",
      shareCounts: [{ asOf: "2025-03-31", shares: 19_000_000_000, source: "filing" }],
    });
    expect(await readCompany(opened.store, "other")).toBeNull();
  });

  it("is not added over one with its slug", async () => {
    const fields = { ...TENCENT, slug: "alibaba" };
    expect(await save(fields)).toEqual({
      ok: false,
      problem: { code: "taken", names: "alibaba" },
    });
  });

  it("with the listing 9988.HK is not removed, and one without any is", async () => {
    const remove = async (slug: string) =>
      applyEdit(
        opened.store,
        { subject: "company", key: slug, action: "remove", seen: await seenOf(slug) },
        context,
      );
    expect(await remove("alibaba")).toEqual({
      ok: false,
      problem: { code: "has instruments", names: "9988.HK" },
    });
    expect(await remove("empty")).toMatchObject({ ok: true });
  });
});
