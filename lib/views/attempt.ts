import { environment } from "../env.ts";
import { log } from "../log.ts";
import { noteLack } from "../request-context.ts";
import { fail, type Result, succeed } from "../result.ts";
import { StoreProblem, storeProblem } from "../store/problems.ts";
import { suspectDamage } from "../store/shared.ts";

/** Reads a view; a database that can't be used is a value, and anything else is thrown on. */
export async function attempt<View>(read: () => Promise<View>): Promise<Result<View, StoreProblem>> {
  try {
    return succeed(await read());
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    if (problem instanceof StoreProblem) {
      noteLack();
      // One that a look at the files found is in the log already, once.
      if (problem !== error) {
        suspectDamage();
        log().error({ err: problem, code: problem.code }, "database not usable");
      }
      return fail(problem);
    }
    throw error;
  }
}
