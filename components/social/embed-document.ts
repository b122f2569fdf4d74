import { valueY } from "../../lib/drawing/plot-frame.ts";
import { shortTitle } from "../../lib/drawing/short-title.ts";
import { textWidth } from "../../lib/drawing/text-width.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf, languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { LoneChart, LoneMark } from "../../lib/views/social/embed.ts";
import { fill } from "../text/fill.ts";
import { currencyName, dayTick, decimal, direction, longDay, percent } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { bracketed, clauses, colon, comma } from "../text/lists.ts";
import { EMBED_STYLE } from "./embed-style.ts";
import { Markup, markup } from "./markup.ts";
import { pictureLine, placeOfDay } from "./picture-pen.ts";

/** What a chart alone is shown as. */
export interface EmbedSetting {
  readonly locale: string;
  /** Null follows the reader's system. */
  readonly theme: "light" | "dark" | null;
  readonly messages: Messages;
}

/** The drawing is stretched to its frame, so its own units are thousandths; labels stand beside the line. */
const AREA = { left: 100, right: 990, top: 40, bottom: 985 };

/** A label that would stand out of the drawing at the top goes below its rule. */
const ROOM_ABOVE = 130;
/** Labels of values that have room in a frame of 360 by 640 pixels. */
const MOST_VALUES = 5;
/** From where on a name that ends at the line's end can stand over it. */
const NAME_LEFT = 550;

/** A whole HTML document with one chart: title, figures, drawing, source. No script, no request. */
export function embedDocument(view: LoneChart, page: string, setting: EmbedSetting): string {
  const { locale, messages } = setting;
  const { app, share } = messages;
  const name = view.names[languageOf(locale)];
  const title = view.event ?? `${name}${bracketed(locale, leftToRight(locale, view.symbol))}`;
  return documentOf(
    title,
    setting,
    markup`<h1><a href="${page}" target="_blank" rel="noopener"><bdi>${title}</bdi></a></h1>
${facts(view, name, setting)}
${drawing(view, setting)}
<p class="source">${share.embedSource}${colon(locale)}<a href="${page}" target="_blank" rel="noopener">${app.name}</a>${comma(locale)}${sourceOf(view, name, setting)}</p>`,
  );
}

/** The revision, how far the quotes of this listing go, wherever the chart ends, and that an error was found in them. */
function sourceOf(view: LoneChart, name: string, { locale, messages }: EmbedSetting): string {
  const own = ownDirection(locale, name);
  const source = fill(messages.share.embedRevision, {
    revision: view.revision,
    name: own,
    symbol: leftToRight(locale, view.symbol),
    day: longDay(locale, dayNumber(view.last)),
  });
  const isDoubted = view.chart.lines.some((line) => line.isDoubted);
  return isDoubted ? clauses(locale, [source, fill(messages.picture.doubted, { names: own })]) : source;
}

/** The document where there is no such chart, or the data can't be read. */
export function embedNotice(
  { title, text }: { readonly title: string; readonly text: string },
  setting: EmbedSetting,
): string {
  return documentOf(title, setting, markup`<h1>${title}</h1><p>${text}</p>`);
}

function documentOf(title: string, { locale, theme, messages }: EmbedSetting, body: Markup): string {
  const direction = directionOf(locale);
  return markup`<!doctype html>
<html lang="${locale}" dir="${direction}"${theme === null ? null : markup` data-theme="${theme}"`}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${messages.app.name}</title><style>${new Markup(EMBED_STYLE)}</style></head>
<body>${body}</body>
</html>
`.text;
}

function facts(
  { event, symbol, currency, figure, isDayOnly }: LoneChart,
  name: string,
  setting: EmbedSetting,
): Markup {
  const { locale, messages } = setting;
  const { share } = messages;
  const close = fill(share.embedClose, { currency: currencyName(locale, currency) });
  const of =
    event === null
      ? close
      : clauses(locale, [`${name}${bracketed(locale, leftToRight(locale, symbol))}`, close]);
  const day =
    event === null
      ? fill(share.embedMarks, { name: ownDirection(locale, name) })
      : figure && fill(share.embedDayZero, { day: longDay(locale, dayNumber(figure.session)) });
  const value = (label: string, fraction: number | null) =>
    fraction === null
      ? null
      : markup`<span>${label} <b class="${direction(fraction) ?? ""}">${percent(locale, fraction)}</b></span>`;
  return markup`<p class="facts"><span>${of}</span>${day === null ? null : markup`<span>${day}</span>`}${isDayOnly ? markup`<span>${messages.table.dayOnly.short}</span>` : null}${
    figure && value(share.embedReturn, figure.change)
  }${figure && value(share.embedAbnormal, figure.abnormal)}</p>`;
}

