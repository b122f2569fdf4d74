import {
  enclosedFaces,
  familyNames,
  lettersWithout,
  neededFaces,
  pageFaces,
  plainFamily,
  sheetFaces,
} from "./font-faces.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What a drawing takes from style sheets and hands on to its parts, which a file on its own no longer has. */
const INHERITED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "visibility",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "direction",
] as const;
const OWN = ["opacity", "unicode-bidi", "paint-order", "clip-path"] as const;

/** How a drawing begins, as SVG has it. */
const AT_FIRST: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  visibility: "visible",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  direction: "ltr",
  opacity: "1",
  "unicode-bidi": "normal",
  "paint-order": "normal",
  "clip-path": "none",
};

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** The language of a picture, and where the font for letters that the page's fonts lack is declared. */
interface PictureLetters {
  readonly lang: string;
  readonly moreLetters: string;
}

/**
 * Everything drawn inside an element of the page as one SVG document of `width` x `height` pixels, with the styles that
 * it has there on the light theme written into it and the fonts that its letters need inside: the page's own, and for
 * what they lack the one whose style sheet is `moreLetters`. Asks for nothing else.
 * @throws where a font does not come
 */
export async function drawnSvg(
  stage: HTMLElement,
  pixels: Pixels,
  { lang, moreLetters }: PictureLetters,
): Promise<string> {
  const own = familyNames(getComputedStyle(stage).fontFamily);
  const known = pageFaces(document.styleSheets);
  const picture = inLight(() => copied(stage, pixels));
  const text = picture.textContent ?? "";
  const more = lettersWithout(known, own, text) === "" ? [] : await sheetFaces(moreLetters).catch(() => []);
  // Before the last of the page's own, which is whatever the machine has.
  const families = [...own.slice(0, -1), ...new Set(more.map(({ family }) => family)), ...own.slice(-1)];
  const faces = neededFaces([...known, ...more], families, text);
  picture.setAttribute("lang", lang);
  picture.setAttribute("font-family", families.map((family) => quoted(plainFamily(family))).join(", "));
  const style = document.createElementNS(SVG, "style");
  style.textContent = await enclosedFaces(faces);
  picture.prepend(style);
  return new XMLSerializer().serializeToString(picture);
}

/** Runs something while the page's colours are those of its light theme; nothing is painted in between. */
function inLight<Result>(run: () => Result): Result {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = "light";
  try {
    return run();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

function copied(stage: HTMLElement, pixels: Pixels): SVGSVGElement {
  const box = stage.getBoundingClientRect();
  const picture = document.createElementNS(SVG, "svg");
  const attributes = {
    width: pixels.width,
    height: pixels.height,
    viewBox: `0 0 ${box.width} ${box.height}`,
  };
  for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, String(value));
  for (const drawing of stage.querySelectorAll<SVGSVGElement>("svg")) {
    if (drawing.parentElement?.closest("svg")) continue;
    const at = drawing.getBoundingClientRect();
    const copy = inlined(drawing, AT_FIRST);
    if (!copy) continue;
    // A drawing inside another one is cut at its edges, which here a label may cross.
    copy.setAttribute("overflow", "visible");
    copy.setAttribute("x", String(at.left - box.left));
    copy.setAttribute("y", String(at.top - box.top));
    copy.setAttribute("width", String(at.width));
    copy.setAttribute("height", String(at.height));
    picture.append(copy);
  }
  return picture;
}

const quoted = (family: string): string => (/^[\w-]+$/.test(family) ? family : `'${family}'`);

/** What cuts or hatches a drawing is named by the page's address; in a file its own name is enough. */
const named = (value: string): string => value.replace(/url\("?[^"#]*(#[^")]+)"?\)/, "url($1)");

/** A copy of a part with the styles written into it that its parent does not hand on; null of one that is not shown. */
function inlined(part: Element, handedOn: Readonly<Record<string, string>>): Element | null {
  const style = getComputedStyle(part);
  if (style.display === "none") return null;
  const copy = part.cloneNode(false);
  if (!(copy instanceof Element)) return null;
  for (const name of ["class", "style", "data-testid", "tabindex", "role", "aria-hidden"])
    copy.removeAttribute(name);
  const own: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = named(style.getPropertyValue(name));
    own[name] = value;
    if (value === handedOn[name]) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
  for (const name of OWN) {
    const value = named(style.getPropertyValue(name));
    if (value !== AT_FIRST[name]) copy.setAttribute(name, value);
  }
  for (const child of part.childNodes) {
    if (child instanceof Element) {
      const drawn = inlined(child, own);
      if (drawn) copy.append(drawn);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
  }
  return copy;
}

/** An SVG document as an address, for an image. */
export const svgAddress = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** An SVG document as the bytes of a PNG of the same size. @throws where the browser can't draw it */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = svgAddress(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the picture could not be made");
  return blob;
}
