import { requireNode } from "./node-version.ts";

requireNode();

const { studyCommand } = await import("./study/command.ts");
const { stdout, stderr, argv } = process;
process.exitCode = await studyCommand(argv.slice(2), { out: stdout, error: stderr, terminal: stderr.isTTY });
