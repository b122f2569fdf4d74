import { BackupError, backUp, backupFile, SERVER_HAS_ITS_OWN } from "../../store/backup/make-backup.ts";
import { isPostgresql } from "../../store/database-path.ts";
import { complain, EXIT } from "../command.ts";
import { withStore } from "../with-store.ts";
import type { BackupAsked } from "./arguments.ts";

/** Copies the database of the environment into a file. Returns the exit code. */
export const runBackup = ({ file: target }: BackupAsked): Promise<number> =>
  withStore(
    async (store, url) => {
      const file = target ?? backupFile(url, new Date());
      try {
        await backUp(store, file);
      } catch (error) {
        if (error instanceof BackupError) return complain(error.message, EXIT.failed);
        throw error;
      }
      console.log(`Copied and checked: ${file}`);
      return EXIT.done;
    },
    (url) => (isPostgresql(url) ? complain(SERVER_HAS_ITS_OWN, EXIT.wrongCommand) : null),
  );
