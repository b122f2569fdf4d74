import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import { type Lettering, lettered } from "../../lib/lettering/lettering.ts";
import type { SocialCard } from "../../lib/views/social/social-card.ts";
import { fittedTitle } from "../picture/wrapped-text.ts";
import { CARD_SIZE } from "../social/card-size.ts";
import { markup } from "../social/markup.ts";
import { direction, percent } from "../text/format.ts";
import { pictureSource } from "../text/source-text.ts";
import { CARD_COLOURS, seriesColour, toneColour } from "./card-colours.ts";
import { cutTo, linesWithin, MOST_LETTERS, type SetLine, setLine } from "./card-pen.ts";
import { cardWords, figureDetails, figureName } from "./card-words.ts";
import { dumbbellPlot } from "./dumbbell-plot.ts";
import { pathPlot } from "./path-plot.ts";
import { pricePlot } from "./price-plot.ts";

/** The units in which a picture is laid out, as a figure of a page; each is 5/3 of a pixel of its file. */
const CARD = { width: 720, height: 378 };
const MARGIN = 24;
const INNER = CARD.width - 2 * MARGIN;

const SITE = { size: 11.5, weight: 650 } as const;
const SMALL = { size: 11.5, weight: 400 } as const;
const SOURCE = { size: 9.5, weight: 400 } as const;
/** Title and subtitle over a figure; a title that has room in one line of `oneLine` letters takes no second one. */
const OVER_FIGURE = { oneLine: [25, 23.5, 22, 20.5], sizes: [25, 22, 19, 16.5], most: 2, small: SMALL };
/** The same where they are all there is, and how far under the site's name they begin. */
const ALONE = { oneLine: [44], sizes: [44, 40, 36, 32], most: 3, small: { ...SMALL, size: 17 } };
const ALONE_TOP = 64;
const LEADING = 1.28;
const MOST_SUBTITLE_LINES = 2;
const MOST_SOURCE_LINES = 2;
const GAP = 9;

/** A page's picture as an SVG document in a language, every letter an outline. @throws where a font cannot be read */
export const cardDocument = (card: SocialCard, locale: string): Promise<string> =>
  lettered(directionOf(locale), (lettering) =>
    drawn(card, { locale, messages: messagesIn(locale), lettering }),
  );

interface CardSetting {
  readonly locale: string;
  readonly messages: Messages;
  readonly lettering: Lettering;
}

function drawn(card: SocialCard, setting: CardSetting): string {
  const { locale, messages, lettering } = setting;
  const head = headOf(card, setting);
  const figures = figureRow(card, head.bottom + GAP, setting);
  const foot = footOf(pictureSource(card.notes, card.revision, locale, messages), setting);
  const top = figures.bottom + GAP;
  const room = { width: INNER, height: foot.top - GAP - top };
  const names = card.figures.map((figure) => figureName(figure, card.paths?.by ?? "company", locale));
  const { prices, paths, dumbbells, companies } = card;
  const plot =
    (prices && pricePlot(prices, room, { ...setting, companies })) ??
    (paths && pathPlot(paths, names, room, setting)) ??
    (dumbbells && dumbbellPlot(dumbbells, room, { ...setting, companies }));
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" viewBox="0 0 ${CARD.width} ${CARD.height}"><rect width="${CARD.width}" height="${CARD.height}" fill="${CARD_COLOURS.paper}"/>${[...head.lines, ...figures.lines, ...foot.lines].map((line) => setLine(lettering, line))}<g transform="translate(${MARGIN} ${top})">${plot}</g></svg>`
    .text;
}

interface SetPart {
  readonly lines: readonly SetLine[];
}

/** Where a line begins: at the right in a language that is read from there. */
const startOf = (locale: string) =>
  directionOf(locale) === "rtl"
    ? ({ x: CARD.width - MARGIN, anchor: "right" } as const)
    : ({ x: MARGIN, anchor: "left" } as const);

const endOf = (locale: string) =>
  directionOf(locale) === "rtl"
    ? ({ x: MARGIN, anchor: "left" } as const)
    : ({ x: CARD.width - MARGIN, anchor: "right" } as const);

