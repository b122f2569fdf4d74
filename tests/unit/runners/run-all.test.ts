import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runAll } from "../../runners/schedule.ts";
import { REPORT, type Runner, SUITES } from "../../runners/table.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-runners-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue(undefined);
});

/** A runner that runs a line of JavaScript, in which `report` writes what is counted. */
const runner = (name: string, script: string, more: Partial<Runner> = {}): Runner => ({
  name,
  command: [
    process.execPath,
    "-e",
    `const report = (said) => fs.writeFileSync(process.argv[1], JSON.stringify(said)); ${script}`,
    REPORT,
  ],
  report: "counts",
  cores: 1,
  ...more,
});

const ran = async (...runners: readonly Runner[]) =>
  (await runAll(runners, folder)).map(({ name, passed, failed }) => ({ name, passed, failed }));

describe("the runners of the proof", () => {
  it("are counted by their reports; a command without one is one test", async () => {
    expect(
      await ran(
        runner("counts", "report({ passed: 3, failed: 0 })"),
        runner("fails", "report({ passed: 2, failed: 1 }); process.exitCode = 1"),
        runner("command", "", { report: "exit code" }),
      ),
    ).toEqual(
      expect.arrayContaining([
        { name: "counts", passed: 3, failed: 0 },
        { name: "fails", passed: 2, failed: 1 },
        { name: "command", passed: 1, failed: 0 },
      ]),
    );
  });

  it("fail once where there is no report, an unreadable one, a bad end after a good report, or no program", async () => {
    const counted = await ran(
      runner("silent", ""),
      runner("unreadable", "report([])"),
      runner("bad end", "report({ passed: 3, failed: 0 }); process.exitCode = 1"),
      { ...runner("nowhere", ""), command: ["no-such-program"] },
    );
    expect(counted.map(({ failed }) => failed)).toEqual([1, 1, 1, 1]);
  });

  it("wait for what they need, and are not run but fail where that failed", async () => {
    const counted = await ran(
      runner("after", "report({ passed: 1, failed: 0 })", { needs: ["first"] }),
      runner("first", "process.exitCode = 1", { report: "exit code" }),
      runner("last", "report({ passed: 1, failed: 0 })", { needs: ["after"] }),
    );
    expect(counted).toEqual([
      { name: "first", passed: 0, failed: 1 },
      { name: "after", passed: 0, failed: 1 },
      { name: "last", passed: 0, failed: 1 },
    ]);
  });

  it("end with the proof: a signal ends those that run, which fail, and no other begins", async () => {
    const [long, next] = [
      runner("long", "setTimeout(() => {}, 60_000)"),
      runner("next", "", { needs: ["long"] }),
    ];
    const counted = ran(long, next);
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.emit("SIGTERM");
    expect(await counted).toEqual([{ name: "long", passed: 0, failed: 1 }]);
  });

  it("of every suite need only runners of the same suite, each with a name of its own", () => {
    for (const runners of Object.values(SUITES)) {
      const names = runners.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(runners.flatMap(({ needs = [] }) => needs).filter((name) => !names.includes(name))).toEqual([]);
    }
  });
});
