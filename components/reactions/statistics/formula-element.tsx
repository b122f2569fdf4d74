"use client";

import { withTags } from "./formula-tags.ts";

interface FormulaElementProps {
  /** MathML with letters for its tags (`withoutTags`). */
  readonly letters: string;
  readonly block: boolean;
}

/** A formula in the page: its tags stand in the HTML alone and not once more in what React reads. */
export function FormulaElement({ letters, block }: FormulaElementProps) {
  return (
    <span
      dir="ltr"
      className={block ? "block overflow-x-auto py-1" : ""}
      // One wider than the screen must scroll by keyboard.
      {...(block ? { tabIndex: 0 } : {})}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes, and its input is in this repository
      dangerouslySetInnerHTML={{ __html: withTags(letters) }}
    />
  );
}
