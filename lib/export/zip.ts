import { Zip, ZipDeflate } from "fflate";

/** A file to be packed: its name in the archive and its text piece by piece. */
export interface PackedFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string>;
}

/**
 * The one time that every packed file has: the first that the format knows, so that the same text packs the same. A zip
 * has times without a zone, so this one has none either.
 */
const NO_TIME = "1980-01-01T00:00:00";
const LEVEL = 6;

/** Packs files into a zip, piece by piece; the same files give the same bytes. */
export async function* zipPieces(
  files: AsyncIterable<PackedFile>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const waiting: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    waiting.push(piece);
  });
  const encoder = new TextEncoder();
  for await (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = NO_TIME;
    zip.add(entry);
    for await (const piece of pieces) {
      entry.push(encoder.encode(piece));
      yield* waiting.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* waiting.splice(0);
  }
  zip.end();
  yield* waiting.splice(0);
}
