import { onRefresh, refreshState } from "../quotes/schedule/refresh-process.ts";
import type { RefreshState } from "../quotes/schedule/refresh-state.ts";

/** Keeps proxies from closing a connection on which nothing happens. */
const HEARTBEAT_MILLISECONDS = 15_000;

/**
 * The refreshes of this server as server-sent events: the present state at once, then the whole state after every
 * step, so that a reader who comes back has missed nothing. A reader who is too slow gets the newest state only. It
 * ends when the reader goes away, by cancelling or by `signal`.
 */
export function refreshEvents(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending: RefreshState | null = refreshState();
  let end = () => {};
  const flush = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (pending === null || (controller.desiredSize ?? 0) <= 0) return;
    controller.enqueue(encoder.encode(`data: ${JSON.stringify(pending)}\n\n`));
    pending = null;
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const silence = onRefresh((state) => {
        pending = state;
        flush(controller);
      });
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": still here\n\n"));
      }, HEARTBEAT_MILLISECONDS);
      heartbeat.unref();
      const close = () => {
        end();
        controller.close();
      };
      end = () => {
        clearInterval(heartbeat);
        silence();
        signal.removeEventListener("abort", close);
      };
      if (signal.aborted) close();
      else signal.addEventListener("abort", close);
    },
    pull: flush,
    cancel: () => end(),
  });
}
