import { request } from "node:http";

/** Pages and the most compressed KiB of JavaScript that each may bring: less where there are no charts. */
export const WEIGHED_PAGES = [
  ...["/", "/companies/alibaba", "/events/qwq-32b", "/reactions", "/compare"].map((path) => ({
    path,
    limit: 240,
  })),
  ...["/events", "/companies", "/data", "/methods"].map((path) => ({ path, limit: 150 })),
] as const;

/** What a browser can unpack; the server chooses as it does for one. */
const ENCODINGS = "gzip, deflate, br, zstd";

/** The scripts that a page's HTML makes a browser load, without those for browsers that know no modules. */
export function scriptsOf(html: string): string[] {
  const modern = html.replaceAll(/<script\b[^>]*\bnomodule\b[^>]*>/gi, "");
  return [...new Set([...modern.matchAll(/\/_next\/static\/[\w./~-]+\.js/g)].map(([script]) => script))];
}

/**
 * Compressed KiB of the scripts that a page of a running app loads; code that comes on demand is not among them.
 * @throws Error when the page or one of its scripts is not answered with 200
 */
export async function scriptWeight(origin: string, path: string): Promise<number> {
  const page = await fetch(`${origin}${path}`);
  if (!page.ok) throw new Error(`${path} was answered with ${page.status}`);
  let bytes = 0;
  for (const script of scriptsOf(await page.text())) bytes += await bytesSent(`${origin}${script}`);
  return bytes / 1024;
}

function bytesSent(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { "accept-encoding": ENCODINGS } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} was answered with ${answer.statusCode}`));
      let bytes = 0;
      answer
        .on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        })
        .on("end", () => resolve(bytes))
        .on("error", reject);
    })
      .on("error", reject)
      .end();
  });
}
