import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LOCALES } from "../../lib/i18n/routing.ts";

type Messages = { readonly [key: string]: string | Messages };
const messagesSchema: z.ZodType<Messages> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), messagesSchema])),
);

/** Every text of a language by its dotted key, in the order of the file. */
function texts(locale: string): Map<string, string> {
  const file = path.resolve(import.meta.dirname, `../../lib/i18n/messages/${locale}.json`);
  const found = new Map<string, string>();
  const walk = (messages: Messages, before: string) => {
    for (const [key, value] of Object.entries(messages)) {
      if (typeof value === "string") found.set(before + key, value);
      else walk(value, `${before}${key}.`);
    }
  };
  walk(messagesSchema.parse(JSON.parse(readFileSync(file, "utf8"))), "");
  return found;
}

/** What a text takes in: the names after an opening brace that a comma or a closing brace follows. */
const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = ""]) => name).sort()),
];
/** The names of the tags that wrap a part of a text. */
const tags = (text: string): string[] => [...text.matchAll(/<\/?(\w+)>/g)].map(([tag]) => tag).sort();

/** Whether a text has other words for one than for many, or for one case than for another. */
const isChosen = (text: string): boolean => /\{\s*\w+\s*,\s*(plural|select|selectordinal)\b/.test(text);

const english = texts("en");

describe.each(["zh", "ar"])("the texts in %s", (locale) => {
  const own = texts(locale);

  it("have the keys of the English ones, none missing and none besides", () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("take in the same {placeholders} and tags as the English ones, text by text", () => {
    for (const [key, text] of english) {
      expect(placeholders(own.get(key) ?? ""), key).toEqual(placeholders(text));
      expect(tags(own.get(key) ?? ""), key).toEqual(tags(text));
    }
  });

  // A text that the browser fills in by itself has no plurals: what English says without, no other language may say with.
  it("have a plural or a choice only where the English ones have", () => {
    for (const [key, text] of english) {
      if (!isChosen(text)) expect(isChosen(own.get(key) ?? ""), key).toBe(false);
    }
  });

  it("are none of them empty", () => {
    for (const [key, text] of own) expect(text.trim(), key).not.toBe("");
  });
});

/** Texts whose names are stored, and those of a form that puts `Help` behind the name of its field. */
const NAMED_ELSEWHERE =
  /^((instrument|kind|maker|sector)Names|figure\.lanes|timeline\.times\.zones)\.|^adminQuotes\.file\.\w+Help$/;

describe("the texts", () => {
  it("are each named in the code, word by word, unless their names are stored", () => {
    const files = globSync("{app,components,lib}/**/*.{ts,tsx}", { exclude: ["lib/store/generated*/**"] });
    const words = new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/\w+/g) ?? []));
    const unsaid = [...english.keys()].filter((key) => {
      const [, name = ""] = /([^.]+)$/.exec(key) ?? [];
      return !NAMED_ELSEWHERE.test(key) && !(name.match(/\w+/g) ?? []).every((word) => words.has(word));
    });
    expect(words.size).toBeGreaterThan(5000);
    expect(unsaid).toEqual([]);
  });
});

describe("reading placeholders", () => {
  it("{count, plural, one {# row} other {# rows}} of {total} takes in count and total, not the words", () => {
    expect(placeholders("{count, plural, one {# row} other {# rows}} of {total}")).toEqual([
      "count",
      "total",
    ]);
  });
});

describe("the worker that keeps pages for reading offline", () => {
  it("knows the app's languages", () => {
    const worker = readFileSync(path.resolve(import.meta.dirname, "../../public/offline-worker.js"), "utf8");
    expect(worker).toContain(`const LOCALES = ${JSON.stringify(LOCALES).replaceAll(",", ", ")};`);
  });
});
