import { onRefresh, onStop, refreshState } from "../quotes/schedule/refresh-process.ts";
import type { RefreshState } from "../quotes/schedule/refresh-state.ts";

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
  let pending: RefreshState | null = refreshState();
  let isAwaited = false;
  let end: (() => void) | null = null;

  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    isAwaited = false;
    controller.enqueue(encoder.encode(text));
  };
  const flush = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (pending === null || !isAwaited) return;
    const state = pending;
    pending = null;
    send(controller, `data: ${JSON.stringify(state)}\n\n`);
  };
  const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const silence = onRefresh((state) => {
      pending = state;
      flush(controller);
    });
    const heartbeat = setInterval(() => {
      if (isAwaited) send(controller, ": still here\n\n");
    }, HEARTBEAT_MILLISECONDS);
    heartbeat.unref();
    const close = () => {
      end?.();
      controller.close();
    };
    const forget = onStop(close);
    end = () => {
      end = () => {};
      pending = null;
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
