// `npm run bench [name]`: every benchmark beside this file, or the one named.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const [, , wanted] = process.argv;
const names = readdirSync("tests/bench")
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.startsWith("support"))
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => wanted === undefined || name === wanted);

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
if (names.length === 0) {
  console.error(`There is no benchmark ${wanted}.`);
  process.exitCode = 2;
}
for (const name of names) {
  console.log(`\n## ${name}`);
  const { status } = spawnSync("node", ["--conditions=react-server", `tests/bench/${name}.ts`], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
