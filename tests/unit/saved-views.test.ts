import { array, assert, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { checkedName, readViews, type SavedView, VIEW_KEY_PREFIX, viewEntry } from "../../lib/saved-views.ts";

const view = (id: string, name: string, savedAt = 0): SavedView => ({
  id,
  name,
  address: "/zh?a=b",
  savedAt,
});
const entry = (id: string, stored: unknown) =>
  [VIEW_KEY_PREFIX + id, typeof stored === "string" ? stored : JSON.stringify(stored)] as const;

describe("what the browser's storage holds", () => {
  it("is read as views, newest first; keys of others are left aside", () => {
    const older = view("a", "Qwen in March", 1);
    const newer = view("b", "DeepSeek", 2);
    expect(readViews([viewEntry(older), ["theme", "dark"], viewEntry(newer)])).toEqual({
      views: [newer, older],
      broken: [],
    });
  });

  it("that is no view is set aside as it is, and the others are read all the same", () => {
    const broken = [
      entry("a", "{"),
      entry("b", ""),
      entry("c", { name: "", address: "/", savedAt: 1 }),
      entry("d", { name: "x", savedAt: 1 }),
      entry("e", [1, 2]),
      entry("f", { name: "x".repeat(81), address: "/", savedAt: 1 }),
    ];
    const good = view("z", "kept");
    expect(readViews([...broken, viewEntry(good)])).toEqual({ views: [good], broken });
  });

  it("never leads to another site or runs a script", () => {
    for (const address of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "",
    ]) {
      const { views, broken } = readViews([entry("a", { name: "x", address, savedAt: 1 })]);
      expect(views, address).toEqual([]);
      expect(broken, address).toHaveLength(1);
    }
  });

  it("comes back as it was saved, whatever the name and the query", () => {
    const words = record({ typed: string({ maxLength: 80 }), query: string() });
    assert(
      property(words, ({ typed, query }) => {
        const name = checkedName(typed, []);
        if (!name.ok) return;
        const address = `/ar/reactions?${new URLSearchParams({ company: query })}`;
        const saved: SavedView = { id: "a", name: name.value, address, savedAt: 7 };
        expect(readViews([viewEntry(saved)])).toEqual({ views: [saved], broken: [] });
      }),
    );
  });

  it("any text at all is a view or set aside, never lost and never an error", () => {
    assert(
      property(array(string()), (texts) => {
        const { views, broken } = readViews(texts.map((text, at) => entry(String(at), text)));
        expect(views.length + broken.length).toBe(texts.length);
      }),
    );
  });
});

describe("a view's name", () => {
  const views = [view("a", "Qwen"), view("b", "深度求索")];

  it("is trimmed, and must say something in at most 80 characters", () => {
    expect(checkedName("  March  ", views)).toEqual({ ok: true, value: "March" });
    expect(checkedName(" ", views)).toEqual({ ok: false, problem: "no name" });
    expect(checkedName("x".repeat(81), views)).toEqual({ ok: false, problem: "name too long" });
    expect(checkedName("x".repeat(80), views).ok).toBe(true);
  });

  it("is had by one view only, whatever its case; a view may keep its own", () => {
    expect(checkedName("qwen", views)).toEqual({ ok: false, problem: "name taken" });
    expect(checkedName("QWEN", views, "a")).toEqual({ ok: true, value: "QWEN" });
    expect(checkedName("Qwen", views, "b")).toEqual({ ok: false, problem: "name taken" });
  });
});
