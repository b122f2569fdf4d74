import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const page = readFileSync("SECURITY.md", "utf8");
const promised = page.slice(page.indexOf("## What is promised"), page.indexOf("## What is not promised"));
const promises = promised.split("\n").filter((line) => line.startsWith("| **"));
const testsOf = (text: string): string[] =>
  [...text.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = ""]) => file);

describe("SECURITY.md", () => {
  it("makes 10 promises or more", () => {
    expect(promises.length).toBeGreaterThanOrEqual(10);
  });

  it.each(promises.map((line) => [/\*\*(.+?)\.?\*\*/.exec(line)?.[1] ?? line, line]))(
    "%s: names tests, in its last column",
    (_, line) => {
      expect(testsOf(line.split(" | ").at(-1) ?? "").length).toBeGreaterThan(0);
    },
  );

  it.each([...new Set(testsOf(page))])("%s exists", (file) => {
    expect(existsSync(file)).toBe(true);
  });
});
