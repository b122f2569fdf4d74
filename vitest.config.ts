import { randomInt } from "node:crypto";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { drawsComponents, wantsOwnProcess } from "./tests/support/own-process.ts";
import { newRun } from "./tests/support/postgres-folder.ts";
import { SQLITE_ALONE, storeTests } from "./tests/support/store-tests.ts";

// The seed of every random test: said at the start, and the same for a run that is told it.
if (process.env.FAULT_SEED === undefined) {
  process.env.FAULT_SEED = String(randomInt(1_000_000));
  console.log(`The seed of what is random: FAULT_SEED=${process.env.FAULT_SEED}`);
}

// The PostgreSQL that one test process starts is found by the others, and goes with this process.
process.env.TEST_RUN ??= newRun();

/** Tests of pure functions. */
const PURE = [
  "tests/unit/{claims,drawing,market,study,study-input}/**/*.test.ts",
  "tests/reference/**/*.test.ts",
];
const COMPONENTS = "tests/unit/components/**/*.test.ts";

const SHARED = {
  pool: "forks" as const,
  testTimeout: 180_000, // a busy machine is slow, not wrong
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
  setupFiles: ["tests/support/random.ts"],
  env: {
    // The many processes that tests start compile the same files: only the first of them does.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.resolve("node_modules/.cache/compiled"),
  },
};

const resolve = { alias: { "server-only": path.resolve("tests/support/empty.ts") } };

/**
 * For what shares a few processes: Node itself reads the modules, as it does where the app runs, once for all of them and
 * without the detours that Vite puts into each use of an import.
 */
const IN_SHARED_PROCESSES = {
  isolate: false,
  experimental: { viteModuleRunner: false },
  execArgv: ["--conditions=react-server"],
  setupFiles: ["tests/support/random.ts", "tests/support/as-it-was.ts"],
};

/** For components that share a few processes, which Vite has to read. */
const DRAWN_IN_SHARED_PROCESSES = {
  isolate: false,
  setupFiles: ["tests/support/random.ts", "tests/support/as-it-was.ts"],
};

const apart = new Set([...PURE, COMPONENTS].flatMap((pattern) => globSync(pattern)));
const STORES = globSync("tests/{unit,faults}/**/*.test.ts").filter((file) => !apart.has(file));
const isOfServer = (file: string) => file.split(path.sep).join("/").startsWith("tests/unit/server/");
const ON_POSTGRESQL = storeTests().filter((file) => !(file in SQLITE_ALONE));
const POSTGRESQL = { env: { ...SHARED.env, TEST_DATABASE: "postgresql" } };
const EXPLAINED = "tests/support/explain-hangs.ts";

const alone = (files: readonly string[]) => files.filter(wantsOwnProcess);
const shared = (files: readonly string[]) =>
  files.filter((file) => !wantsOwnProcess(file) && !drawsComponents(file));
const drawn = (files: readonly string[]) =>
  files.filter((file) => !wantsOwnProcess(file) && drawsComponents(file));

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism()), // many tests wait, for a lock or another process
    projects: [
      { resolve, test: { ...SHARED, ...IN_SHARED_PROCESSES, name: "pure", include: PURE } },
      { resolve, test: { ...SHARED, name: "components", include: [COMPONENTS], isolate: false } },
      { resolve, test: { ...SHARED, ...IN_SHARED_PROCESSES, name: "stores", include: shared(STORES) } },
      {
        resolve,
        test: { ...SHARED, ...DRAWN_IN_SHARED_PROCESSES, name: "stores-drawn", include: drawn(STORES) },
      },
      {
        resolve,
        test: {
          ...SHARED,
          name: "stores-alone",
          include: alone(STORES).filter((file) => !isOfServer(file)),
        },
      },
      {
        resolve,
        // As the server's process is started: React's reader of forms is there under this condition alone.
        test: {
          ...SHARED,
          name: "server-alone",
          include: alone(STORES).filter(isOfServer),
          execArgv: ["--conditions=react-server"],
        },
      },
      {
        resolve,
        test: {
          ...SHARED,
          ...IN_SHARED_PROCESSES,
          ...POSTGRESQL,
          name: "stores-postgresql",
          setupFiles: [...IN_SHARED_PROCESSES.setupFiles, EXPLAINED],
          include: shared(ON_POSTGRESQL),
        },
      },
      {
        resolve,
        test: {
          ...SHARED,
          ...POSTGRESQL,
          ...DRAWN_IN_SHARED_PROCESSES,
          name: "stores-postgresql-drawn",
          setupFiles: [...DRAWN_IN_SHARED_PROCESSES.setupFiles, EXPLAINED],
          include: drawn(ON_POSTGRESQL),
        },
      },
      {
        resolve,
        test: {
          ...SHARED,
          ...POSTGRESQL,
          name: "stores-postgresql-alone",
          setupFiles: [...SHARED.setupFiles, EXPLAINED],
          include: alone(ON_POSTGRESQL),
        },
      },
      { resolve, test: { ...SHARED, name: "zones", include: ["tests/zones/**/*.test.ts"] } },
      { resolve, test: { ...SHARED, name: "built", include: ["tests/built/**/*.test.ts"] } },
    ],
  },
});
