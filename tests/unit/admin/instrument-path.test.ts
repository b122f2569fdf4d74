import { expect, it } from "vitest";
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
