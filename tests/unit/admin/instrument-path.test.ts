import { expect, it } from "vitest";
import { keyIn, subjectIn, thingPath } from "../../../app/[locale]/admin/subject-paths.ts";
import { instrumentPath, symbolIn } from "../../../components/admin/instrument-path.ts";

it.each([
  ["9988.HK", "9988_HK"],
  ["^HSI", "%5EHSI"],
  ["HKD=X", "HKD%3DX"],
  ["BRK-B", "BRK-B"],
])("%s is at /admin/instruments/%s and found there again", (symbol, segment) => {
  expect(instrumentPath(symbol)).toBe(`/admin/instruments/${segment}`);
  expect(symbolIn(segment)).toBe(symbol);
});

it("a path that can't be decoded is no symbol, and no error", () => {
  expect(symbolIn("%E0%A4%A")).toBe("%E0%A4%A");
});

it("the pages of subjects are at companies, instruments and announcements, and at nothing else", () => {
  expect(["companies", "instruments", "announcements", "company", "log", ""].map(subjectIn)).toEqual([
    "company",
    "instrument",
    "announcement",
    null,
    null,
    null,
  ]);
  expect(thingPath("company", "alibaba")).toBe("/admin/companies/alibaba");
  expect(thingPath("instrument", "^HSI")).toBe("/admin/instruments/%5EHSI");
  expect(keyIn("instrument", "9988_HK")).toBe("9988.HK");
  expect(keyIn("announcement", "gpt_4")).toBe("gpt_4");
});
