import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Formula } from "../../../components/reactions/statistics/formula.tsx";

const drawn = (latex: string): string => renderToStaticMarkup(Formula({ latex }));

it("the bars of means are drawn as edges, so that they show without a font for mathematics; hats are left", () => {
  expect(drawn("\\bar R_m")).toContain('<mo class="math-bar">ˉ</mo></mover>');
  expect(drawn("\\overline{\\ln V_i}")).toContain('<mo class="math-bar">‾</mo></mover>');
  expect(drawn("\\hat\\beta - \\beta")).not.toContain("math-bar");
});
