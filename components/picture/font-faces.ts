import { unicodeRanges } from "../../lib/unicode-ranges.ts";

/** A font file of the page, and the letters that it has. */
export interface FontFace {
  readonly family: string;
  readonly weight: string;
  readonly url: string;
  /** First and last code points, both included. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Of a face that does not say its letters: the Latin subset that web fonts are cut to. */
const LATIN =
  "U+0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215";

/**
 * The faces that a text needs of those of a page: for each letter the first family, in the order of `families`, that
 * has it. Letters that none has are left to whoever shows the picture.
 */
export function neededFaces(
  faces: readonly FontFace[],
  families: readonly string[],
  text: string,
): FontFace[] {
  const needed = new Set([...new Set(text)].map((letter) => faceOf(letter, faces, families)));
  return faces.filter((face) => needed.has(face));
}

/** The letters of a text that no face has. */
export const lettersWithout = (
  faces: readonly FontFace[],
  families: readonly string[],
  text: string,
): string => [...new Set(text)].filter((letter) => !faceOf(letter, faces, families)).join("");

function faceOf(
  letter: string,
  faces: readonly FontFace[],
  families: readonly string[],
): FontFace | undefined {
  const point = letter.codePointAt(0) ?? 0;
  for (const family of families) {
    const face = faces.find(
      (own) => own.family === family && own.ranges.some(([first, last]) => point >= first && point <= last),
    );
    if (face) return face;
  }
  return undefined;
}

/** The names in a computed `font-family`, without their quotation marks. */
export const familyNames = (value: string): string[] =>
  value.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));

/** What a font is called where it is installed: `Noto Sans SC Variable` of the page is Noto Sans SC. */
export const plainFamily = (family: string): string =>
  /^_*inter(_|$)/i.test(family) ? "Inter" : family.replace(/ Variable$/, "");

/** Every face that the page's style sheets declare. */
export function pageFaces(sheets: Iterable<CSSStyleSheet>): FontFace[] {
  return [...sheets].flatMap((sheet) => facesOf(sheet.cssRules, sheet.href ?? location.href));
}

function facesOf(rules: CSSRuleList, base: string): FontFace[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSGroupingRule) return facesOf(rule.cssRules, base);
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const url = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(rule.style.getPropertyValue("src"))?.[1];
    if (url === undefined) return []; // a fallback that only borrows a font of the machine
    const [family = ""] = familyNames(rule.style.getPropertyValue("font-family"));
    const ranges = unicodeRanges(rule.style.getPropertyValue("unicode-range") || LATIN);
    const weight = rule.style.getPropertyValue("font-weight") || "normal";
    return [{ family, weight, url: new URL(url, base).href, ranges }];
  });
}

/** The faces of a style sheet that the page does not link. @throws where it does not come */
export async function sheetFaces(address: string): Promise<FontFace[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  return facesOf(sheet.cssRules, answer.url);
}

const fetched = new Map<string, Promise<string>>();

/** Faces as a style sheet that asks nobody: each file is inside, as a data address. @throws where a file does not come */
export async function enclosedFaces(faces: readonly FontFace[]): Promise<string> {
  const rules = faces.map(async ({ family, weight, url, ranges }) => {
    const range = ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(",");
    const data = fetched.get(url) ?? dataAddress(url);
    fetched.set(url, data);
    return `@font-face{font-family:"${plainFamily(family)}";font-weight:${weight};src:url(${await data}) format("woff2");unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join("");
}

async function dataAddress(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x80_00)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00));
  return `data:font/woff2;base64,${btoa(text)}`;
}
