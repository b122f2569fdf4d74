import { expect } from "vitest";

/** A page without what is new in every answer: its origin, its nonces, and the scripts that hold it once more. */
export const unique = (text: string, origin: string): string =>
  text
    .replaceAll(origin, "")
    // Next writes this before or after what a page says of itself, whichever is ready first.
    .replace('<meta name="next-size-adjust" content=""/>', "")
    .replaceAll(/<script\b.*?<\/script>/gs, "")
    .replaceAll(/nonce="[^"]*"/g, "")
    .replaceAll(/("generatedAt":)"[^"]*"/g, "$1");

const SHAPE_FIRST = "<!--$?-->";
const TRIES = 20;

/** Whether a busy machine sent a page as a shape first, or what it says of itself after its head. */
function isInPieces(bytes: Buffer): boolean {
  const title = bytes.indexOf("<title>");
  return bytes.includes(SHAPE_FIRST) || (title >= 0 && title > bytes.indexOf("</head>"));
}

/** An answer of 200; of a page that came in pieces, the next one that came in one. */
export async function whole(address: string): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(address);
    expect(answer.status, address).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (attempt === TRIES || !isInPieces(bytes)) return bytes;
  }
}

/** Where two texts first differ, as a test's report should show it. */
export const firstDifference = (one: string, other: string): string | null => {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 60), at + 60)}`;
};
