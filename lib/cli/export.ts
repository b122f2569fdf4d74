import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { exportCommand } = await import("./export/arguments.ts");
process.exitCode = await runCommand(exportCommand, async (asked) =>
  (await import("./export/run.ts")).runExport(asked),
);
