import type { Writable } from "node:stream";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { fail, type Result, succeed } from "../result.ts";

/**
 * The exit codes of every command: a wrong command or setting is 2, anything that failed is 1, a study none of whose
 * events could be measured is 3.
 */
export const EXIT = { done: 0, failed: 1, wrongCommand: 2, nothingMeasured: 3, interrupted: 130 };

/** Says what is wrong in one line on stderr; returns the exit code it was given. */
export function complain(line: string, code: number): number {
  console.error(line);
  return code;
}

/** The words of a command line: the values of its options by name, and the words that belong to none. */
export interface CommandWords {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly operands: readonly string[];
}

/** A command of package.json: what it is called with, its help, and what a person asked it for. */
export interface Command<Asked extends object> {
  /** As npm knows it: `npm run export`. */
  readonly run: string;
  /** What `--help` and `-h` print. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** How many words beside the options it takes, and the sentence for another number of them; none without it. */
  readonly operands?: { readonly least: number; readonly most: number; readonly sentence: string };
  /** Checks the words; the problem is one plain line. */
  readonly read: (words: CommandWords) => Result<Asked, string>;
}

/** Reads a command line: null asks for help; the problem is one plain line, or one with the usage below it. */
export function readCommand<Asked extends object>(
  { run, usage, options, operands, read }: Command<Asked>,
  words: readonly string[],
): Result<Asked | null, string> {
  if (words.some((word) => word === "--help" || word === "-h")) return succeed(null);
  const counts = operands ?? { least: 0, most: 0, sentence: "" };
  let parsed: CommandWords;
  try {
    const { values, positionals } = parseArgs({
      args: joinedOptions(words, options),
      allowPositionals: counts.most > 0,
      options,
    });
    parsed = { values, operands: positionals };
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return fail(`${line.replace(/\. To specify.*$/, "")}. Try ${run} -- --help`);
  }
  const count = parsed.operands.length;
  if (count < counts.least || count > counts.most) return fail(`${counts.sentence}\n\n${usage}`);
  return read(parsed);
}

/** Where a command line comes from and what is written about it. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly out: Writable;
  readonly error: Writable;
}

const processLine = (): CommandLine => ({
  words: process.argv.slice(2),
  out: process.stdout,
  error: process.stderr,
});

/**
 * Does what a command line asks for and returns the exit code; help goes to `out`, a problem to `error` with code 2.
 * `work` loads what it needs: the store takes half a second, a slip in the command should not.
 */
export async function runCommand<Asked extends object>(
  command: Command<Asked>,
  work: (asked: Asked) => Promise<number>,
  { words, out, error }: CommandLine = processLine(),
): Promise<number> {
  const asked = readCommand(command, words);
  if (asked.ok && asked.value !== null) return await work(asked.value);
  if (asked.ok) out.write(command.usage);
  else error.write(`${asked.problem}\n`);
  return asked.ok ? EXIT.done : EXIT.wrongCommand;
}

/** Joins `--window -10..10` into `--window=-10..10`, since a value may begin with a dash. */
function joinedOptions(words: readonly string[], options: Command<object>["options"]): string[] {
  const joined: string[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? "";
    const next = words[place + 1];
    const takesValue = word.startsWith("--") && options[word.slice(2)]?.type === "string";
    if (takesValue && next !== undefined && !next.startsWith("--")) {
      joined.push(`${word}=${next}`);
      place += 1;
    } else joined.push(word);
  }
  return joined;
}
