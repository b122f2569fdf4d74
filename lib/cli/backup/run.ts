import { BackupError, backUp, backupFile, SERVER_HAS_ITS_OWN } from "../../store/backup/make-backup.ts";
import { isPostgresql } from "../../store/database-path.ts";
import { complain, EXIT } from "../command.ts";
import { withStore } from "../with-store.ts";
import type { BackupAsked } from "./arguments.ts";

/** Copies the database of the environment into a file. Returns the exit code. */
export function runBackup({ file: target }: BackupAsked): Promise<number> {
  return withStore(async (store, url) => {
    if (isPostgresql(url)) return complain(SERVER_HAS_ITS_OWN, EXIT.wrongCommand);
    const file = target ?? backupFile(url, new Date());
    try {
      await backUp(store, file);
    } catch (error) {
      if (error instanceof BackupError) return complain(error.message, EXIT.failed);
      throw error;
    }
    console.log(`Copied and checked: ${file}`);
    return EXIT.done;
  });
}
