import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  keepSnapshot,
  listSnapshots,
  openSnapshot,
  removeUnfinishedSnapshots,
} from "../../../../lib/store/files/snapshots.ts";

let folder: string;
let url: string;
let snapshots: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-snapshots-"));
  url = `file:${path.join(folder, "store.db")}`;
  snapshots = path.join(folder, "snapshots");
  mkdirSync(snapshots);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file as a process of that number leaves it, changed so many minutes ago. */
function leave(pid: number, minutes: number): string {
  const name = `unfinished-${pid}-12345.678`;
  const file = path.join(snapshots, name);
  writeFileSync(file, "half");
  const at = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, at, at);
  return name;
}

/** The number of a process that has ended. */
const goneProcess = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe("what a kill left of a snapshot", () => {
  it("goes at a start and with the next snapshot, though it is a second old", async () => {
    leave(goneProcess(), 0);
    removeUnfinishedSnapshots(url);
    expect(readdirSync(snapshots)).toEqual([]);
    leave(goneProcess(), 0);
    const { id } = await keepSnapshot(url, pieces("whole"));
    expect(readdirSync(snapshots)).toEqual([`${id}.zip`]);
  });

  it("by a process with the number that this one has now goes too", () => {
    leave(process.pid, 0);
    removeUnfinishedSnapshots(url);
    expect(readdirSync(snapshots)).toEqual([]);
  });

  it("stays while another process may be writing it, for an hour at most", () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    try {
      const name = leave(other.pid ?? 0, 59);
      removeUnfinishedSnapshots(url);
      expect(readdirSync(snapshots)).toEqual([name]);
      leave(other.pid ?? 0, 61);
      removeUnfinishedSnapshots(url);
      expect(readdirSync(snapshots)).toEqual([]);
    } finally {
      other.kill("SIGKILL");
    }
  });

  it("stays for an hour where other machines share the folder, as they do over one PostgreSQL: its number is none of here", () => {
    snapshots = path.join(folder, "data", "snapshots");
    mkdirSync(snapshots, { recursive: true });
    const here = vi.spyOn(process, "cwd").mockReturnValue(folder);
    const makers = [goneProcess(), process.pid]; // in containers every number is 1
    const names = makers.map((pid) => leave(pid, 59));
    removeUnfinishedSnapshots("postgresql://127.0.0.1/moves");
    expect(readdirSync(snapshots).sort()).toEqual(names.sort());
    for (const pid of makers) leave(pid, 61);
    removeUnfinishedSnapshots("postgresql://127.0.0.1/moves");
    expect(readdirSync(snapshots)).toEqual([]);
    here.mockRestore();
  });

  it("two snapshots made at once by one process leave each other alone", async () => {
    let isHeld = true;
    async function* slow() {
      yield Buffer.from("first half, ");
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 5));
      yield Buffer.from("second half");
    }
    const first = keepSnapshot(url, slow());
    const second = await keepSnapshot(url, pieces("other"));
    isHeld = false;
    const { id } = await first;
    expect(readdirSync(snapshots).sort()).toEqual([`${id}.zip`, `${second.id}.zip`].sort());
  });

  it("no folder is no problem, and none is made", () => {
    rmSync(snapshots, { recursive: true });
    removeUnfinishedSnapshots(url);
    expect(existsSync(snapshots)).toBe(false);
  });
});

describe("a snapshot that is kept", () => {
  it.skipIf(!existsSync("/proc/self/fd"))(
    "opens no file before its first piece is asked for, so that a thousand HEADs hold none",
    async () => {
      const { id } = await keepSnapshot(url, pieces("whole"));
      const open = () => readdirSync("/proc/self/fd").length;
      const before = open();
      const asked = Array.from({ length: 1000 }, () => openSnapshot(url, id));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(open()).toBeLessThan(before + 20);
      const whole = await asked[0]?.pieces.next();
      expect(String(whole?.value)).toBe("whole");
    },
  );

  it("is listed beside whatever else lies in the folder: a folder, a link to nothing, a name without .zip", async () => {
    const { id } = await keepSnapshot(url, pieces("whole"));
    const name = (letter: string) => path.join(snapshots, letter.repeat(32));
    writeFileSync(name("a"), "");
    mkdirSync(`${name("b")}.zip`);
    symlinkSync("/nowhere", `${name("c")}.zip`);
    mkdirSync(path.join(snapshots, `unfinished-${goneProcess()}-1.5`));
    expect(listSnapshots(url).map((snapshot) => snapshot.id)).toEqual([id]);
    for (const letter of ["a", "b", "c"]) expect(openSnapshot(url, letter.repeat(32))).toBeNull();
    expect((await keepSnapshot(url, pieces("more"))).bytes).toBe(4);
  });

  it("that was cut short is whole again once it is made anew", async () => {
    const { id } = await keepSnapshot(url, pieces("whole"));
    writeFileSync(path.join(snapshots, `${id}.zip`), "wh");
    await keepSnapshot(url, pieces("whole"));
    expect(readFileSync(path.join(snapshots, `${id}.zip`), "utf8")).toBe("whole");
  });

  it("is none where a file stands in the folder's place, which is said as what can't be written", async () => {
    rmSync(snapshots, { recursive: true });
    writeFileSync(snapshots, "");
    expect(listSnapshots(url)).toEqual([]);
    expect(openSnapshot(url, "a".repeat(32))).toBeNull();
    await expect(keepSnapshot(url, pieces("whole"))).rejects.toMatchObject({ code: "read only" });
  });
});
