import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const PACKAGE = path.join(process.cwd(), "node_modules/@fontsource-variable/noto-sans-sc");

/** The style sheet, and the slices that it names. */
const fileSchema = z.string().regex(/^(wght\.css|files\/[a-z0-9-]+-wght-normal\.woff2)$/);

interface FontParams {
  readonly params: Promise<{ version: string; file: string[] }>;
}

/**
 * Noto Sans SC as its package has it: a style sheet of a hundred slices, which only Chinese pages link. Bundled, it
 * would be in every page's style. The address has the package's version, so that a browser may keep it for good.
 */
export async function GET(_: Request, { params }: FontParams): Promise<Response> {
  const name = fileSchema.safeParse((await params).file.join("/"));
  const bytes = name.success ? await readFile(path.join(PACKAGE, name.data)).catch(() => null) : null;
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(bytes, {
    headers: {
      "content-type": name.data?.endsWith(".css") ? "text/css" : "font/woff2",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
