import { reaches } from "./store-tests.ts";

/**
 * What a test does to its process: another module in a module's place, spies, clocks, variables of the environment (which
 * the app reads once), the folder it stands in. `vi.fn` and waiting change nothing.
 */
const CHANGES_PROCESS =
  /\bvi\.(?!fn\b|waitFor\b|waitUntil\b)|process\.env\.(?!TEST_RUN\b)\w+ \??\??=[^=]|process\.chdir\(/;
/** What measures the processor's time, which a heap that others filled would lengthen. */
const MEASURES_TIME = /from "(?:\.\.\/)+support\/growth\.ts"/;
/** What is of a component, which Node can't read by itself as Next does. */
const COMPONENT = /from "(?:\.\.\/)+components\//;

/**
 * Whether a test file wants a process for itself, because it, or a file of tests that it takes something from, changes what
 * a process has once or measures its time. The others share one; that they leave it as it was is checked after each (as-it-was.ts).
 */
export const wantsOwnProcess = (file: string): boolean =>
  reaches(file, (_name, text) => CHANGES_PROCESS.test(text) || MEASURES_TIME.test(text));

/** Whether a test file, or a file of tests that it takes something from, is about a component. */
export const drawsComponents = (file: string): boolean =>
  reaches(file, (_name, text) => COMPONENT.test(text));
