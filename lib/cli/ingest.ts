import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { ingestCommand } = await import("./ingest/arguments.ts");
process.exitCode = await runCommand(ingestCommand, async (asked) =>
  (await import("./ingest/run.ts")).runIngest(asked),
);
