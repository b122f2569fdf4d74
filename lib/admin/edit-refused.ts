import type { EditProblem } from "../store/reference/edit-problem.ts";

/** Carries a problem out of the transaction that it undoes, where it showed only after something was written. */
export class EditRefused extends Error {
  override readonly name = "EditRefused";
  readonly problem: EditProblem;
  constructor(problem: EditProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
