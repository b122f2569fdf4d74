import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf } from "../../lib/admin/announcements/announcement-fields.ts";
import { parseAnnouncement } from "../../lib/admin/announcements/announcement-form.ts";
import { COMPANY_CONTROLS, parseCompany } from "../../lib/admin/companies/company-form.ts";
import { emptyValues } from "../../lib/admin/forms/controls.ts";
import { exportFile } from "../../lib/export/export-file.ts";
import { loadReference } from "../../lib/reactions/reference.ts";
import { readAnnouncement, saveAnnouncement } from "../../lib/store/reference/edit-announcements.ts";
import { advanceRevision } from "../../lib/store/state.ts";
import { isSeenLine, isSeenText, seenText } from "../../lib/unseen-characters.ts";
import { collect } from "../support/collect.ts";
import { TEST_DATABASE } from "../support/made-store.ts";
import { seededStore } from "../support/seeded-store.ts";
import type { TemporaryStore } from "../support/store.ts";

const UNSEEN = [
  "\0",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u2028",
  "\u202a",
  "\u202e",
  "\u2066",
  "\u2069",
  "\ufeff",
  "\ufff9",
  "\ud800",
];
const name = (character: string) => `U+${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
});
afterAll(() => opened.dispose());

async function qwq() {
  const stored = await readAnnouncement(opened.store, "qwq-32b");
  if (!stored) throw new Error("qwq-32b is not stored");
  return stored;
}

describe("characters that no text needs", () => {
  it.each(UNSEEN.map((character) => [name(character), character] as const))(
    "%s is refused in a title, evidence, a note and a company's name, each with its sentence",
    async (_name, character) => {
      const text = `Qw${character}Q`;
      const vocabulary = { lanes: null, companies: new Set(["alibaba"]) };
      const stored = { ...(await qwq()), companies: [] };
      const made = {
        ...stored,
        title: text,
        titleAr: text,
        note: text,
        sources: [{ url: "https://a.b/", evidence: text }],
      };
      const parsed = parseAnnouncement(fieldsOf(made), vocabulary);
      expect(parsed.ok ? [] : parsed.problem.map(({ field, code }) => `${field}: ${code}`).sort()).toEqual([
        "note: bad note",
        "sources.0.evidence: bad text",
        "title: bad text",
        "titleAr: bad text",
      ]);
      const company = parseCompany({
        ...emptyValues(COMPANY_CONTROLS),
        ...{ slug: "a", nameEn: text, nameZh: "a", nameAr: "a", position: "1" },
      });
      expect(company.ok ? [] : company.problem).toMatchObject([{ field: "nameEn", code: "bad text" }]);
    },
  );

  it("do not include what Arabic, Chinese and emoji are written with, nor lines and tabs in a note", () => {
    for (const text of ["نموذج \u200fQwQ-32B", "می\u200cخواهم", "通义千问", "👩\u200d💻 é"])
      expect(isSeenLine(text)).toBe(true);
    expect([isSeenText("a\n\tb"), isSeenLine("a\nb"), isSeenText("a\rb")]).toEqual([true, false, false]);
    expect(seenText("a\r\nb\0c\rd")).toBe("a\nb�c\nd");
  });

  it("stored before they were refused, are � in every reference, CSV and JSON", async () => {
    const stored = await qwq();
    const turned = "Qw\u202eQ \u001b[31m";
    await saveAnnouncement(opened.store, {
      ...stored,
      title: turned,
      titleZh: turned,
      titleAr: null,
      maker: turned,
      note: `a${TEST_DATABASE === "sqlite" ? "\0" : "\u0001"}b`, // PostgreSQL has no NUL in a text
      sources: [{ url: "https://a.b/", evidence: turned }],
    });
    await advanceRevision(opened.store);
    const reference = await loadReference(opened.store, "zh");
    const known = reference.announcements.find(({ slug }) => slug === "qwq-32b");
    expect(known).toMatchObject({
      title: "Qw�Q �[31m",
      maker: "Qw�Q �[31m",
      note: "a�b",
      sources: [{ evidence: "Qw�Q �[31m" }],
    });
    for (const format of ["csv", "json"] as const) {
      const exported = await exportFile(
        { dataset: "events", format },
        new URLSearchParams({ event: "qwq-32b" }),
        opened.store,
      );
      if (!exported.ok) throw new Error("there is no export");
      const text = (await collect(exported.value.pieces)).join("");
      expect(text).toContain("Qw�Q �[31m");
      expect(text).not.toMatch(/[\u202e]|\\u202e|\\u001b/i);
    }
  });
});
