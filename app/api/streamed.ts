import { log } from "../../lib/log.ts";

/**
 * Pieces as the body of an answer; the reader's going away ends their making, and an error breaks the download.
 */
export function streamed(
  pieces: AsyncIterator<string | Uint8Array>,
  requestId: string | null,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      } catch (error) {
        log().error({ err: error, requestId }, "download broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return?.();
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 }); // nothing is made before somebody reads: HEAD reads nothing
}
