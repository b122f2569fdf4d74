import { readFile } from "node:fs/promises";
import path from "node:path";

const FILE = path.join(
  process.cwd(),
  "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);

/** The site's font under a name that stays, for documents that the build does not make: the notice of no connection. */
export async function GET(): Promise<Response> {
  const bytes = await readFile(FILE).catch(() => null);
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(bytes, {
    headers: { "content-type": "font/woff2", "cache-control": "public, max-age=86400" },
  });
}
