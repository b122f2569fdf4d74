import type { StoreProblemCode } from "../../store/problems.ts";
import { sharedStore, storeState } from "../../store/shared.ts";
import { dataRevision } from "../../store/state.ts";

/**
 * The data revision of a database that can be used, and whether it can be written.
 * @throws StoreProblem when it can't be read, or when what is written to it would be lost
 */
export async function readiness(): Promise<{ readonly revision: number; readonly writable: boolean }> {
  const { writing } = await storeState();
  if (writing?.code === "journal lost") throw writing;
  return { revision: await dataRevision(await sharedStore()), writable: writing === null };
}

/** Why no page can be shown at present; null where they can. Cheap enough to ask before each. */
export async function unreadable(): Promise<StoreProblemCode | null> {
  return (await storeState()).reading?.code ?? null;
}
