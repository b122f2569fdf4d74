// `npm run bench [name]`: every benchmark beside this file, or the one named.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { type Command, complain, EXIT, runCommand } from "../../lib/cli/command.ts";
import { succeed } from "../../lib/result.ts";

const benchmarks = readdirSync("tests/bench")
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.startsWith("support"))
  .map((file) => file.replace(/\.ts$/, ""));

const benchCommand: Command<{ readonly wanted: string | null }> = {
  run: "npm run bench",
  usage: `Runs the benchmarks, or the one named: ${benchmarks.join(", ")}.\n`,
  options: {},
  operands: { least: 0, most: 1, sentence: "Name one benchmark, or none for all." },
  read: ({ operands: [name] }) => succeed({ wanted: name ?? null }),
};

async function bench({ wanted }: { readonly wanted: string | null }): Promise<number> {
  const names = benchmarks.filter((name) => wanted === null || name === wanted);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  );
  if (names.length === 0) return complain(`There is no benchmark ${wanted}.`, EXIT.wrongCommand);
  let code = EXIT.done;
  for (const name of names) {
    console.log(`\n## ${name}`);
    const { status } = spawnSync("node", ["--conditions=react-server", `tests/bench/${name}.ts`], {
      stdio: "inherit",
    });
    if (status !== 0) code = EXIT.failed;
  }
  return code;
}

process.exitCode = await runCommand(benchCommand, bench);
