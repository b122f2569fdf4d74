/** Why a company, instrument or announcement can't be stored or removed as asked; nothing was changed. */
export interface EditProblem {
  readonly code:
    | "unknown company"
    | "unknown instrument"
    | "has instruments"
    | "named by announcements"
    | "has bars"
    | "has actions"
    | "is benchmark"
    | "taken"
    | "missing"
    | "changed meanwhile";
  /** What stands in the way: names or counts, ready to be shown. */
  readonly names: string;
}
