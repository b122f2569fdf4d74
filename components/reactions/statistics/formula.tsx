import katex from "katex";

interface FormulaProps {
  /** LaTeX of this project's own; nothing from outside comes here. */
  readonly latex: string;
  readonly block?: boolean;
}

/** A formula as MathML, set on the server: no script, style sheet or font goes to the browser for it. */
export function Formula({ latex, block = false }: FormulaProps) {
  const html = katex.renderToString(latex, { output: "mathml", displayMode: block, throwOnError: true });
  return (
    <span
      dir="ltr"
      className={block ? "block overflow-x-auto py-1" : ""}
      // One wider than the screen must scroll by keyboard.
      {...(block ? { tabIndex: 0 } : {})}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes, and its input is in this repository
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
