import { FileFault } from "./quote-file.ts";

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 where the bytes are valid UTF-8, else
 * GB18030, of which GBK is a part and which Chinese spreadsheets write.
 * @throws FileFault when the bytes are neither
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  throw new FileFault("unreadable", "It is neither UTF-8 nor GBK text. Save it as UTF-8 CSV.");
}
