/** What a picture of a figure is made of. */
export interface SavedFigure {
  readonly figure: HTMLElement;
  readonly title: string;
  readonly legend: readonly { readonly name: string; readonly symbol: string; readonly colour: number }[];
  readonly format: "png" | "svg";
}

const SVG = "http://www.w3.org/2000/svg";
/** A picture for a document or a slide: two pixels for each of the screen's. */
const PIXELS = 2;
const MARGIN = 16;
const HEAD_LINE = 20;
const FOOT = 30;
/** Room for a line's colour before its name. */
const LEGEND_MARK = 19;

/** What a drawing takes from style sheets, which a file on its own no longer has. */
const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "visibility",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
] as const;

/**
 * Saves a figure as it stands on the page, as SVG or PNG. Made in the browser from the drawings there, with their
 * styles written into them; nothing is asked of anyone. The font is named, not enclosed.
 */
export async function saveFigure(saved: SavedFigure): Promise<void> {
  const picture = pictureOf(saved);
  const text = new XMLSerializer().serializeToString(picture);
  const name = saved.title.replace(/[^\p{Letter}\p{Number}.-]+/gu, "-").slice(0, 80) || "chart";
  if (saved.format === "svg") {
    download(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
    return;
  }
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * PIXELS;
  canvas.height = image.naturalHeight * PIXELS;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob) download(blob, `${name}.png`);
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes only once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function pictureOf({ figure, title, legend }: SavedFigure): SVGSVGElement {
  const box = figure.getBoundingClientRect();
  const page = getComputedStyle(figure);
  const colour = (name: string) => resolvedColour(figure, name);
  const { width } = box;
  const titles = wrapped(title.split(" "), " ", width - 2 * MARGIN, 8);
  const rows = legendRows(legend, width - 2 * MARGIN);
  const head = MARGIN + HEAD_LINE * (titles.length + rows.length);
  const height = head + box.height + FOOT;
  const picture = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  picture.append(element("rect", { width, height, fill: colour("--color-panel") }));
  const words = (text: string, attributes: Record<string, string | number>) => {
    const said = element("text", { "font-family": page.fontFamily, ...attributes });
    said.textContent = text;
    picture.append(said);
  };
  const heading = { x: MARGIN, "font-size": 14, "font-weight": 600, fill: colour("--color-ink") };
  for (const [at, line] of titles.entries()) words(line, { ...heading, y: MARGIN + 6 + at * HEAD_LINE });
  for (const [at, row] of rows.entries()) {
    const y = MARGIN + 6 + (titles.length + at) * HEAD_LINE;
    for (const { x, name, colour: series } of row) {
      const line = { x1: MARGIN + x, x2: MARGIN + x + 14, y1: y - 4, y2: y - 4, "stroke-width": 2 };
      picture.append(element("line", { ...line, stroke: colour(`--color-series-${series}`) }));
      words(name, { x: MARGIN + x + LEGEND_MARK, y, "font-size": 12, fill: colour("--color-ink") });
    }
  }
  const drawn = element("g", { transform: `translate(0 ${head})` });
  for (const drawing of figure.querySelectorAll<SVGSVGElement>("svg")) {
    if (drawing.parentElement?.closest("svg")) continue;
    const at = drawing.getBoundingClientRect();
    const copy = inlined(drawing);
    copy.setAttribute("x", String(at.left - box.left));
    copy.setAttribute("y", String(at.top - box.top));
    drawn.append(copy);
  }
  drawn.append(...timelineShapes(figure, box));
  picture.append(drawn);
  const address = decodeURI(location.href);
  const source = `Model Moves · ${new Date().toISOString().slice(0, 10)} · ${address}`;
  const room = width - 2 * MARGIN;
  const fitted = source.length * 6 > room ? { textLength: room, lengthAdjust: "spacingAndGlyphs" } : {};
  words(source, { x: MARGIN, y: height - 12, "font-size": 11, fill: colour("--color-muted"), ...fitted });
  return picture;
}

/** Parts joined into lines of at most so many pixels, by a letter's usual width. */
function wrapped(parts: readonly string[], joint: string, room: number, letter: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [...lines.slice(-1), part].join(joint);
    if (lines.length > 0 && longer.length * letter <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** Each line's name with its place in its row, in pixels; a row holds as many as have room. */
function legendRows(legend: SavedFigure["legend"], room: number) {
  const rows: { x: number; name: string; colour: number }[][] = [];
  let x = room;
  for (const { name, symbol, colour } of legend) {
    const text = `${name} ${symbol}`;
    const taken = LEGEND_MARK * 2 + text.length * 7;
    if (x + taken > room) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ x, name: text, colour });
    x += taken;
  }
  return rows;
}

/** A copy of a drawing with the styles that it has on the page written into each of its parts. */
function inlined(drawing: SVGSVGElement): Element {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof Element)) return element("g", {});
  const parts = [drawing, ...drawing.querySelectorAll("*")];
  for (const [at, own] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const part = parts[at];
    if (!part) continue;
    const style = getComputedStyle(part);
    own.removeAttribute("class");
    own.removeAttribute("style");
    for (const name of INLINED) {
      const value = style.getPropertyValue(name);
      // A hatching is named in quotation marks and by the page's address; in a file its own name is enough.
      if (value) own.setAttribute(name, value.replace(/url\("?[^"#]*(#[^")]+)"?\)/, "url($1)"));
    }
  }
  return copy;
}

/** Lane names and marks of the timeline, which are elements of the page and no drawings. */
function timelineShapes(figure: HTMLElement, box: DOMRect): Element[] {
  return [...figure.querySelectorAll<HTMLElement>("li > span, .timeline-shape")].flatMap((part) => {
    const at = part.getBoundingClientRect();
    const inView = part.closest("ol")?.parentElement?.getBoundingClientRect();
    if (inView && (at.top < inView.top || at.bottom > inView.bottom)) return [];
    const style = getComputedStyle(part);
    const [left, top] = [at.left - box.left, at.top - box.top];
    const centred = part.matches(".timeline-shape");
    const rx = Number.parseFloat(style.borderRadius) > at.width ? at.width / 2 : 2;
    const paint = { fill: style.backgroundColor, stroke: style.borderColor };
    const shape = element("rect", { x: left, y: top, width: at.width, height: at.height, rx, ...paint });
    if (part.textContent === "") return [shape];
    const text = element("text", {
      x: centred ? left + at.width / 2 : left,
      y: top + at.height / 2 + 4,
      "font-size": style.fontSize,
      "font-family": style.fontFamily,
      "text-anchor": centred ? "middle" : "start",
      fill: style.color,
    });
    text.textContent = part.textContent;
    return centred ? [shape, text] : [text];
  });
}

/** A colour token as it is in this theme: `light-dark()` is resolved only where it paints something. */
function resolvedColour(figure: HTMLElement, token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  figure.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== "xmlns") made.setAttribute(key, String(value));
  }
  return made;
}
