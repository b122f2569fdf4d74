import { requireNode } from "./node-version.ts";

requireNode();

const { parseExport, usage } = await import("./export/arguments.ts");
const { complain, EXIT } = await import("./with-store.ts");

const given = parseExport(process.argv.slice(2));
if (!given.ok) process.exitCode = complain(given.problem, EXIT.wrongCommand);
else if (given.value === null) process.stdout.write(usage);
else {
  const { runExport } = await import("./export/run.ts");
  process.exitCode = await runExport(given.value);
}
