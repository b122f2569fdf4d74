import { environment } from "../env.ts";
import { log } from "../log.ts";
import { fail, type Result } from "../result.ts";
import type { Store } from "../store/client.ts";
import { StoreProblem, type StoreProblemCode, storeProblem } from "../store/problems.ts";
import { writeStored } from "../store/shared.ts";
import type { Admin } from "./access/session.ts";
import type { EditContext } from "./edits.ts";

/** The database could not be written, and why. */
export interface StoreUnusable {
  readonly code: "store";
  readonly problem: StoreProblemCode;
}

/** Writes as a person who signed in; a database that can't be used is a value, and anything else is thrown on. */
export async function write<Value, Problem>(
  { name }: Admin,
  work: (store: Store, context: EditContext) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem | StoreUnusable>> {
  try {
    return await writeStored((store) => work(store, { actor: name, now: new Date() }));
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    if (!(problem instanceof StoreProblem)) throw error;
    log().error({ err: problem, code: problem.code }, "an edit could not be stored");
    return fail({ code: "store", problem: problem.code });
  }
}
