import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { backupCommand } = await import("./backup/arguments.ts");
process.exitCode = await runCommand(backupCommand, async (asked) =>
  (await import("./backup/run.ts")).runBackup(asked),
);
