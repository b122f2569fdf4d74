import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type RefreshTrigger, refreshTrigger } from "../../quotes/schedule/refresh-step.ts";
import { fail, succeed } from "../../result.ts";
import { readTraceParent, type TraceParent } from "../../telemetry/trace-parent.ts";
import type { Command } from "../command.ts";

const sentence = "The server starts this command itself. For quotes from the command line: npm run ingest";

/** On whose behalf a refresh is made, and what made the server do so. */
export interface AskedRefresh {
  readonly trigger: RefreshTrigger;
  /** Another process's refresh since then is enough. */
  readonly unlessSince: Date | undefined;
  readonly requestId: string;
  readonly parent: TraceParent | null;
}

const words = z.object({
  trigger: refreshTrigger,
  since: z.iso.datetime().optional(),
  request: z.string().default(() => randomUUID()),
  traceparent: z.string().optional(),
});

/** The process that the server refreshes quotes in; what made it do so, and which request, is told with the options. */
export const refreshCommand: Command<AskedRefresh> = {
  run: "node lib/cli/refresh.ts",
  usage: `${sentence}\n`,
  options: {
    trigger: { type: "string" },
    since: { type: "string" },
    request: { type: "string" },
    traceparent: { type: "string" },
  },
  read: ({ values }) => {
    const read = words.safeParse(values);
    if (!read.success) return fail(sentence);
    const { trigger, since, request, traceparent } = read.data;
    const unlessSince = since === undefined ? undefined : new Date(since);
    return succeed({ trigger, unlessSince, requestId: request, parent: readTraceParent(traceparent) });
  },
};
