import { requireNode } from "./node-version.ts";

requireNode();

const { complain, EXIT, withStore } = await import("./with-store.ts");
const { BackupError, backUp, backupFile } = await import("../store/backup/make-backup.ts");

const usage = `Copies the database while it is in use, and checks the copy.

  npm run backup -- [<file>]      without a file: backups/ beside the database, named by the time

To go back, stop the app and run npm run restore -- <file>.
`;

const [target, ...more] = process.argv.slice(2);
if (target === "--help" || target === "-h") process.stdout.write(usage);
else if (more.length > 0 || target?.startsWith("-")) process.exitCode = complain(usage, EXIT.wrongCommand);
else {
  process.exitCode = await withStore(async (store, url) => {
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
