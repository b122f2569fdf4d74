import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { restoreCommand } = await import("./restore/arguments.ts");
process.exitCode = await runCommand(restoreCommand, async (asked) =>
  (await import("./restore/run.ts")).runRestore(asked),
);
