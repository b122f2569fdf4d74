import type { SignInProblem } from "../../lib/admin/access/session.ts";
import type { FieldProblem } from "../../lib/admin/announcements/announcement-form.ts";
import type { ImportProblem } from "../../lib/admin/announcements/announcement-import.ts";
import type { UndoProblem } from "../../lib/admin/undo.ts";
import type { StoreUnusable } from "../../lib/admin/writing.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { EditProblem } from "../../lib/store/reference/edit-problem.ts";
import { fill } from "../text/fill.ts";

/** Why an edit was refused, as a sentence. */
export function editSentence({ admin, states }: Messages, problem: EditProblem | StoreUnusable): string {
  const names = problem.code === "store" ? states.storeProblems[problem.problem] : problem.names;
  return fill(admin.problems[problem.code], { names });
}

/** Why an entry can't be taken back, as a sentence. */
export function undoSentence(messages: Messages, problem: UndoProblem | StoreUnusable): string {
  const { problems } = messages.admin.log;
  switch (problem.code) {
    case "no entry":
      return problems[problem.code];
    case "undone already":
      return fill(problems[problem.code], { entry: problem.entry });
    case "changed since":
      return fill(problems[problem.code], { entry: problem.entry, actor: problem.actor });
    default:
      return editSentence(messages, problem);
  }
}

/** Why a file can't be imported, as a sentence. */
export function importSentence(
  messages: Messages,
  problem: ImportProblem | StoreUnusable | { readonly code: "file gone" },
): string {
  const { problems } = messages.admin.import;
  switch (problem.code) {
    case "not csv":
      return fill(problems[problem.code], { line: problem.line });
    case "missing columns":
      return fill(problems[problem.code], { columns: problem.columns });
    case "too many rows":
      return fill(problems[problem.code], { most: problem.most });
    case "no file":
    case "too large":
    case "not text":
    case "no rows":
    case "plan changed":
    case "file gone":
      return problems[problem.code];
    default:
      return editSentence(messages, problem);
  }
}

/** Why nobody was signed in, as a sentence. */
export function signInSentence(messages: Messages, problem: SignInProblem | StoreUnusable): string {
  if (problem.code === "store") return editSentence(messages, problem);
  const { admin } = messages;
  const seconds = problem.code === "wait" ? problem.seconds : 0;
  return fill(admin.signIn.problems[problem.code], { seconds });
}

/** What is wrong with fields, each as the end of a sentence that begins with the field's name. */
export const fieldSentences = ({ admin }: Messages, problems: readonly FieldProblem[]) =>
  problems.map(({ field, code }) => ({ field, says: admin.codes[code] }));
