import type { Instrumentation } from "next";

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
