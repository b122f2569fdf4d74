import type { Result } from "../result.ts";
import type { Admin } from "./access/session.ts";
import { type UndoProblem, undoEntry } from "./undo.ts";
import { type StoreUnusable, write } from "./writing.ts";

/** Takes an entry of the log back as the person who signed in. */
export async function undoAs(
  admin: Admin,
  entry: number,
): Promise<Result<{ readonly entry: number | null }, UndoProblem | StoreUnusable>> {
  return write(admin, (store, context) => undoEntry(store, entry, context));
}
