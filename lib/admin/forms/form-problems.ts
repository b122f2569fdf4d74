/** A field of a form that can't be used; `names` are what its sentence names, empty where it names nothing. */
export interface NamedFieldProblem<Code extends string> {
  readonly field: string;
  readonly code: Code;
  readonly names: string;
}

/**
 * The issues of a zod schema whose messages are codes, as problems of the form's fields: one for each field, in
 * the order of the issues. `unforeseen` stands for a message that is no code, such as one of a missing field.
 */
export function codedProblems<Code extends string>(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  codes: readonly Code[],
  unforeseen: Code,
): NamedFieldProblem<Code>[] {
  return firstOfEachField(
    issues.map(({ path, message }) => ({
      field: path.map(String).join("."),
      code: codes.find((code) => code === message) ?? unforeseen,
      names: "",
    })),
  );
}

/** Fields that a form tells of at once; a person mends these and sends it again. */
const MOST_PROBLEMS = 50;

/** One problem for a field is enough, the first, and so are those of fifty fields. */
export function firstOfEachField<Problem extends { readonly field: string }>(
  problems: readonly Problem[],
): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) if (!first.has(problem.field)) first.set(problem.field, problem);
  return [...first.values()].slice(0, MOST_PROBLEMS);
}
