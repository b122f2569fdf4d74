import { requireNode } from "./node-version.ts";

requireNode();

const { answerFileTask } = await import("./quote-file/run.ts");
process.exitCode = await answerFileTask();