/** The site, the headline, and what else is known, from the upper edge. */
function headOf(
  card: SocialCard,
  { locale, messages, lettering }: CardSetting,
): SetPart & { readonly bottom: number } {
  const { name, tagline } = messages.app;
  const { title: whole, subtitle } = cardWords(card, locale, messages);
  const isAlone = card.headline.kind === "site";
  const { oneLine, sizes, most, small } = isAlone ? ALONE : OVER_FIGURE;
  const title = whole.slice(0, MOST_LETTERS);
  const { ink, muted } = CARD_COLOURS;
  const start = startOf(locale);
  let y = MARGIN + 8;
  const room = INNER - lettering.width(name, SITE) - 3 * GAP;
  const lines: SetLine[] = [
    { ...SITE, ...start, y, text: name, fill: ink },
    {
      ...SMALL,
      ...endOf(locale),
      y,
      text: isAlone ? "" : cutTo(tagline, room, (text) => lettering.width(text, SMALL)),
      fill: muted,
    },
  ];
  y += isAlone ? ALONE_TOP : 8;
  const measureAt = (size: number) => (text: string) => lettering.width(text, { size, weight: 650 });
  const inOne = fittedTitle(title, INNER, oneLine, 1, measureAt);
  const fitted = inOne.lines.length <= 1 ? inOne : fittedTitle(title, INNER, sizes, most, measureAt);
  const face = { size: fitted.size, weight: 650 } as const;
  for (const text of linesWithin(title, { room: INNER, most, face }, lettering)) {
    y += face.size * LEADING;
    lines.push({ ...face, ...start, y: y - face.size * 0.22, text, fill: ink });
  }
  y += isAlone ? small.size : 2;
  for (const text of linesWithin(
    subtitle,
    { room: INNER, most: MOST_SUBTITLE_LINES, face: small },
    lettering,
  )) {
    y += small.size * LEADING;
    lines.push({ ...small, ...start, y: y - small.size * 0.22, text, fill: muted });
  }
  return { lines, bottom: y };
}

const FIGURE_NAME = { size: 12, weight: 650 } as const;
const FIGURE_CHANGE = { size: 21, weight: 650 } as const;
const FIGURE_DETAIL = { size: 10, weight: 400 } as const;
const DETAIL_LEADING = 12.5;
const FIGURE_HEIGHT = 62;

/** What each listing did on its day 0, side by side; nothing where the picture is of no announcement. */
function figureRow(
  { figures, paths }: SocialCard,
  top: number,
  { locale, messages, lettering }: CardSetting,
): SetPart & { readonly bottom: number } {
  if (figures.length === 0) return { lines: [], bottom: top - GAP };
  const isRightToLeft = directionOf(locale) === "rtl";
  const room = INNER / Math.max(figures.length, 3);
  const lines = figures.flatMap((figure, at): SetLine[] => {
    const x = isRightToLeft ? CARD.width - MARGIN - at * room : MARGIN + at * room;
    const anchor = isRightToLeft ? "right" : "left";
    const colour = paths?.by === "company" ? seriesColour(paths.lines[at]?.colour ?? 0) : CARD_COLOURS.ink;
    const within = (text: string, face: Pick<SetLine, "size" | "weight">) =>
      cutTo(text, room - GAP, (part) => lettering.width(part, face));
    const name = figureName(figure, paths?.by ?? "company", locale);
    const tone = toneColour(locale, direction(figure.change));
    return [
      { ...FIGURE_NAME, x, anchor, y: top + 11, text: within(name, FIGURE_NAME), fill: colour },
      { ...FIGURE_CHANGE, x, anchor, y: top + 33, text: percent(locale, figure.change), fill: tone },
      ...figureDetails(figure, paths?.by ?? "company", locale, messages).map((text, row) => ({
        ...FIGURE_DETAIL,
        ...({ x, anchor, y: top + 47 + row * DETAIL_LEADING, fill: CARD_COLOURS.muted } as const),
        text: within(text, FIGURE_DETAIL),
      })),
    ];
  });
  return { lines, bottom: top + FIGURE_HEIGHT };
}

/** The last lines: whose quotes, to which day, as of which revision; up from the lower edge. */
function footOf(source: string, { locale, lettering }: CardSetting): SetPart & { readonly top: number } {
  const lines = linesWithin(source, { room: INNER, most: MOST_SOURCE_LINES, face: SOURCE }, lettering);
  const step = SOURCE.size * LEADING;
  const top = CARD.height - MARGIN + 8 - lines.length * step;
  return {
    lines: lines.map((text, at) => ({
      ...SOURCE,
      ...startOf(locale),
      ...{ text, y: top + (at + 1) * step - 3, fill: CARD_COLOURS.muted },
    })),
    top,
  };
}
