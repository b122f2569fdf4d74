import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { discoverCommandAt } = await import("./discover/arguments.ts");
process.exitCode = await runCommand(discoverCommandAt(new Date()), async (asked) =>
  (await import("./discover/run.ts")).runDiscover(asked),
);
