import type { IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import { z } from "zod";
import type { Refusal } from "./refusal.ts";

/** Headers by which parts of Next, its hosts and proxies speak to each other; from outside they are nobody's to send. */
const INTERNAL =
  /^(?:x-middleware-|x-nextjs-|x-next-|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-prerender-|x-action-|next-resume$|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-site-origin$|x-locale$|x-path$|x-request-id$)/;

/** Takes from a request the headers that only the server itself may set. */
export function withoutInternal(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !INTERNAL.test(name)));
}

const stateModule = z.object({
  parseAndValidateFlightRouterState: z.custom<(header: string) => unknown>(
    (value) => typeof value === "function",
  ),
});
// Next's own reader, which Next itself calls too late to answer anything but 500.
const { parseAndValidateFlightRouterState } = stateModule.parse(
  createRequire(import.meta.url)("next/dist/server/app-render/parse-and-validate-flight-router-state"),
);

/** What is wrong with the headers of the browser's router; null where nothing is. */
export function routerRefusal(headers: IncomingHttpHeaders): Refusal | null {
  const state = headers["next-router-state-tree"];
  if (state === undefined) return null;
  try {
    parseAndValidateFlightRouterState(String(state));
    return null;
  } catch {
    return {
      status: 400,
      title: "Malformed router state",
      detail: "The header Next-Router-State-Tree can't be read. Load the page anew.",
    };
  }
}
