import { pino } from "pino";
import { environment } from "./env.ts";

let shared: ReturnType<typeof pino> | undefined;

/** The server's log: one JSON object a line on standard output, at LOG_LEVEL and above. */
export function log(): ReturnType<typeof pino> {
  shared ??= pino({ level: environment().LOG_LEVEL });
  return shared;
}
