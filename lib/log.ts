import { pino } from "pino";
import { environment } from "./env.ts";
import { currentRequestId } from "./request-context.ts";

let shared: ReturnType<typeof pino> | undefined;

/**
 * The server's log: one JSON object a line on standard output, at LOG_LEVEL and above. What is done for a request has
 * its id (`requestId`), wherever it is logged.
 */
export function log(): ReturnType<typeof pino> {
  shared ??= pino({ level: environment().LOG_LEVEL, mixin: ofRequest });
  return shared;
}

function ofRequest(): object {
  const requestId = currentRequestId();
  return requestId === null ? {} : { requestId };
}
