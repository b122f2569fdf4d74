import { ALL_FAULTS } from "../faults/moments.ts";
import { TEST_DATABASE } from "./made-store.ts";

/**
 * How often a random test runs of `all`: a fifth on PostgreSQL, where what is random is the same code and each run asks
 * the same statements; all of them in `npm run test:faults`.
 */
export const randomRuns = (all: number): number =>
  TEST_DATABASE === "sqlite" || ALL_FAULTS ? all : Math.ceil(all / 5);
