import { EnvironmentError, environment } from "../env.ts";
import { openStore, type Store } from "../store/client.ts";
import { requireWholeCopy } from "../store/move/unfinished-copy.ts";
import { StoreProblem, storeProblem } from "../store/problems.ts";
import { complain, EXIT } from "./command.ts";

/**
 * Runs a command over the store of the environment and closes it. A database or an environment that can't be
 * used is one plain line on stderr. Returns the exit code: what `refuse` says of the address alone, where that is
 * not null, and then nothing is opened.
 */
export async function withStore(
  command: (store: Store, url: string) => Promise<number>,
  refuse: (url: string) => number | null = () => null,
): Promise<number> {
  // A reader that goes away (`| head`) must not end a command half way.
  process.stdout.on("error", () => {});
  try {
    const { DATABASE_URL } = environment();
    const refused = refuse(DATABASE_URL);
    if (refused !== null) return refused;
    try {
      const store = await openStore(DATABASE_URL);
      try {
        await requireWholeCopy(store, DATABASE_URL);
        return await command(store, DATABASE_URL);
      } finally {
        await store.$disconnect();
      }
    } catch (error) {
      throw storeProblem(error, DATABASE_URL);
    }
  } catch (error) {
    if (error instanceof StoreProblem) return complain(error.message, EXIT.failed);
    if (error instanceof EnvironmentError) return complain(error.message, EXIT.wrongCommand);
    throw error;
  }
}
