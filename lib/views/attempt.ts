import { environment } from "../env.ts";
import { log } from "../log.ts";
import { fail, type Result, succeed } from "../result.ts";
import { StoreProblem, storeProblem } from "../store/problems.ts";

/** Reads a view; a database that can't be used is a value, and anything else is thrown on. */
export async function attempt<View>(read: () => Promise<View>): Promise<Result<View, StoreProblem>> {
  try {
    return succeed(await read());
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    if (problem instanceof StoreProblem) {
      log().error({ err: problem, code: problem.code }, "database not usable");
      return fail(problem);
    }
    throw error;
  }
}
