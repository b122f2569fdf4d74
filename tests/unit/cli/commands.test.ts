import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Command, type CommandWords, readCommand, runCommand } from "../../../lib/cli/command.ts";
import { exportCommand } from "../../../lib/cli/export/arguments.ts";
import { storeMoveCommand } from "../../../lib/cli/store-move/arguments.ts";
import { DATASETS } from "../../../lib/export/datasets.ts";
import { FILTER_NAMES } from "../../../lib/filters.ts";
import { succeed } from "../../../lib/result.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** Long enough for a busy machine; what is still there then took the option for none. */
const PATIENCE_MILLISECONDS = 40_000;

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")));
/** The npm scripts that are programs of our own, and the words that npm starts each with. */
const COMMANDS = Object.entries(scripts).flatMap(([name, line]) => {
  const [program, ...words] = line.split(" ");
  return program === "node" ? [[name, words] as const] : [];
});
/** Programs of others, which have their own help. */
const OTHERS = ["postinstall", "test:unit", "test:e2e"];

function started(words: readonly string[]) {
  const child = spawn("node", words, {
    cwd: ROOT,
    timeout: PATIENCE_MILLISECONDS,
    env: { ...process.env, DATABASE_URL: "file:/nowhere/none.db", PORT: "1", REFRESH_CRON: "off" },
  });
  const written = { out: "", error: "" };
  child.stdout.on("data", (text) => {
    written.out += text;
  });
  child.stderr.on("data", (text) => {
    written.error += text;
  });
  return new Promise<{ code: number | null; out: string; error: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, ...written })),
  );
}

describe("npm run store:move", () => {
  it.each([
    "postgresqll://user:secret@db/moves",
    "postgresql://user:sec/ret@db:5432/moves",
    "postgresql://user:secret@db:99999/moves",
    "postgresql://user:secret@db/moves?schema=other",
  ])("to %s is told which option is wrong, and never the password", (to) => {
    const asked = readCommand(storeMoveCommand, ["--from", "file:moves.db", "--to", to]);
    expect(asked).toMatchObject({ ok: false, problem: expect.stringMatching(/^--to must /) });
    expect(JSON.stringify(asked)).not.toMatch(/secret|sec\/ret/);
  });
});

describe("every command of package.json", () => {
  it("is one of our own, or one of the three whose programs have their own help", () => {
    const ours = COMMANDS.map(([name]) => name);
    expect([...ours, ...OTHERS].sort()).toEqual(Object.keys(scripts).sort());
  });

  it.each(COMMANDS)(
    "npm run %s: --help and -h print the same on stdout with code 0, an unknown option is a sentence with code 2",
    async (_, words) => {
      const [long, short, unknown] = await Promise.all(
        ["--help", "-h", "--no-such-option"].map((option) => started([...words, option])),
      );
      expect(long).toMatchObject({ code: 0, error: "" });
      expect(long?.out).toMatch(/^[A-Z].{20,}/);
      expect(short).toEqual(long);
      expect(unknown).toMatchObject({ code: 2, out: "" });
      expect(unknown?.error).toMatch(
        /^Unknown option '--no-such-option'\. Try npm (run [\w:]+|start|test) -- --help\n$/,
      );
    },
  );

  it("of a word too many: a sentence and the usage below it, with code 2", async () => {
    for (const name of ["export", "backup", "restore", "seed:compile", "bench", "test"]) {
      const words = COMMANDS.find(([one]) => one === name)?.[1] ?? [];
      const { code, out, error } = await started([...words, "one", "two"]);
      expect({ name, code, out }).toEqual({ name, code: 2, out: "" });
      expect(error, name).toMatch(/^Name one .+\.\n\n./);
    }
  });
});

describe("npm run export -- --help", () => {
  it("names every dataset and every parameter that decides what a table holds, sigma among them", () => {
    expect(exportCommand.usage).toContain(`<${DATASETS.join("|")}>.<csv|json>`);
    for (const name of ["company", "event", "from", "relation", "window", "sigma"])
      expect(exportCommand.usage).toContain(`--${name}`);
    const missing = FILTER_NAMES.filter((name) => !(name in exportCommand.options));
    expect(missing).toEqual([]);
  });
});

describe("a command line", () => {
  const command: Command<CommandWords> = {
    run: "npm run made",
    usage: "Made.\n",
    options: {
      window: { type: "string" },
      dry: { type: "boolean" },
      name: { type: "string", multiple: true },
    },
    operands: { least: 0, most: 1, sentence: "Name one." },
    read: (words) => succeed(words),
  };

  it("takes a value that begins with a dash, and no word for an option that has no value", () => {
    expect(readCommand(command, ["--window", "-10..10", "--dry", "file", "--name", "a", "--name=b"])).toEqual(
      {
        ok: true,
        value: { values: { window: "-10..10", dry: true, name: ["a", "b"] }, operands: ["file"] },
      },
    );
  });

  it.each([
    [["--window"], "Option '--window <value>' argument missing. Try npm run made -- --help"],
    [["--dry=yes"], "Option '--dry' does not take an argument. Try npm run made -- --help"],
    [["--windows", "1"], "Unknown option '--windows'. Try npm run made -- --help"],
    [["-x"], "Unknown option '-x'. Try npm run made -- --help"],
    [["a", "b"], "Name one.\n\nMade.\n"],
  ])("%j is refused before anything is done: %s", async (words, problem) => {
    let written = "";
    const error = new Writable({
      write(piece, _, done) {
        written += String(piece);
        done();
      },
    });
    const work = () => Promise.reject(new Error("it was done"));
    expect(await runCommand(command, work, { words, out: process.stdout, error })).toBe(2);
    expect(written).toBe(`${problem}\n`);
  });
});
