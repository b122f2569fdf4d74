import { requireNode } from "./node-version.ts";

requireNode();

const { parseDiscover, usage } = await import("./discover/arguments.ts");

const EXIT_WRONG_COMMAND = 2;

const given = parseDiscover(process.argv.slice(2), new Date());
if (!given.ok) {
  console.error(given.problem);
  process.exitCode = EXIT_WRONG_COMMAND;
} else if (given.value === null) {
  process.stdout.write(usage);
} else {
  // Loaded only now: the store takes half a second, a slip in the command should not.
  const { runDiscover } = await import("./discover/run.ts");
  process.exitCode = await runDiscover(given.value);
}
