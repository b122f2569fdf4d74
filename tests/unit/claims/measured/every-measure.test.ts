import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { measureSchema } from "../../../../lib/claims/measure.ts";
import { WORKED_IN } from "./measures-of.ts";

it("each measure of the closed list is one that a file of hand-worked tests here answers for", () => {
  const kinds = measureSchema.options.map(({ shape }) => shape.kind.value);
  expect(Object.keys(WORKED_IN).sort()).toEqual([...kinds].sort());
  for (const file of new Set(Object.values(WORKED_IN))) {
    const text = readFileSync(path.join("tests/unit/claims/measured", file), "utf8");
    expect(text, file).toMatch(new RegExp(`measuresOf\\("${file}"\\)[^]*\\nitJudgesThemAll\\(\\);`));
  }
});
