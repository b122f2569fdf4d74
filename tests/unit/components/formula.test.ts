import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Formula } from "../../../components/reactions/statistics/formula.tsx";
import { withoutTags, withTags } from "../../../components/reactions/statistics/formula-tags.ts";
import { METHOD_FORMULAS } from "../../../components/reactions/statistics/method-formulas.ts";

const drawn = (latex: string): string => renderToStaticMarkup(Formula({ latex }));

it("the bars of means are drawn as edges, so that they show without a font for mathematics; hats are left", () => {
  expect(drawn("\\bar R_m")).toContain('<mo class="math-bar">ˉ</mo></mover>');
  expect(drawn("\\overline{\\ln V_i}")).toContain('<mo class="math-bar">‾</mo></mover>');
  expect(drawn("\\hat\\beta - \\beta")).not.toContain("math-bar");
});

it("every method's formula goes to the browser without a bracket of its tags, and has all of them again there", () => {
  for (const { formula } of Object.values(METHOD_FORMULAS)) {
    const { letters } = Formula({ latex: formula, block: true }).props;
    expect(letters).not.toMatch(/[<>]/);
    expect(withTags(letters)).toMatch(/^<span class="katex"><math .*<\/math><\/span>$/);
    expect(withoutTags(withTags(letters))).toBe(letters);
  }
});

it("a tag that is not known is sent as it is", () => {
  expect(withTags(withoutTags('<mi>x</mi><mpadded width="0">y</mpadded>'))).toBe(
    '<mi>x</mi><mpadded width="0">y</mpadded>',
  );
});
