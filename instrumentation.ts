import type { Instrumentation } from "next";

/**
 * At the server's start: what a kill left half written goes, quotes refresh by themselves from now on, and the database
 * is looked through, which takes two seconds of one with five million bars: no reader need wait for that. Not in
 * development and not during a build.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  const { clearUnfinishedSnapshots } = await import("./lib/export/snapshot.ts");
  clearUnfinishedSnapshots();
  const { keepQuotesLive } = await import("./lib/quotes/schedule/live-quotes.ts");
  keepQuotesLive();
  const { storeState } = await import("./lib/store/shared.ts");
  void storeState().catch(() => {}); // whoever asks next is told what is wrong
}

/** The one boundary of unexpected errors: each is logged with its request's id and never shown whole. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("./lib/log.ts");
  const requestId = request.headers["x-request-id"];
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log().error(
    { err: error, requestId, digest, method: request.method, path: request.path },
    "request failed",
  );
};
