/** What a page may send, uncompressed: its document with all that its script reads. */
const MOST_BYTES = 500_000;

/** Those pages of a server that send more than 500 KB, or that are not answered, each with what it did. */
export async function heavyPages(origin: string, addresses: Iterable<string>): Promise<string[]> {
  const heavy: string[] = [];
  for (const address of addresses) {
    const answer = await fetch(origin + address);
    const { byteLength } = await answer.arrayBuffer();
    if (answer.status !== 200) heavy.push(`${address}: ${answer.status}`);
    if (byteLength > MOST_BYTES) heavy.push(`${address}: ${byteLength} bytes`);
  }
  return heavy;
}
