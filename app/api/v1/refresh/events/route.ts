import { refreshEvents } from "../../../../../lib/views/data/refresh-events.ts";
import { mayFollow } from "../../../../../lib/views/data/refresh-view.ts";
import { problem } from "../../../problem.ts";

export const dynamic = "force-dynamic";

/** This server's refreshes as they go, as server-sent events; for everyone. */
export function GET(request: Request): Response {
  if (!mayFollow()) {
    return problem({
      status: 503,
      title: "Too many readers",
      detail: "Too many readers follow refreshes at the moment. GET /api/v1/refresh gives the state once.",
    });
  }
  return new Response(refreshEvents(request.signal), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform", // compressing would hold the steps back
      "x-accel-buffering": "no",
    },
  });
}
