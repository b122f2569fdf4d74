import { requireNode } from "./node-version.ts";

requireNode();

const { runCommand } = await import("./command.ts");
const { studyCommand } = await import("./study/arguments.ts");
process.exitCode = await runCommand(studyCommand, async (asked) =>
  (await import("./study/study-command.ts")).runStudyCommand(asked),
);
