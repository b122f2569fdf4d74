import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** A proxy before the fake Yahoo that takes its time and tells of the first request. */
export interface SlowProxy {
  readonly origin: string;
  /** Resolves at the first request after this call. */
  readonly nextRequest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port; every answer comes `delayMilliseconds` later than the other server's. */
export async function startSlowProxy(origin: string, delayMilliseconds: number): Promise<SlowProxy> {
  let waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    for (const resolve of waiting) resolve();
    waiting = [];
    await sleep(delayMilliseconds);
    const answer = await fetch(origin + request.url);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
