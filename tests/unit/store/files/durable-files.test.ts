import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, it, vi } from "vitest";
import { isAlive } from "../../../../lib/store/files/durable-files.ts";

// Only Linux tells such a process from one that runs.
it.runIf(process.platform === "linux")(
  "a process that has ended is not alive, though nobody has waited for it and its number is still taken",
  async () => {
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 20"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const pid = await new Promise<number>((resolve) => {
        createInterface({ input: parent.stdout }).once("line", (line) => resolve(Number(line)));
      });
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 15_000 });
      expect(() => process.kill(pid, 0)).not.toThrow();
      expect(isAlive(parent.pid ?? 0)).toBe(true);
    } finally {
      parent.kill("SIGKILL");
    }
  },
);
