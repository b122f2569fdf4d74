import { type RefreshTrigger, refreshTrigger } from "../../quotes/schedule/refresh-step.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const sentence = "The server starts this command itself. For quotes from the command line: npm run ingest";

/** The process that the server refreshes quotes in; what made it do so is told with --trigger. */
export const refreshCommand: Command<{ readonly trigger: RefreshTrigger }> = {
  run: "node lib/cli/refresh.ts",
  usage: `${sentence}\n`,
  options: { trigger: { type: "string" } },
  read: ({ values }) => {
    const trigger = refreshTrigger.safeParse(values.trigger);
    return trigger.success ? succeed({ trigger: trigger.data }) : fail(sentence);
  },
};
