// Setup of the tests on PostgreSQL: one that hangs says who waited for whom.
import { afterEach } from "vitest";
import { activity } from "./postgres-activity.ts";

afterEach(async ({ task }) => {
  const isLate = task.result?.errors?.some(({ message }) => message.includes("timed out")) ?? false;
  if (isLate) console.error(`What PostgreSQL was at when "${task.name}" timed out:\n${await activity()}`);
});
