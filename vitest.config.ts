import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "server-only": path.resolve("tests/support/empty.ts") } },
  test: {
    include: ["tests/{unit,reference,faults}/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000, // a busy machine is slow, not wrong
    hookTimeout: 60_000,
  },
});