function drawing(view: LoneChart, { locale, messages }: EmbedSetting): Markup {
  const { chart, marks } = view;
  const { value, time } = chart;
  if (!value) return markup``;
  const y = (price: number) => Math.round(valueY(value, price, AREA.top, AREA.bottom));
  const x = (day: number) => Math.round(placeOfDay(chart, AREA, day));
  const digits = value.high - value.low < 10 ? 1 : 0;
  const every = Math.ceil(value.ticks.length / MOST_VALUES);
  const ticks = value.ticks.filter((_, at) => at % every === 0);
  const rules = ticks.map((tick) => markup`<path class="grid" d="M0 ${y(tick)}H1000"/>`);
  const days = marks.map(({ day }) => markup`<path class="day" d="M${x(day)} ${AREA.top}V${AREA.bottom}"/>`);
  const prices = ticks.map((tick, at) => {
    const below = y(tick) < ROOM_ABOVE ? 11 : -3;
    return markup`<text x="0" y="${y(tick) / 10}%" dy="${below}"${at % 2 === 1 ? markup` class="every-second-up"` : null}>${decimal("en", tick, digits)}</text>`;
  });
  const dates = time.ticks.map(
    (tick, at) =>
      markup`<text x="${x(tick) / 10}%" y="12" text-anchor="${x(tick) < 130 ? "start" : x(tick) > 950 ? "end" : "middle"}"${at % 2 === 1 ? markup` class="every-second"` : null}>${dayTick(locale, tick, time.unit, at === 0)}</text>`,
  );
  return markup`<svg class="plot series-${chart.lines[0]?.colour ?? 1}" role="img" direction="ltr" aria-label="${summary(view, locale, messages)}"><svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%"${marks.length > 1 ? markup` class="many"` : null}>${rules}${days}<path class="line" d="${pictureLine(chart, AREA)}"/></svg>${prices}${namesOn(view, locale, x, y)}</svg>
<svg class="across" direction="ltr" aria-hidden="true">${dates}</svg>`;
}

/** What stands at the line itself: its name and last close at its end, and beside the line of a lone day 0 whose it is. */
function namesOn(
  { chart, marks, names, event, figure }: LoneChart,
  locale: string,
  x: (day: number) => number,
  y: (price: number) => number,
): Markup {
  const [line] = chart.lines;
  const at = line ? line.values.findLastIndex((value) => value !== null) : -1;
  const day = line?.days[at];
  if (!line || day === undefined) return markup``;
  const doubt = line.isDoubted ? " !" : "";
  const words = `${ownDirection(locale, names[languageOf(locale)])} ${decimal(locale, line.closes[at] ?? null)}${doubt}`;
  const heights = line.values.flatMap((value, index) =>
    value === null || x(line.days[index] ?? day) < NAME_LEFT ? [] : y(value),
  );
  // Over all of the line that it could cross; under it where that is at the upper edge.
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const [height, offset] = top > ROOM_ABOVE ? [top, -7] : [bottom, 16];
  const end = markup`<text class="on-line" x="${x(day) / 10}%" y="${height / 10}%" dy="${offset}" text-anchor="end">${words}</text>`;
  const [only] = marks;
  if (event === null || marks.length !== 1 || !only) return end;
  return markup`${end}${dayZeroNames(only, figure, x(only.day), locale)}`;
}

/** The narrowest frame that is reckoned with, and where the style tells a narrow frame from a wide one. */
const FRAME_PIXELS = { narrow: 300, wide: 520 };
/** What the document leaves free at its sides, and between a line and its name. */
const SIDES_PIXELS = 24;
const ASIDE_PIXELS = 5;
const NAME_PIXELS = 12;

/** Whose the line of day 0 is: its title, and in a frame too narrow for that its day with the return. */
function dayZeroNames(
  { title, day }: LoneMark,
  figure: LoneChart["figure"],
  place: number,
  locale: string,
): Markup {
  const isEarly = place < 600;
  const room = (frame: number) =>
    ((isEarly ? 1000 - place : place) / 1000) * (frame - SIDES_PIXELS) - ASIDE_PIXELS;
  const name = shortTitle(title);
  const change = figure ? ` ${percent(locale, figure.change, 1)}` : "";
  const dated = `${dayTick(locale, day, "day", false)}${change}`;
  const text = (words: string, kind: string) =>
    markup`<text class="on-line named${kind}" x="${place / 10}%" y="0" dy="10" dx="${isEarly ? ASIDE_PIXELS : -ASIDE_PIXELS}" text-anchor="${isEarly ? "start" : "end"}">${ownDirection(locale, words)}</text>`;
  const width = textWidth(name, NAME_PIXELS, true);
  if (width <= room(FRAME_PIXELS.narrow)) return text(name, "");
  if (width > room(FRAME_PIXELS.wide)) return text(dated, "");
  return markup`${text(name, " wide")}${text(dated, " slim")}`;
}

function summary({ chart, symbol, currency }: LoneChart, locale: string, { share }: Messages): string {
  const closes = (chart.lines[0]?.closes ?? []).filter((close) => close !== null);
  return fill(share.embedSummary, {
    symbol: leftToRight(locale, symbol),
    currency: currencyName(locale, currency),
    from: longDay(locale, chart.time.first),
    to: longDay(locale, chart.time.last),
    low: decimal(locale, Math.min(...closes)),
    high: decimal(locale, Math.max(...closes)),
    last: decimal(locale, closes.at(-1) ?? null),
  });
}
