import { environmentReturningMemory } from "../env.ts";

/**
 * Starts the program that runs anew in this process's place, told to hand back to the system what each of its threads
 * no longer needs. glibc reads that before a program's first line, so it can't be told from within; `npm start` has no
 * way of its own to say it on every system. Where it was told already, or by nothing that would read it, and where Node
 * can't replace a process, nothing happens.
 */
export function returnMemory(): void {
  const variables = environmentReturningMemory();
  if (variables === null || typeof process.execve !== "function" || process.connected) return;
  const words = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, words, variables);
}
