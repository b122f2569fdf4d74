import katex from "katex";
import { FormulaElement } from "./formula-element.tsx";
import { withoutTags } from "./formula-tags.ts";

interface FormulaProps {
  /** LaTeX of this project's own; nothing from outside comes here. */
  readonly latex: string;
  readonly block?: boolean;
}

/** The bar of a mean, as KaTeX writes it: `\\bar` and `\\overline`. */
const BAR = /<mo(?: stretchy="true")?>(ˉ|‾)<\/mo>(?=<\/mover>)/g;

/** The LaTeX that KaTeX leaves beside the formula, which no browser shows. */
const SOURCE = /<annotation encoding="application\/x-tex">.*?<\/annotation>/s;

/**
 * A formula as MathML, set on the server: no style sheet or font goes to the browser for it. Without a font for
 * mathematics a bar over a letter is thinner than a pixel, so it is drawn as the letter's upper edge (globals.css).
 */
export function Formula({ latex, block = false }: FormulaProps) {
  const html = katex
    .renderToString(latex, { output: "mathml", displayMode: block, throwOnError: true })
    .replace(SOURCE, "")
    .replace(BAR, '<mo class="math-bar">$1</mo>');
  return <FormulaElement letters={withoutTags(html)} block={block} />;
}
