import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type Counted, countedBy } from "./report.ts";
import { REPORT, type Runner } from "./table.ts";

export interface Ran extends Counted {
  readonly name: string;
  readonly seconds: number;
}

/** Runs all that there is room for at once, each in its turn; what it needs and did not pass makes a runner fail. */
export async function runAll(runners: readonly Runner[], folder: string): Promise<Ran[]> {
  const room = Math.max(2, availableParallelism());
  const waiting = [...runners];
  const running = new Map<Runner, Promise<void>>();
  const done = new Map<string, Ran>();
  // Whoever ends the proof ends its parts, which count as failed, and no other begins.
  const stop = () => void waiting.splice(0);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  while (waiting.length + running.size > 0) {
    for (const runner of [...waiting]) {
      const needed = (runner.needs ?? []).map((name) => done.get(name));
      if (needed.some((ran) => ran === undefined)) continue;
      const taken = [...running.keys()].reduce((sum, { cores }) => sum + cores, 0);
      if (taken > 0 && taken + runner.cores > room) continue;
      waiting.splice(waiting.indexOf(runner), 1);
      if (needed.some((ran) => ran && ran.failed > 0)) {
        console.log(`[${runner.name}] not run: it needs ${runner.needs?.join(", ")}, which failed`);
        done.set(runner.name, { name: runner.name, seconds: 0, passed: 0, failed: 1, tests: [] });
        continue;
      }
      const ended = run(runner, folder).then((ran) => {
        done.set(runner.name, ran);
        running.delete(runner);
      });
      running.set(runner, ended);
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  process.off("SIGINT", stop).off("SIGTERM", stop);
  return [...done.values()];
}

async function run({ name, command, environment = {}, report }: Runner, folder: string): Promise<Ran> {
  const file = path.join(folder, `${name.replaceAll(/\W/g, "-")}.json`);
  const filled = (text: string): string => text.replace(REPORT, file);
  const [program, ...words] = command.map(filled);
  const variables = Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [key, filled(value)]),
  );
  console.log(`[${name}] ${command.join(" ")} ${JSON.stringify(environment)}`);
  const begun = performance.now();
  const child = spawn(program ?? "", words, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...variables },
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass);
  for (const stream of [child.stdout, child.stderr]) tell(name, stream);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", ({ message }) => {
      console.log(`[${name}] ${message}`);
      resolve(null);
    });
    child.once("close", resolve);
  });
  process.off("SIGINT", pass).off("SIGTERM", pass);
  const seconds = (performance.now() - begun) / 1000;
  const counted = countedBy(name, report, file, { succeeded: code === 0, seconds });
  console.log(`[${name}] ${counted.passed} passed, ${counted.failed} failed, ${seconds.toFixed(0)} s`);
  return { name, seconds, ...counted };
}

/** Says each line with the name of the runner it is from, because several speak at once. */
function tell(name: string, stream: Readable): void {
  createInterface({ input: stream }).on("line", (line) => console.log(`[${name}] ${line}`));
}
