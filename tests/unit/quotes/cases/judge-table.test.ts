import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const HERE = "tests/unit/quotes/cases";

describe("the judge's table of lib/quotes/README.md", () => {
  const [, after = ""] = readFileSync("lib/quotes/README.md", "utf8").split("\n| Judgement ");
  const rows = after
    .split("\n\n")[0]
    ?.split("\n")
    .filter((line) => /^\| (?!---)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const tests = readdirSync(HERE)
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(`${HERE}/${file}`, "utf8"))
    .join("");

  it("names a test for each judgement, and none that is not there", () => {
    expect(rows?.length).toBeGreaterThan(15);
    expect(rows?.filter((cells) => !tests.includes(`"${cells[5]}"`)).map((cells) => cells[5])).toEqual([]);
  });

  it("names files that are there", () => {
    const files = (rows ?? []).flatMap((cells) =>
      [...(cells[4] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((name) => !existsSync(`lib/quotes/${name}`))).toEqual([]);
  });
});
