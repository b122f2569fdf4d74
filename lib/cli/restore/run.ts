import { EnvironmentError, environment } from "../../env.ts";
import { listBackups } from "../../store/backup/backup-list.ts";
import { BackupError, backupFolder, SERVER_HAS_ITS_OWN } from "../../store/backup/make-backup.ts";
import { restore } from "../../store/backup/restore-backup.ts";
import { databasePath, isPostgresql } from "../../store/database-path.ts";
import { StoreProblem } from "../../store/problems.ts";
import { complain, EXIT } from "../command.ts";
import type { RestoreAsked } from "./arguments.ts";
import { backupLines, restoreLines } from "./report.ts";

/**
 * Restores a backup into the database of the environment, or lists the backups where none is named. Returns the
 * exit code: 0 done, 1 failed, 2 a wrong command or setting.
 */
export async function runRestore({ backup }: RestoreAsked): Promise<number> {
  process.stdout.on("error", () => {});
  try {
    const { DATABASE_URL } = environment();
    if (isPostgresql(DATABASE_URL)) return complain(SERVER_HAS_ITS_OWN, EXIT.wrongCommand);
    if (backup === null) {
      console.log(backupLines(await listBackups(DATABASE_URL), backupFolder(DATABASE_URL)));
      return EXIT.done;
    }
    const done = await restore(DATABASE_URL, backup, new Date());
    if (!done.ok) {
      const isSlip = done.problem.code === "no file" || done.problem.code === "same file";
      return complain(done.problem.message, isSlip ? EXIT.wrongCommand : EXIT.failed);
    }
    console.log(restoreLines(done.value, backup, databasePath(DATABASE_URL)));
    return EXIT.done;
  } catch (error) {
    if (error instanceof EnvironmentError) return complain(error.message, EXIT.wrongCommand);
    if (error instanceof StoreProblem || error instanceof BackupError) {
      return complain(error.message, EXIT.failed);
    }
    throw error;
  }
}
