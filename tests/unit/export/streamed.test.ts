import { expect, test } from "vitest";
import { streamed } from "../../../app/api/streamed.ts";

async function* of<Piece>(pieces: readonly Piece[]): AsyncGenerator<Piece, void, undefined> {
  yield* pieces;
}

async function chunksOf(pieces: readonly (string | Uint8Array)[]): Promise<Uint8Array[]> {
  const reader = streamed(of(pieces), null).getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
  }
}

test("texts go out 128 KiB at a time, whole, with a letter of three bytes left for the next where it finds no room", async () => {
  const pieces = ["a".repeat(131_071), "汉".repeat(100_000), "", "é".repeat(7)];
  const chunks = await chunksOf(pieces);
  expect(Buffer.concat(chunks).toString()).toBe(pieces.join(""));
  expect(chunks.map(({ length }) => length)).toEqual([131_071, 131_070, 131_070, 37_874]);
});

test("bytes go out as they are, after the texts before them", async () => {
  const chunks = await chunksOf(["before ", Uint8Array.of(1, 2, 3), "after"]);
  expect(chunks.map((chunk) => Buffer.from(chunk).toString("latin1"))).toEqual([
    "before ",
    "\x01\x02\x03",
    "after",
  ]);
});

test("what goes wrong breaks the download off", async () => {
  const failing = (async function* () {
    yield "half";
    throw new Error("The store is gone");
  })();
  await expect(new Response(streamed(failing, null)).text()).rejects.toThrow("The store is gone");
});
