import { expect, it } from "vitest";
import { wantsOwnProcess } from "../../support/own-process.ts";

it.each([
  ["tests/unit/admin/session.test.ts", "puts a module in another's place"],
  ["tests/unit/store/shared/replicas.test.ts", "sets variables of the environment"],
  ["tests/unit/quotes/cases/case-files.test.ts", "takes its world from a file that does"],
  ["tests/unit/views/announcement-list.test.ts", "draws a component"],
])("%s, which %s, has a process for itself", (file) => {
  expect(wantsOwnProcess(file)).toBe(true);
});

it.each([
  "tests/unit/views/board.test.ts",
  "tests/unit/quotes/ingest.test.ts",
  "tests/unit/store/runs/leases.test.ts",
])("%s shares one", (file) => {
  expect(wantsOwnProcess(file)).toBe(false);
});
