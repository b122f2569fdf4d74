import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { difference } from "../../../lib/admin/difference.ts";
import { applyEdit, type Edit } from "../../../lib/admin/edits.ts";
import { canonicalJson, fingerprint } from "../../../lib/admin/fingerprint.ts";
import { undoEntry } from "../../../lib/admin/undo.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import {
  type AnnouncementEntity,
  readAnnouncement,
} from "../../../lib/store/reference/edit-announcements.ts";
import { readCompany } from "../../../lib/store/reference/edit-companies.ts";
import { readInstrument } from "../../../lib/store/reference/edit-instruments.ts";
import { saveReferenceData } from "../../../lib/store/reference/reference-data.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { companyRow, instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

const context = { actor: "Ada", now: new Date("2026-11-24T12:00:00Z") };
const QWQ: AnnouncementEntity = {
  slug: "qwq-32b",
  title: "QwQ-32B",
  titleZh: null,
  titleAr: null,
  maker: "Alibaba",
  lane: "Alibaba",
  kind: "model",
  announcedAt: "2025-03-05T18:55:00.000Z",
  localDate: "2025-03-06",
  zone: "Asia/Shanghai",
  precision: "minute",
  note: null,
  companies: [{ company: "alibaba", role: "maker", sourceUrl: null }],
  sources: [{ url: "https://a.example/", evidence: null }],
};

let opened: TemporaryStore;
beforeEach(async () => {
  opened = await temporaryStore({
    companies: [companyRow("alibaba")],
    instruments: [
      instrumentRow("^HSI", { kind: "index" }),
      instrumentRow("9988.HK", { company: "alibaba", benchmarks: ["^HSI"] }),
    ],
  });
});
afterEach(() => opened.dispose());

const apply = (edit: Edit) => applyEdit(opened.store, edit, context);
const entryOf = async (edit: Edit): Promise<number> => {
  const edited = await apply(edit);
  if (!edited.ok || edited.value.entry === null) throw new Error(JSON.stringify(edited));
  return edited.value.entry;
};
const add: Edit = { subject: "announcement", key: "qwq-32b", action: "add", entity: QWQ };
const retitle = (title: string): Edit => ({
  ...add,
  action: "change",
  entity: { ...QWQ, title },
  seen: null,
});
const remove: Edit = { subject: "announcement", key: "qwq-32b", action: "remove", seen: null };
const stored = () => readAnnouncement(opened.store, "qwq-32b");

describe("an edit", () => {
  it("is stored with one entry of who, what and when, and the data revision moves on by 1", async () => {
    const before = await dataRevision(opened.store);
    const entry = await entryOf(add);
    expect(await stored()).toEqual(QWQ);
    expect((await readAudit(opened.store, { skip: 0, limit: 9 })).entries).toMatchObject([
      { id: entry, actor: "Ada", action: "added", subject: "announcement", key: "qwq-32b", before: null },
    ]);
    expect(await dataRevision(opened.store)).toBe(before + 1);
  });

  it("that changes nothing writes no entry and leaves the data revision", async () => {
    await entryOf(add);
    const before = await dataRevision(opened.store);
    expect(await apply(retitle("QwQ-32B"))).toEqual({ ok: true, value: { entry: null } });
    expect(await dataRevision(opened.store)).toBe(before);
  });

  it("of what another person changed meanwhile is refused, and names that entry", async () => {
    await entryOf(add);
    const seen = fingerprint(await stored());
    const other = await entryOf(retitle("QwQ"));
    expect(await apply({ ...remove, seen })).toEqual({
      ok: false,
      problem: { code: "changed meanwhile", names: `#${other}, Ada` },
    });
    expect(await stored()).toMatchObject({ title: "QwQ" });
  });

  it("that adds a slug twice, or names a company that is not stored, is refused and writes nothing", async () => {
    await entryOf(add);
    expect(await apply(add)).toMatchObject({ problem: { code: "taken" } });
    const companies = [{ company: "baidu", role: "maker", sourceUrl: null }];
    const edit: Edit = { ...add, action: "change", seen: null, entity: { ...QWQ, title: "new", companies } };
    expect(await apply(edit)).toMatchObject({ problem: { code: "unknown company", names: "baidu" } });
    expect(await stored()).toEqual(QWQ);
    expect((await readAudit(opened.store, { skip: 0, limit: 9 })).total).toBe(1);
  });
});

