import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementTable } from "../../../lib/admin/announcements/announcement-csv.ts";
import { fieldsOf } from "../../../lib/admin/announcements/announcement-fields.ts";
import { parseAnnouncement, ROLES } from "../../../lib/admin/announcements/announcement-form.ts";
import { applyImport, planImport } from "../../../lib/admin/announcements/announcement-import.ts";
import { csvText } from "../../../lib/export/rows.ts";
import {
  type AnnouncementEntity,
  readAnnouncement,
  saveAnnouncement,
} from "../../../lib/store/reference/edit-announcements.ts";
import { collect } from "../../support/collect.ts";
import { randomRuns } from "../../support/random-runs.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
});
afterAll(() => opened.dispose());

const csvOf = async (entities: readonly AnnouncementEntity[]) =>
  (await collect(csvText(announcementTable(entities)))).join("");

const signs = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "＝",
  "－",
  "'",
  '"',
  ",",
  "|",
  " | ",
  ";",
  "\\",
  " ",
  "é",
  "量",
  "\u200f",
);
const text = (longest: number) =>
  fc
    .array(fc.oneof(signs, fc.string({ unit: "grapheme", maxLength: 5 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join("").slice(0, longest).trim());
const orNull = (one: fc.Arbitrary<string>) => one.map((each) => (each === "" ? null : each));
const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
const COMPANIES = ["alibaba", "focus-technology"];

/** An announcement of any texts, as long as its form takes them. */
const announcements = fc
  .record({
    slug: fc.constant("made"),
    title: text(200),
    titleZh: orNull(text(200)),
    titleAr: orNull(text(200)),
    maker: text(80),
    lane: text(60),
    kind: fc
      .uniqueArray(
        text(40).filter((kind) => !/[+;]/.test(kind) && kind !== ""),
        { minLength: 1, maxLength: 3 },
      )
      .map((kinds) => kinds.join("+")),
    announcedAt: fc.constantFrom("2025-03-05T18:55:00.000Z", "2025-03-05T18:55:12.345Z", null),
    localDate: fc.constant("2025-03-06"),
    zone: fc.constant("Asia/Shanghai"),
    note: orNull(fc.array(text(300), { maxLength: 3 }).map((lines) => lines.join("\n").trim())),
    companies: fc.subarray(COMPANIES).chain((slugs) =>
      fc.tuple(
        ...slugs.map((company) =>
          fc.record({
            company: fc.constant(company),
            role: fc.constantFrom(...ROLES),
            sourceUrl: fc.option(address),
          }),
        ),
      ),
    ),
    sources: fc.array(fc.record({ url: address, evidence: orNull(text(300)) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map((made) => ({ ...made, precision: made.announcedAt === null ? ("day" as const) : ("minute" as const) }))
  .filter((entity) => parseAnnouncement(fieldsOf(entity), { lanes: null, companies: new Set(COMPANIES) }).ok);

describe("an announcement of any texts", () => {
  it("stored, exported and imported is the same byte for byte: bars, quotes, signs, lines, seconds", async () => {
    await fc.assert(
      fc.asyncProperty(announcements, async (made) => {
        expect(await saveAnnouncement(opened.store, made)).toMatchObject({ ok: true });
        const stored = await readAnnouncement(opened.store, "made");
        if (!stored) throw new Error("it was not stored");
        const plan = await planImport(opened.store, await csvOf([stored]));
        expect(plan).toMatchObject({
          ok: true,
          value: { unchanged: 1, added: [], changed: [], refused: [] },
        });
      }),
      { numRuns: randomRuns(60) },
    );
  });

  it("is the same after an import has written it, new and in the place of another", async () => {
    const context = { actor: "Ada", now: new Date("2026-11-28T12:00:00Z") };
    await fc.assert(
      fc.asyncProperty(fc.array(announcements, { minLength: 2, maxLength: 2 }), async (versions) => {
        const written = versions.map((version) => ({ ...version, slug: "written" }));
        for (const entity of written) {
          const csv = await csvOf([entity]);
          const plan = await planImport(opened.store, csv);
          if (!plan.ok) throw new Error(plan.problem.code);
          expect(await applyImport(opened.store, csv, plan.value.sign, context)).toMatchObject({ ok: true });
          expect(await readAnnouncement(opened.store, "written")).toEqual(entity);
        }
      }),
      { numRuns: randomRuns(10) },
    );
  });

  it("keeps the evidence `a|b` as it is; it came back as `a | b`", async () => {
    const [made] = fc.sample(announcements, 1);
    if (!made) throw new Error("nothing was made");
    const entity = { ...made, slug: "bar", sources: [{ url: "https://a.example/", evidence: "a|b || c" }] };
    const plan = await planImport(opened.store, await csvOf([entity]));
    expect(plan.ok && plan.value.added).toEqual([entity]);
  });
});
