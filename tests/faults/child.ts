import { spawn } from "node:child_process";

/** How a process ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs: `kill` ends it as a crash would, or by another signal; `ended` waits for its end. */
export interface Child {
  readonly kill: (signal?: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
  /** When it said its first word on stdout, by `performance.now`; null while it has not. */
  readonly spokeAt: () => number | null;
}

/** What a process compiles, the next one that is started finds compiled. */
const { PATH, NODE_COMPILE_CACHE } = process.env;
const INHERITED = { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };

/** Starts a program with these variables and no others. */
export function startProgram(
  program: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Child {
  const child = spawn(program, words, {
    env: { ...INHERITED, NODE_ENV: "test", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 180_000, // as long as a test may take
  });
  let stdout = "";
  let stderr = "";
  let spokeAt: number | null = null;
  child.stdout.on("data", (text) => {
    spokeAt ??= performance.now();
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  return {
    spokeAt: () => spokeAt,
    kill: (signal = "SIGKILL") => void child.kill(signal),
    ended: new Promise((resolve) =>
      child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr })),
    ),
  };
}

/** The words after `node` that run one of our commands, as package.json has them. */
export const commandWords = (command: string, ...words: readonly string[]): readonly string[] => [
  "--conditions=react-server",
  `lib/cli/${command}.ts`,
  ...words,
];

/** Starts one of our commands as npm does. */
export const startCommand = (
  command: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Child => startProgram(process.execPath, commandWords(command, ...words), variables);

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
