import { request } from "node:http";

/** Pages and the most compressed KiB of JavaScript that each may bring: less where there are no charts. */
export const WEIGHED_PAGES = [
  ...[
    "/",
    "/companies/alibaba",
    "/events/qwq-32b",
    "/reactions",
    "/compare",
    "/study",
    "/stories/2025-03-06",
  ].map((path) => ({
    path,
    limit: 240,
  })),
  ...["/events", "/companies", "/data", "/methods", "/stories", "/claims"].map((path) => ({
    path,
    limit: 150,
  })),
  ...["/claims/arabic-report-2025-03", "/claims/arabic-report-2025-03/arabic-report-market-value"].map(
    (path) => ({ path, limit: 150 }),
  ),
] as const;

/** The page that can bring the most, and the most compressed KiB of all that it ever brings, on demand too. */
export const HEAVIEST_PAGE = { path: "/", limit: 300 } as const;

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
  let bytes = 0;
  for (const script of await firstScripts(origin, path)) bytes += await bytesSent(`${origin}${script}`);
  return bytes / 1024;
}

/**
 * Compressed KiB of all scripts that a page of a running app can ever load: those at first, and what any of them names,
 * however often on the way.
 * @throws Error when the page or one of its scripts is not answered with 200
 */
export async function wholeWeight(origin: string, path: string): Promise<number> {
  const scripts = new Set(await firstScripts(origin, path));
  let bytes = 0;
  for (const script of scripts) {
    bytes += await bytesSent(`${origin}${script}`);
    const text = await (await fetch(`${origin}${script}`)).text();
    for (const [named] of text.matchAll(/static\/chunks\/[\w~.-]+\.js/g)) scripts.add(`/_next/${named}`);
  }
  return bytes / 1024;
}

async function firstScripts(origin: string, path: string): Promise<string[]> {
  const page = await fetch(`${origin}${path}`);
  if (!page.ok) throw new Error(`${path} was answered with ${page.status}`);
  return scriptsOf(await page.text());
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
