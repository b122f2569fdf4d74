import type { Response as Answer } from "undici";

/** A longer body is not read: no feed needs it. */
export const LARGEST_BODY_BYTES = 5_000_000;

/**
 * A response's body as text in the character set that its header or its XML declaration names, UTF-8 otherwise;
 * null where it is larger than 5 MB, of which no more is read. Rejects where the connection breaks off.
 */
export async function bodyText(response: Answer): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > LARGEST_BODY_BYTES) {
      await reader?.cancel();
      return null;
    }
    pieces.push(next.value);
  }
  const bytes = Buffer.concat(pieces);
  const declared = /^(?:\uFEFF|ï»¿)?<\?xml[^>]{0,100}encoding=["']([\w-]{1,40})["']/.exec(
    bytes.subarray(0, 200).toString("latin1"),
  );
  const inHeader = /charset=["']?([\w-]{1,40})/i.exec(response.headers.get("content-type") ?? "");
  return decoder(inHeader?.[1] ?? declared?.[1] ?? "utf-8").decode(bytes);
}

function decoder(characterSet: string): TextDecoder {
  try {
    return new TextDecoder(characterSet);
  } catch {
    return new TextDecoder();
  }
}