describe("taking an entry back", () => {
  const undo = (entry: number) => undoEntry(opened.store, entry, context);

  it("what was added goes, and comes back when that is taken back", async () => {
    const added = await entryOf(add);
    const undone = await undo(added);
    expect(await stored()).toBeNull();
    if (!undone.ok || undone.value.entry === null) throw new Error("not undone");
    expect((await undo(undone.value.entry)).ok).toBe(true);
    expect(await stored()).toEqual(QWQ);
  });

  it("what was changed or removed is as before, with its companies and sources", async () => {
    await entryOf(add);
    await undo(await entryOf(retitle("QwQ")));
    expect(await stored()).toEqual(QWQ);
    await undo(await entryOf(remove));
    expect(await stored()).toEqual(QWQ);
  });

  it("the second time is refused and names the first", async () => {
    const added = await entryOf(add);
    await undo(added);
    expect(await undo(added)).toEqual({ ok: false, problem: { code: "undone already", entry: added + 1 } });
  });

  it("is refused where a later entry changed the thing, until that one is taken back", async () => {
    const added = await entryOf(add);
    const later = await entryOf(retitle("QwQ"));
    expect(await undo(added)).toEqual({
      ok: false,
      problem: { code: "changed since", entry: later, actor: "Ada" },
    });
    await undo(later);
    expect((await undo(added)).ok).toBe(true);
    expect(await stored()).toBeNull();
  });

  it("an entry from before announcements had titles in other languages can be taken back", async () => {
    const { titleZh: _zh, titleAr: _ar, ...before } = QWQ;
    await entryOf(add);
    const entry = await entryOf(retitle("QwQ"));
    await opened.store.auditEntry.update({
      where: { id: entry },
      data: { before: canonicalJson(before), after: canonicalJson({ ...before, title: "QwQ" }) },
    });
    expect((await undo(entry)).ok).toBe(true);
    expect(await stored()).toEqual(QWQ);
  });

  it("titles in other languages come back with what is taken back", async () => {
    const translated = { ...QWQ, titleZh: "甲", titleAr: "أ" };
    await entryOf({ ...add, entity: translated });
    await undo(await entryOf(remove));
    expect(await stored()).toEqual(translated);
  });

  it("an entry that is not there is refused", async () => {
    expect(await undo(99)).toEqual({ ok: false, problem: { code: "no entry" } });
  });
});

describe("companies and instruments", () => {
  it("a company with a listing, or named by an announcement, stays", async () => {
    const edit: Edit = { subject: "company", key: "alibaba", action: "remove", seen: null };
    expect(await apply(edit)).toMatchObject({ problem: { code: "has instruments", names: "9988.HK" } });
    await apply({ subject: "instrument", key: "9988.HK", action: "remove", seen: null });
    await apply(add);
    expect(await apply(edit)).toMatchObject({
      problem: { code: "named by announcements", names: "qwq-32b" },
    });
    await apply(remove);
    const gone = await entryOf(edit);
    expect(await readCompany(opened.store, "alibaba")).toBeNull();
    await undoEntry(opened.store, gone, context);
    expect(await readCompany(opened.store, "alibaba")).toMatchObject({ nameEn: "alibaba", shareCounts: [] });
  });

  it("an instrument with bars, or that another is measured against, stays; another comes back with its benchmarks", async () => {
    const removal = (key: string): Edit => ({ subject: "instrument", key, action: "remove", seen: null });
    expect(await apply(removal("^HSI"))).toMatchObject({
      problem: { code: "is benchmark", names: "9988.HK" },
    });
    const gone = await entryOf(removal("9988.HK"));
    await undoEntry(opened.store, gone, context);
    expect(await readInstrument(opened.store, "9988.HK")).toMatchObject({
      company: "alibaba",
      benchmarks: ["^HSI"],
    });
    const { id } = await opened.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
    await opened.store.corporateAction.create({
      data: {
        instrumentId: id,
        exDate: "2025-06-11",
        kind: "split",
        ratio: 2,
        basis: "stated",
        source: "x",
        provider: "shipped",
      },
    });
    expect(await apply(removal("9988.HK"))).toMatchObject({ problem: { code: "has actions", names: "1" } });
  });
});

