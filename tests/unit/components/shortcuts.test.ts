import { describe, expect, it } from "vitest";
import { pressedKey } from "../../../components/command/shortcuts/pressed-key.ts";
import { readKey, SHORTCUTS } from "../../../components/command/shortcuts/shortcut-table.ts";
import { FIXED_PAGES } from "../../../lib/views/social/sitemap.ts";

/** What keys typed one after the other lead to at the last of them. */
function leadsTo(...keys: string[]) {
  let begun: readonly string[] = [];
  let last: ReturnType<typeof readKey> = null;
  for (const key of keys) {
    last = readKey(begun, key);
    begun = last && "begun" in last ? last.begun : [];
  }
  return last;
}

describe("the table of shortcuts", () => {
  it.each(SHORTCUTS.map((shortcut) => [shortcut.keys.join(" "), shortcut] as const))(
    "%s leads to its own shortcut and no other",
    (_keys, shortcut) => {
      expect(leadsTo(...shortcut.keys)).toEqual({ shortcut });
    },
  );

  it("leads to every page that stands whatever is stored", () => {
    expect(SHORTCUTS.flatMap(({ page }) => page ?? []).toSorted()).toEqual(FIXED_PAGES.toSorted());
  });

  it("no shortcut begins with the whole of another", () => {
    const written = SHORTCUTS.map(({ keys }) => keys.join(" "));
    for (const one of written) {
      expect(written.filter((other) => other === one || other.startsWith(`${one} `))).toEqual([one]);
    }
  });
});

describe("typing", () => {
  it("g waits for more; a key that does not carry on begins anew", () => {
    expect(leadsTo("g")).toEqual({ begun: ["g"] });
    expect(leadsTo("g", "x")).toBeNull();
    expect(leadsTo("g", "?")).toMatchObject({ shortcut: { name: "list" } });
    expect(leadsTo("g", "g", "b")).toMatchObject({ shortcut: { page: "/" } });
    expect(leadsTo("b")).toBeNull();
  });
});

describe("the key of a press", () => {
  it.each([
    [{ key: "g", code: "KeyG", shiftKey: false }, "g"],
    [{ key: "G", code: "KeyG", shiftKey: false }, "g"], // caps lock
    [{ key: "G", code: "KeyG", shiftKey: true }, "G"],
    [{ key: "?", code: "Slash", shiftKey: true }, "?"],
    [{ key: "؟", code: "Slash", shiftKey: true }, "?"],
    [{ key: "ل", code: "KeyG", shiftKey: false }, "g"],
    [{ key: "/", code: "Digit7", shiftKey: true }, "/"], // a German keyboard
    [{ key: "、", code: "Slash", shiftKey: false }, "/"],
    [{ key: "ArrowLeft", code: "ArrowLeft", shiftKey: false }, "ArrowLeft"],
    [{ key: "é", code: "Digit2", shiftKey: false }, "é"],
  ])("%o is %s", (pressed, key) => {
    expect(pressedKey(pressed)).toBe(key);
  });
});
