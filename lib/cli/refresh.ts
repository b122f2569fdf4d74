import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { refreshCommand } = await import("./refresh/arguments.ts");
process.exitCode = await runCommand(refreshCommand, async (asked) =>
  (await import("./refresh/run.ts")).runRefresh(asked),
);
