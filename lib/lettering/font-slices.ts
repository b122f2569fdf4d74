import { readFile } from "node:fs/promises";
import path from "node:path";
import { Blob, Face } from "harfbuzzjs";
import decompress from "woff2-encoder/decompress";
import { unicodeRanges } from "../unicode-ranges.ts";

/** A font file of a package, which has the letters of some ranges. */
interface FontSlice {
  readonly file: string;
  /** First and last code points, both included. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** The fonts of the site in the order in which a letter is looked for: Chinese also has the signs ≥ and →. */
const PACKAGES = ["inter", "noto-sans-arabic", "noto-sans-sc"].map((name) =>
  path.join(process.cwd(), "node_modules/@fontsource-variable", name),
);

/** A font that was read, and the code points that it draws: a file is said to have some that it has not. */
interface ReadFont {
  readonly face: Face;
  readonly points: ReadonlySet<number>;
}

const fonts = new Map<string, Promise<ReadFont>>();
let slices: Promise<readonly FontSlice[]> | null = null;

/** The font of each letter that was asked for; null of one that no font of the site has. */
const letterFaces = new Map<string, Face | null>();

/** The font that draws a letter, null where none does; undefined until `readLetters` has looked for it. */
export const letterFace = (letter: string): Face | null | undefined => letterFaces.get(letter);

/**
 * Looks for the fonts of letters. A file is read and decoded once, when a letter of it is first asked for.
 * @throws where a font that ships cannot be read
 */
export async function readLetters(letters: Iterable<string>): Promise<void> {
  slices ??= readSlices().catch((error) => {
    slices = null;
    throw error;
  });
  const known = await slices;
  await Promise.all(
    Array.from(letters, async (letter) => letterFaces.set(letter, await faceOf(letter, known))),
  );
}

/** The first font that draws a letter; null where none does. */
async function faceOf(letter: string, known: readonly FontSlice[]): Promise<Face | null> {
  const point = letter.codePointAt(0) ?? 0;
  for (const { file, ranges } of known) {
    if (!ranges.some(([first, last]) => point >= first && point <= last)) continue;
    const { face, points } = await fontOf(file);
    if (points.has(point)) return face;
  }
  return null;
}

function fontOf(file: string): Promise<ReadFont> {
  const font = fonts.get(file) ?? readFont(file);
  fonts.set(file, font);
  font.catch(() => fonts.delete(file));
  return font;
}

async function readFont(file: string): Promise<ReadFont> {
  const face = new Face(new Blob(await decompress(await readFile(file))));
  return { face, points: new Set(face.collectUnicodes()) };
}

const RULE = /url\(\.\/(files\/[\w-]+\.woff2)\)[^}]*unicode-range:\s*([^;]+);/g;

/** What the packages' own style sheets say of their files: which letters each has. */
async function readSlices(): Promise<readonly FontSlice[]> {
  const sheets = await Promise.all(
    PACKAGES.map(async (folder) => ({ folder, css: await readFile(path.join(folder, "wght.css"), "utf8") })),
  );
  return sheets.flatMap(({ folder, css }) =>
    [...css.matchAll(RULE)].map(([, file = "", ranges = ""]) => ({
      file: path.join(folder, file),
      ranges: unicodeRanges(ranges),
    })),
  );
}
