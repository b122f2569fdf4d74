import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const module = pathToFileURL(path.resolve("lib/cli/returned-memory.ts"));
const SCRIPT = `import { returnMemory } from "${module}";
  console.log(process.pid);
  returnMemory();
  console.log(JSON.stringify([process.execArgv, process.argv.slice(2), process.env.MALLOC_TRIM_THRESHOLD_]));`;

/** What the script says, line by line, with a setting of glibc's in its environment or none. */
function linesOf(setting: string | undefined): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-memory-"));
  try {
    const file = path.join(folder, "script.mjs");
    writeFileSync(file, SCRIPT);
    const { stdout, stderr } = spawnSync(process.execPath, ["--max-semi-space-size=16", file, "--built"], {
      env: { ...process.env, MALLOC_TRIM_THRESHOLD_: setting },
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    return stdout.trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.runIf(process.platform === "linux")(
  "a server begins once more as the same process, with its flags and words, told what to hand back",
  () => {
    const [first, again, said] = linesOf(undefined);
    expect(again).toBe(first);
    expect(said).toBe('[["--max-semi-space-size=16"],["--built"],"262144"]');
  },
);

test("a server that was told by whoever starts it goes on as it is", () => {
  expect(linesOf("1000")[1]).toBe('[["--max-semi-space-size=16"],["--built"],"1000"]');
});
