import { describe, expect, it } from "vitest";
import { holdsSourceNote, titlesWithNotes } from "../../../lib/admin/announcements/title-note.ts";
import { shippedRows } from "../market/shipped.ts";

describe("a title that holds what belongs to its sources", () => {
  it("a dated note in brackets of any language, or an address", () => {
    for (const title of [
      "Nvidia partnership (slashgear 2025-10-06)",
      "与英伟达合作（slashgear 2025-10-06）",
      "A launch [2025-03-06, Reuters]",
      "A launch https://example.org/page",
      "A launch, see www.example.org",
      "A launch reuters.com/technology",
    ]) {
      expect(holdsSourceNote(title), title).toBe(true);
    }
  });

  it("not a date of its own, a version, a money sum or a name with a dot", () => {
    for (const title of [
      "Qwen3-235B-A22B-Instruct-2507",
      "US AI selloff on DeepSeek (Nvidia -17%, US$593bn)",
      "Z.ai's GLM-4.5",
      "Results of 2025-03-06",
      "Qwen2.5-Coder series (32B)",
    ]) {
      expect(holdsSourceNote(title), title).toBe(false);
    }
  });

  it("is none of those that ship, in no language", () => {
    const titles = shippedRows("announcements.csv").flatMap((row) =>
      titlesWithNotes({
        title: row.title ?? "",
        titleZh: row.title_zh ?? null,
        titleAr: row.title_ar ?? null,
      }),
    );
    expect(titles).toEqual([]);
  });
});
