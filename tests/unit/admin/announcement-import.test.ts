import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementTable, REQUIRED_COLUMNS } from "../../../lib/admin/announcements/announcement-csv.ts";
import { applyImport, planImport } from "../../../lib/admin/announcements/announcement-import.ts";
import { fileText } from "../../../lib/admin/announcements/announcement-rows.ts";
import { type Cell, csvText, type Table } from "../../../lib/export/rows.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import {
  type AnnouncementEntity,
  readAnnouncement,
  readAnnouncementEntities,
} from "../../../lib/store/reference/edit-announcements.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { randomRuns } from "../../support/random-runs.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const MINUTES = 180_000;
const context = { actor: "Ada", now: new Date("2026-11-24T12:00:00Z") };
let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
}, MINUTES);
afterAll(() => opened.dispose());

async function textOf(table: Table): Promise<string> {
  let text = "";
  for await (const piece of csvText(table)) text += piece;
  return text;
}
const csvOf = (entities: readonly AnnouncementEntity[]) => textOf(announcementTable(entities));
async function planOf(text: string) {
  const plan = await planImport(opened.store, text);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
}

describe("the CSV of announcements", () => {
  it("of everything that ships, read back, changes nothing", async () => {
    const all = await readAnnouncementEntities(opened.store);
    const plan = await planOf(await csvOf(all));
    expect(plan).toMatchObject({ added: [], changed: [], refused: [], unchanged: all.length });
    expect(all.length).toBeGreaterThan(70);
  });

  it(
    "keeps texts that a spreadsheet would run, that hold quotes and lines, or that begin with apostrophes",
    async () => {
      const [first] = await readAnnouncementEntities(opened.store);
      if (!first) throw new Error("nothing is stored");
      const part = fc.constantFrom("=", "+", "-", "@", "'", '"', ",", "a", "1", " ", "|", ";", "é");
      const text = fc
        .array(part, { minLength: 1, maxLength: 8 })
        .map((parts) => parts.join("").trim())
        .filter((joined) => joined !== "");
      const note = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
      const rows = fc.array(fc.tuple(text, text, note), { minLength: 40, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(rows, async (texts) => {
          const entities = texts.map(([title, maker, remark], at) => ({
            ...first,
            slug: `new-${at}`,
            title,
            titleZh: maker,
            titleAr: null,
            maker,
            note: remark,
          }));
          expect((await planOf(await csvOf(entities))).added).toEqual(entities);
        }),
        { numRuns: randomRuns(6) },
      );
    },
    MINUTES,
  );

  it("quotes of a slug of 400,000 characters the first sixty", async () => {
    const header = "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note,sources,companies";
    const plan = await planImport(opened.store, `${header}\n${"a".repeat(400_000)}\n`);
    expect(plan).toMatchObject({ value: { refused: [{ slug: `${"a".repeat(60)}…` }] } });
  });

  it("says line by line what would be added, changed, left alone and refused, and then does it", async () => {
    const all = await readAnnouncementEntities(opened.store);
    const [first, second, third, fourth] = all;
    if (!first || !second || !third || !fourth) throw new Error("too few are stored");
    const text = await csvOf([
      first,
      { ...second, title: "Another title" },
      { ...third, slug: "brand-new" },
      { ...fourth, zone: "Mars/Olympus" },
      { ...third, slug: "brand-new" },
    ]);
    const plan = await planOf(text);
    expect(plan.unchanged).toBe(1);
    expect(plan.changed.map(({ after }) => after.title)).toEqual(["Another title"]);
    expect(plan.added.map(({ slug }) => slug)).toEqual(["brand-new"]);
    expect(plan.refused).toMatchObject([
      { line: 5, slug: fourth.slug, problems: [{ field: "zone", code: "bad zone" }] },
      { line: 6, slug: "brand-new", problems: [{ field: "slug", code: "slug twice" }] },
    ]);

    const revision = await dataRevision(opened.store);
    expect(await applyImport(opened.store, text, "another plan", context)).toEqual({
      ok: false,
      problem: { code: "plan changed" },
    });
    expect(await applyImport(opened.store, text, plan.sign, context)).toEqual({
      ok: true,
      value: { written: 2 },
    });
    expect(await dataRevision(opened.store)).toBe(revision + 1);
    expect(await readAnnouncement(opened.store, second.slug)).toMatchObject({ title: "Another title" });
    expect(await readAnnouncement(opened.store, fourth.slug)).toEqual(fourth);
    const { entries } = await readAudit(opened.store, { skip: 0, limit: 9 });
    expect(entries.map(({ action, key }) => `${action} ${key}`).sort()).toEqual([
      "added brand-new",
      `changed ${second.slug}`,
    ]);
  });

  it("a file without the columns of titles leaves the stored ones; one with them empty takes them away", async () => {
    const stargate = await readAnnouncement(opened.store, "stargate");
    if (!stargate) throw new Error("stargate is not stored");
    const rows: Cell[][] = [];
    const { rows: whole } = announcementTable([
      { ...stargate, note: "seen" },
      { ...stargate, slug: "new-one" },
    ]);
    for await (const row of whole) rows.push(row.slice(0, REQUIRED_COLUMNS.length));
    const plan = await planOf(await textOf({ columns: REQUIRED_COLUMNS, rows }));
    expect(plan.changed.map(({ after }) => after)).toEqual([{ ...stargate, note: "seen" }]);
    expect(plan.added).toEqual([{ ...stargate, slug: "new-one", titleZh: null, titleAr: null }]);

    const bare = { ...stargate, titleZh: null, titleAr: null };
    expect((await planOf(await csvOf([bare]))).changed.map(({ after }) => after)).toEqual([bare]);
  });

  it("a local date that is not the instant's in its zone is refused", async () => {
    const entity = await readAnnouncement(opened.store, "qwq-32b");
    if (!entity) throw new Error("qwq-32b is not stored");
    const plan = await planOf(await csvOf([{ ...entity, localDate: "2025-03-05" }]));
    expect(plan.refused).toMatchObject([{ line: 2, problems: [{ field: "local_date", code: "bad date" }] }]);
  });

  it.each([
    ["nothing but a header", "slug,title\r\n", { code: "no rows" }],
    [
      "no column of sources",
      "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note,companies\r\na",
      { code: "missing columns", columns: "sources" },
    ],
    ["a quote that does not end", 'slug\r\n"a', { code: "not csv" }],
  ])("a file with %s is refused as a whole", async (_what, text, problem) => {
    expect(await planImport(opened.store, text)).toMatchObject({ ok: false, problem });
  });

  it("a file of 1 MB is read, one byte more is too large, and bytes that are no UTF-8 are no text", () => {
    expect(fileText(new Uint8Array(1024 * 1024).fill(97)).ok).toBe(true);
    expect(fileText(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ problem: { code: "too large" } });
    expect(fileText(Uint8Array.of(0xff, 0xfe))).toMatchObject({ problem: { code: "not text" } });
    expect(fileText(new Uint8Array())).toMatchObject({ problem: { code: "no file" } });
  });
});
