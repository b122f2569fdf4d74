import sharp from "sharp";

// One picture at a time is drawn, and none twice: neither threads nor a cache are of use.
sharp.concurrency(1);
sharp.cache(false);

/** Points to an inch at which librsvg draws a unit as a pixel. */
const PIXEL_DENSITY = 72;

/**
 * An SVG document as a PNG of some pixels. It must ask for no font and no other file.
 * `scale` is how many pixels one of the document's own has.
 * @throws where it is no SVG
 */
export async function pngOf(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  scale = 1,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(Buffer.from(svg), { density: PIXEL_DENSITY * scale }).resize(width, height);
  return new Uint8Array(await picture.png({ palette: true, effort: 1 }).toBuffer());
}
