import { MARK_SIZE, siteMark } from "../../../components/social/site-mark.ts";
import { pngOf } from "../../../lib/lettering/png.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

/** Every icon is drawn from the one mark when the app is built. */
const PICTURES = {
  "icon-192.png": { size: 192, shape: "rounded" },
  "icon-512.png": { size: 512, shape: "rounded" },
  "maskable-512.png": { size: 512, shape: "bleed" },
  "apple-180.png": { size: 180, shape: "bleed" },
} as const;

const VECTOR = "icon.svg";

/** The files that there are. */
export const generateStaticParams = (): { file: string }[] =>
  [VECTOR, ...Object.keys(PICTURES)].map((file) => ({ file }));

/** An icon of the site: SVG for browsers, PNG for home screens. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  if (file === VECTOR)
    return new Response(siteMark("rounded"), { headers: { "content-type": "image/svg+xml" } });
  const picture = Object.entries(PICTURES).find(([name]) => name === file)?.[1];
  if (!picture) return new Response(null, { status: 404 });
  const { size, shape } = picture;
  const png = await pngOf(siteMark(shape), { width: size, height: size }, size / MARK_SIZE);
  return new Response(png, { headers: { "content-type": "image/png" } });
}
