import { log } from "../../lib/log.ts";

/** Bytes of text handed on at once: each time costs a turn of the whole way to the reader. */
const BYTES_AT_ONCE = 2 ** 17;

/**
 * Pieces as the body of an answer; the reader's going away ends their making, and an error breaks the download.
 */
export function streamed(
  pieces: AsyncIterator<string | Uint8Array>,
  requestId: string | null,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let left = ""; // of a text that did not find room in the bytes before
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const bytes = new Uint8Array(BYTES_AT_ONCE);
        let filled = 0;
        do {
          if (left === "") {
            const { done, value } = await pieces.next();
            const isText = !done && typeof value === "string";
            if (!isText && filled > 0) controller.enqueue(bytes.subarray(0, filled));
            if (done) return controller.close();
            if (typeof value !== "string") return controller.enqueue(value);
            left = value;
          }
          const { read, written } = encoder.encodeInto(left, bytes.subarray(filled));
          filled += written;
          left = left.slice(read);
        } while (left === "");
        controller.enqueue(bytes.subarray(0, filled));
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
