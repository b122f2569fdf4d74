import bidiFactory from "bidi-js";
import { Buffer, Direction, type Face, Font, shape, Variation } from "harfbuzzjs";
import { letterFace, readLetters } from "./font-slices.ts";

/** How a text is set: its size in the units of its picture, and how bold. */
export interface TypeFace {
  readonly size: number;
  readonly weight: 400 | 650;
}

/** Sets texts in the site's fonts without a browser: joined, in the order in which they are read, as outlines. */
export interface Lettering {
  /** How wide a text will be drawn, exactly. */
  width(text: string, face: TypeFace): number;
  /** A line of text as SVG path data, whose left end stands at `x` on the baseline `y`. */
  outline(text: string, face: TypeFace, x: number, y: number): string;
  /** The letters as they stand from left to right: what a test reads of an outline. */
  visualOrder(text: string): string;
}

/** Letters of one direction and one font, in the order in which they are read. */
interface Run {
  readonly start: number;
  readonly end: number;
  /** Embedding level of the bidirectional algorithm: odd from right to left. */
  readonly level: number;
  readonly face: Face;
}

const bidi = bidiFactory();
/** What is shaped now; one for all, because the memory of another would wait for the collector. */
const buffer = new Buffer();

type Outline = readonly { readonly type: string; readonly values: readonly number[] }[];

/** A font at one weight, with the outlines of the glyphs that were drawn. */
interface WeightedFont {
  readonly font: Font;
  readonly glyphs: Map<number, Outline>;
}

const fonts = new Map<Face, Map<number, WeightedFont>>();

/**
 * Draws with the site's fonts: `draw` is run until the fonts of all letters that it sets have been read, its
 * paragraphs in `direction`. A letter that no font of the site has is left out.
 * @throws where a font that ships cannot be read
 */
export async function lettered<Drawn>(
  direction: "ltr" | "rtl",
  draw: (lettering: Lettering) => Drawn,
): Promise<Drawn> {
  for (;;) {
    const missing = new Set<string>();
    const drawn = draw(letteringIn(direction, missing));
    if (missing.size === 0) return drawn;
    await readLetters(missing);
  }
}

function letteringIn(direction: "ltr" | "rtl", missing: Set<string>): Lettering {
  const runsOf = (text: string) => visualRuns(text, direction, missing);
  return {
    width: (text, { size, weight }) =>
      runsOf(text).reduce((sum, run) => sum + shaped(text, run, weight).advance * size, 0),
    outline: (text, { size, weight }, x, y) => {
      let pen = x;
      return runsOf(text)
        .map((run) => {
          const { advance, glyphs } = shaped(text, run, weight);
          const path = glyphs.map((glyph) => glyph(pen, y, size)).join("");
          pen += advance * size;
          return path;
        })
        .join("");
    },
    visualOrder: (text) =>
      runsOf(text)
        .map(({ start, end, level }) => {
          const part = text.slice(start, end);
          return level % 2 === 0 ? part : [...part].reverse().join("");
        })
        .join(""),
  };
}

/** A text's runs from left to right, by the Unicode bidirectional algorithm (UAX 9, rule L2). */
function visualRuns(text: string, direction: "ltr" | "rtl", missing: Set<string>): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const runs: Run[] = [];
  let at = 0;
  for (const letter of text) {
    const start = at;
    at += letter.length;
    const face = letterFace(letter);
    if (face === undefined) missing.add(letter);
    if (!face) continue;
    const level = levels[start] ?? 0;
    const last = runs.at(-1);
    if (last && last.level === level && last.face === face && last.end === start)
      runs[runs.length - 1] = { ...last, end: at };
    else runs.push({ start, end: at, level, face });
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) reverseFrom(runs, level);
  return runs;
}

/** Turns round each sequence of runs of at least a level. */
function reverseFrom(runs: Run[], level: number): void {
  let from = 0;
  while (from < runs.length) {
    if ((runs[from]?.level ?? 0) < level) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < runs.length && (runs[to]?.level ?? 0) >= level) to += 1;
    runs.splice(from, to - from, ...runs.slice(from, to).reverse());
    from = to;
  }
}

interface ShapedRun {
  /** For letters of size 1. */
  readonly advance: number;
  /** Draws a glyph of the run that begins at `x`. */
  readonly glyphs: readonly ((x: number, y: number, size: number) => string)[];
}

/** A run as its font sets it: letters that join are joined, with those before and after the run as their neighbours. */
function shaped(text: string, { start, end, level, face }: Run, weight: number): ShapedRun {
  const font = fontOf(face, weight);
  const unit = 1 / face.upem;
  buffer.reset();
  buffer.addText(text, start, end - start);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 0 ? Direction.LTR : Direction.RTL);
  shape(font.font, buffer);
  let advance = 0;
  const glyphs = buffer.getGlyphInfosAndPositions().map((glyph) => {
    const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph;
    const left = (advance + xOffset) * unit;
    advance += xAdvance;
    return (x: number, y: number, size: number) =>
      placedPath(glyphOf(font, codepoint), x + left * size, y - yOffset * unit * size, unit * size);
  });
  return { advance: advance * unit, glyphs };
}

function fontOf(face: Face, weight: number): WeightedFont {
  const own = fonts.get(face) ?? new Map<number, WeightedFont>();
  fonts.set(face, own);
  const found = own.get(weight);
  if (found) return found;
  const font = new Font(face);
  font.setVariations([new Variation("wght", weight)]);
  const weighted = { font, glyphs: new Map() };
  own.set(weight, weighted);
  return weighted;
}

/** A glyph's outline in the units of its font. */
function glyphOf({ font, glyphs }: WeightedFont, glyph: number): Outline {
  const found = glyphs.get(glyph) ?? font.glyphToJson(glyph);
  glyphs.set(glyph, found);
  return found;
}

/** Path commands of a font's units, whose y runs upwards, at a place of the picture, to a hundredth. */
function placedPath(commands: Outline, x: number, y: number, scale: number): string {
  const place = (value: number, at: number) =>
    Math.round((at % 2 === 0 ? x + value * scale : y - value * scale) * 100) / 100;
  return commands.map(({ type, values }) => `${type}${values.map(place).join(" ")}`).join("");
}
