import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { PUBLIC_MESSAGES, StoreProblem, storeProblem } from "../../../lib/store/problems.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-problems-"));
const there = path.join(folder, "there.db");
writeFileSync(there, "");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = (error: unknown, file = "/data/moves.db"): StoreProblem => {
  const problem = storeProblem(error, `file:${file}`);
  if (!(problem instanceof StoreProblem)) throw new Error("not known");
  return problem;
};

describe("a fault of the database file", () => {
  it.each([
    ["SQLITE_FULL", "database or disk is full", "full"],
    ["SQLITE_IOERR_WRITE", "disk I/O error", "full"],
    ["ENOSPC", "no space left on device, write", "full"],
    ["EFBIG", "file too large, write", "full"],
    ["SQLITE_BUSY", "database is locked", "locked"],
    ["SQLITE_READONLY_DBMOVED", "attempt to write a readonly database", "locked"],
    ["SQLITE_READONLY", "attempt to write a readonly database", "read only"],
    ["EROFS", "read-only file system, open", "read only"],
    ["SQLITE_NOTADB", "file is not a database", "damaged"],
    ["SQLITE_CORRUPT", "database disk image is malformed", "damaged"],
    ["SQLITE_CANTOPEN", "unable to open database file", "missing"],
  ])("%s is `%s`: %s", (code, message, expected) => {
    const problem = known(Object.assign(new Error(message), { code }));
    expect(problem.code).toBe(expected);
    expect(problem.message).toMatch(/^The database \/data\/moves\.db .*\.$/);
    expect(problem.publicMessage).not.toContain("/data");
  });

  it("that can't be opened though it is there is `read only`: its journal can't be made", () => {
    const error = Object.assign(new Error("unable to open database file"), { code: "SQLITE_CANTOPEN" });
    expect(known(error, there).code).toBe("read only");
    expect(known(error, path.join(folder, "none.db")).code).toBe("missing");
  });

  it("is found in the cause that a driver hands on", () => {
    const cause = {
      kind: "sqlite",
      originalCode: "SQLITE_FULL",
      originalMessage: "database or disk is full",
    };
    expect(known(new Error("Raw query failed", { cause })).code).toBe("full");
  });

  it("is known again by another part of the server, which has the class in a bundle of its own", async () => {
    vi.resetModules();
    const other = await import("../../../lib/store/problems.ts");
    expect(other.StoreProblem).not.toBe(StoreProblem);
    const problem = other.seenProblem("damaged", there, "table damaged: Bar");
    expect(problem).toBeInstanceOf(StoreProblem);
    expect(storeProblem(problem, `file:${there}`)).toBe(problem);
    expect(new Error("another")).not.toBeInstanceOf(StoreProblem);
  });

  it("is said to readers of a page in the words of the messages, the same in English", () => {
    expect(messagesIn("en").states.storeProblems).toEqual(PUBLIC_MESSAGES);
  });

  it("a folder beside a PostgreSQL database that can't be written is named, and its server is not said to refuse us", () => {
    const error = Object.assign(new Error("EACCES: permission denied, mkdir '/app/data'"), {
      code: "EACCES",
      syscall: "mkdir",
      path: "/app/data",
    });
    const problem = storeProblem(error, "postgresql://user:secret@db/moves");
    if (!(problem instanceof StoreProblem)) throw new Error("It has no name");
    expect([problem.code, problem.message]).toEqual([
      "read only",
      expect.stringMatching(/^What is kept in \/app\/data can't be written/),
    ]);
    const socket = Object.assign(new Error("connect ECONNREFUSED"), { syscall: "connect", path: "/tmp/.s" });
    expect(storeProblem(socket, "postgresql://user:secret@db/moves")).toMatchObject({ code: "unreachable" });
  });

  it("any other fault is handed back as it came", () => {
    const error = new TypeError("undefined is not a function");
    expect(storeProblem(error, "file:/data/moves.db")).toBe(error);
  });
});
