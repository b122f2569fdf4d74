import { z } from "zod";
import type { FileAnswer } from "../../admin/quotes/file-process.ts";
import { doFileTask, type FileTask } from "../../admin/quotes/quote-files.ts";
import { environment } from "../../env.ts";
import type { Store } from "../../store/client.ts";
import { StoreProblem, storeProblem } from "../../store/problems.ts";
import { complain, EXIT } from "../command.ts";
import { withStore } from "../with-store.ts";

// The server that started this process is of these same sources and sends what they declare.
const task = z.custom<FileTask>(
  (value) =>
    z.object({ kind: z.enum(["plan", "store"]), file: z.object({ name: z.string() }) }).safeParse(value)
      .success,
);

/** Does what the server that started this process asks of one file, and answers over the same channel. */
export async function answerFileTask(): Promise<number> {
  // Without the server nobody waits for an answer; what was committed stays.
  const leave = () => process.exit(EXIT.interrupted);
  process.once("disconnect", leave);
  const asked = await new Promise<unknown>((resolve) => void process.once("message", resolve));
  try {
    const read = task.safeParse(asked);
    if (!read.success) return complain("Only the app's server starts this.", EXIT.wrongCommand);
    return await withStore(async (store) => {
      await answer(await done(store, read.data));
      return EXIT.done;
    });
  } finally {
    // The channel would hold the process.
    process.off("disconnect", leave);
    if (process.connected) process.disconnect();
  }
}

/** What came of a task; a database that can't be used is its problem. */
async function done(store: Store, asked: FileTask): Promise<FileAnswer> {
  try {
    return await doFileTask(store, asked);
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    if (!(problem instanceof StoreProblem)) throw error;
    return { kind: "refused", problem: { code: "store", problem: problem.code } };
  }
}

const answer = (said: FileAnswer): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(said, undefined, undefined, () => resolve());
  });
