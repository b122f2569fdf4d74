import { requireNode } from "./node-version.ts";

requireNode();

const { parseArguments, usage } = await import("./ingest/arguments.ts");

const EXIT_WRONG_COMMAND = 2;

const given = parseArguments(process.argv.slice(2));
if (!given.ok) {
  console.error(given.problem);
  process.exitCode = EXIT_WRONG_COMMAND;
} else if (given.value.help) {
  process.stdout.write(usage);
} else {
  // Loaded only now: the store and the client take half a second, a slip in the command should not.
  const { runIngest } = await import("./ingest/run.ts");
  process.exitCode = await runIngest(given.value);
}
