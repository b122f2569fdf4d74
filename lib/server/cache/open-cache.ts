import { readFileSync } from "node:fs";
import { environment } from "../../env.ts";
import { log } from "../../log.ts";
import type { App } from "../answer.ts";
import { type AnswerCache, answerCache } from "./answer-cache.ts";
import { stateWatch } from "./data-state.ts";

/** How often it is looked whether the data changed while nobody asks. */
const LOOK_MILLISECONDS = 1000;
const BYTES_IN_MEGABYTE = 1_048_576;

/** The answers that are the same for everybody, looked after as long as the process lives; null where none are kept. */
export function openCache(app: App): AnswerCache | null {
  const { CACHE_MEGABYTES, PROXY_SECONDS } = environment();
  if (CACHE_MEGABYTES === 0) return null;
  const cache = answerCache({
    app,
    state: stateWatch(),
    bytesMax: CACHE_MEGABYTES * BYTES_IN_MEGABYTE,
    proxySeconds: PROXY_SECONDS,
    build: readFileSync(".next/BUILD_ID", "utf8"),
  });
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    await cache.look().catch((error: unknown) => {
      log().warn({ err: error }, "pages could not be made anew");
    });
    isLooking = false;
  };
  setInterval(() => void look(), LOOK_MILLISECONDS).unref();
  return cache;
}
