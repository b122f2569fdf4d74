import { expect, it } from "vitest";
import { drawsComponents, wantsOwnProcess } from "../../support/own-process.ts";

it.each([
  ["tests/unit/admin/session.test.ts", "puts a module in another's place"],
  ["tests/unit/store/shared/replicas.test.ts", "sets variables of the environment"],
  ["tests/unit/outside-parsers.test.ts", "measures the processor's time"],
  ["tests/unit/quotes/cases/case-files.test.ts", "takes its world from a file that does"],
])("%s, which %s, has a process for itself", (file) => {
  expect(wantsOwnProcess(file)).toBe(true);
});

it.each([
  "tests/unit/views/board.test.ts",
  "tests/unit/quotes/ingest.test.ts",
  "tests/unit/store/runs/leases.test.ts",
  "tests/unit/server/handle.test.ts",
  "tests/unit/cli/ingest.test.ts",
])("%s shares one, into which Node reads the modules", (file) => {
  expect([wantsOwnProcess(file), drawsComponents(file)]).toEqual([false, false]);
});

it.each(["tests/unit/views/announcement-list.test.ts", "tests/unit/admin/instrument-path.test.ts"])(
  "%s, which draws a component, shares one into which Vite reads them",
  (file) => {
    expect([wantsOwnProcess(file), drawsComponents(file)]).toEqual([false, true]);
  },
);
