import { expect, it } from "vitest";
import { SQLITE_ALONE, storeTests } from "../../support/store-tests.ts";

it("every test that opens a store runs on both databases, but for three that are about SQLite's file", () => {
  const alone = Object.keys(SQLITE_ALONE);
  const all = storeTests();
  expect(all.length).toBeGreaterThan(120);
  expect(alone.filter((file) => !all.includes(file))).toEqual([]);
  expect(alone).toHaveLength(3);
});
