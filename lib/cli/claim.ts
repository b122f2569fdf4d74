import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { claimCommand } = await import("./claim/arguments.ts");
process.exitCode = await runCommand(claimCommand, async (asked) =>
  (await import("./claim/run.ts")).runClaim(asked),
);
