import { requireNode } from "./node-version.ts";

requireNode();

const usage = `Puts a backup in the database's place, after checking it. Stop the app first.

  npm run restore                 lists the backups
  npm run restore -- <file>       restores one; the present database is kept in backups/ beside it
`;

const EXIT_WRONG_COMMAND = 2;

const [backup, ...more] = process.argv.slice(2);
if (backup === "--help" || backup === "-h") process.stdout.write(usage);
else if (more.length > 0 || backup?.startsWith("-") || backup === "") {
  console.error(usage);
  process.exitCode = EXIT_WRONG_COMMAND;
} else {
  const { runRestore } = await import("./restore/run.ts");
  process.exitCode = await runRestore(backup);
}
