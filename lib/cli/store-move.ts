import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { storeMoveCommand } = await import("./store-move/arguments.ts");
process.exitCode = await runCommand(storeMoveCommand, async (asked) =>
  (await import("./store-move/run.ts")).runStoreMove(asked),
);
