import { onRefresh, onStop, refreshState } from "../../quotes/schedule/refresh-process.ts";
import type { RefreshState } from "../../quotes/schedule/refresh-state.ts";

/** Keeps proxies from closing a connection on which nothing happens. */
const HEARTBEAT_MILLISECONDS = 15_000;

/**
 * The refreshes of this server as server-sent events: the present state at once, then the whole state after every
 * step, so that a reader who comes back has missed nothing. A reader who is too slow gets the newest state only.
 * Nothing begins before somebody reads, so that an answer without a body leaves nothing behind; it ends when the
 * reader goes away, by cancelling or by `signal`, and when the server stops.
 */
export function refreshEvents(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending: RefreshState | null = null;
  let isHeartbeatDue = false;
  let isAwaited = false;
  let end: (() => void) | null = null;

  const flush = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (!isAwaited || (pending === null && !isHeartbeatDue)) return;
    const text = pending === null ? ": still here\n\n" : `data: ${JSON.stringify(pending)}\n\n`;
    pending = null;
    isHeartbeatDue = false;
    isAwaited = false;
    controller.enqueue(encoder.encode(text));
  };
  const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    pending = refreshState();
    const silence = onRefresh((state) => {
      pending = state;
      flush(controller);
    });
    const heartbeat = setInterval(() => {
      isHeartbeatDue = true;
      flush(controller);
    }, HEARTBEAT_MILLISECONDS);
    heartbeat.unref();
    const close = () => {
      end?.();
      controller.close();
    };
    const forget = onStop(close);
    end = () => {
      end = () => {};
      isAwaited = false;
      clearInterval(heartbeat);
      silence();
      forget();
      signal.removeEventListener("abort", close);
    };
    if (signal.aborted) close();
    else signal.addEventListener("abort", close);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        isAwaited = true;
        if (end === null) begin(controller);
        flush(controller);
      },
      cancel: () => end?.(),
    },
    { highWaterMark: 0 },
  );
}