describe("a newer seed", () => {
  const NOTHING = { calendarSessions: [], calendarClosures: [], shareCounts: [], instruments: [] };
  const seeded = (title: string) => ({
    ...QWQ,
    title,
    announcedAt: new Date("2025-03-05T18:55:00Z"),
    companies: [...QWQ.companies],
    sources: [{ position: 1, url: "https://seed.example/", evidence: null }],
  });
  const apply2 = (slug: string, title: string, companies = [companyRow("alibaba", 7)]) =>
    opened.store.$transaction((session) =>
      saveReferenceData(session, { ...NOTHING, companies, announcements: [{ ...seeded(title), slug }] }),
    );

  it("corrects an announcement that no person has touched, and leaves one that a person changed", async () => {
    await apply2("qwq-32b", "first");
    await apply2("qwq-32b", "second");
    expect(await stored()).toMatchObject({ title: "second" });
    await entryOf(retitle("by hand"));
    await apply2("qwq-32b", "third");
    expect(await stored()).toMatchObject({ title: "by hand", sources: QWQ.sources });
  });

  it("does not bring back what a person removed, nor stumble over a company that is gone", async () => {
    await apply2("qwq-32b", "first");
    await entryOf(remove);
    await entryOf({ subject: "instrument", key: "9988.HK", action: "remove", seen: null });
    await entryOf({ subject: "company", key: "alibaba", action: "remove", seen: null });
    await opened.store.$transaction((session) =>
      saveReferenceData(session, {
        ...NOTHING,
        companies: [companyRow("alibaba")],
        instruments: [
          instrumentRow("9988.HK", { company: "alibaba" }),
          instrumentRow("BABA", { company: "alibaba", benchmarks: ["9988.HK"] }),
          instrumentRow("0700.HK", { benchmarks: ["9988.HK"] }),
        ],
        shareCounts: [{ company: "alibaba", asOf: "2025-03-31", shares: 1, source: "x" }],
        announcements: [seeded("back"), { ...seeded("another"), slug: "another" }],
      }),
    );
    expect(await stored()).toBeNull();
    expect(await readCompany(opened.store, "alibaba")).toBeNull();
    expect(await readInstrument(opened.store, "9988.HK")).toBeNull();
    expect(await readInstrument(opened.store, "BABA")).toBeNull();
    expect(await readInstrument(opened.store, "0700.HK")).toMatchObject({ benchmarks: [] });
    expect(await readAnnouncement(opened.store, "another")).toMatchObject({ companies: [] });
  });
});

describe("the difference of an entry", () => {
  it("names the fields that changed, a list item by item", () => {
    const after = {
      ...QWQ,
      title: "QwQ",
      sources: [...QWQ.sources, { url: "https://b.example/", evidence: "seen" }],
    };
    expect(difference(JSON.stringify(QWQ), JSON.stringify(after))).toEqual([
      { field: "title", before: ["QwQ-32B"], after: ["QwQ"] },
      {
        field: "sources",
        before: ["https://a.example/"],
        after: ["https://a.example/", "https://b.example/ · seen"],
      },
    ]);
  });

  it("of what was added has no side before, and leaves out what is empty", () => {
    expect(difference(null, JSON.stringify({ slug: "a", note: null }))).toEqual([
      { field: "slug", before: [], after: ["a"] },
    ]);
  });
});
