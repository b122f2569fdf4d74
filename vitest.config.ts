import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { newRun } from "./tests/support/postgres-folder.ts";
import { SQLITE_ALONE, storeTests } from "./tests/support/store-tests.ts";

// The seed of every random test: said at the start, and the same for a run that is told it.
if (process.env.FAULT_SEED === undefined) {
  process.env.FAULT_SEED = String(randomInt(1_000_000));
  console.log(`The seed of what is random: FAULT_SEED=${process.env.FAULT_SEED}`);
}

// The PostgreSQL that one test process starts is found by the others, and goes with this process.
process.env.TEST_RUN ??= newRun();

/** Tests of pure functions: they share a process, because they leave nothing behind. */
const PURE = [
  "tests/unit/{claims,components,drawing,market,study,study-input}/**/*.test.ts",
  "tests/reference/**/*.test.ts",
];

const SERVER = "tests/unit/server/**/*.test.ts";

const SHARED = {
  pool: "forks" as const,
  testTimeout: 180_000, // a busy machine is slow, not wrong
  hookTimeout: 180_000,
  setupFiles: ["tests/support/random.ts"],
  env: {
    // The many processes that tests start compile the same files: only the first of them does.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.resolve("node_modules/.cache/compiled"),
  },
};

const resolve = { alias: { "server-only": path.resolve("tests/support/empty.ts") } };

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism()), // many tests wait, for a lock or another process
    projects: [
      { resolve, test: { ...SHARED, name: "pure", include: PURE, isolate: false } },
      {
        resolve,
        test: {
          ...SHARED,
          name: "stores",
          include: ["tests/{unit,faults}/**/*.test.ts"],
          exclude: [...PURE, SERVER],
        },
      },
      {
        resolve,
        test: {
          ...SHARED,
          env: { ...SHARED.env, TEST_DATABASE: "postgresql" },
          name: "stores-postgresql",
          setupFiles: [...SHARED.setupFiles, "tests/support/explain-hangs.ts"],
          include: storeTests(),
          exclude: Object.keys(SQLITE_ALONE),
        },
      },
      {
        resolve,
        // As the server's process is started: React's reader of forms is there under this condition alone.
        test: { ...SHARED, name: "server", include: [SERVER], execArgv: ["--conditions=react-server"] },
      },
      { resolve, test: { ...SHARED, name: "zones", include: ["tests/zones/**/*.test.ts"] } },
      { resolve, test: { ...SHARED, name: "built", include: ["tests/built/**/*.test.ts"] } },
    ],
  },
});
