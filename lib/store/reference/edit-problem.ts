/** Why what people change can't be stored or removed as asked; nothing was changed. */
export interface EditProblem {
  readonly code:
    | "unknown company"
    | "unknown instrument"
    | "has instruments"
    | "named by announcements"
    | "has bars"
    | "has actions"
    | "is benchmark"
    | "unknown report"
    | "has claims"
    | "taken"
    | "missing"
    | "changed meanwhile"
    | "not adjustable";
  /** What stands in the way: names or counts, ready to be shown. */
  readonly names: string;
}

const NAMES_SHOWN = 10;

/** The first ten of some names, and how many more there are: `a, b, … (+2990)`. */
export function someNames(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return names.slice(0, NAMES_SHOWN).join(", ") + (more > 0 ? `, … (+${more})` : "");
}
