import { valueY } from "../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf, languageOf } from "../../lib/i18n/routing.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { LoneChart } from "../../lib/views/social/embed.ts";
import { fill } from "../text/fill.ts";
import { dayTick, decimal, direction, longDay, percent } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { cardLine, placeOfDay } from "./card-line.ts";
import { EMBED_STYLE } from "./embed-style.ts";
import { Markup, markup } from "./markup.ts";

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

/** A whole HTML document with one chart: title, figures, drawing, source. No script, no request. */
export function embedDocument(view: LoneChart, page: string, setting: EmbedSetting): string {
  const { locale, messages } = setting;
  const { app, share } = messages;
  const name = view.names[languageOf(locale)];
  const title = view.event ?? `${name} (${view.symbol})`;
  return documentOf(
    title,
    setting,
    markup`<h1><a href="${page}" target="_blank" rel="noopener"><bdi>${title}</bdi></a></h1>
${facts(view, name, setting)}
${drawing(view, setting)}
<p class="source">${share.embedSource}: <a href="${page}" target="_blank" rel="noopener">${app.name}</a>, ${fill(share.embedRevision, { revision: view.revision, date: leftToRight(locale, isoDate(view.chart.time.last)) })}</p>`,
  );
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

function facts({ event, symbol, currency, figure }: LoneChart, name: string, setting: EmbedSetting): Markup {
  const { locale, messages } = setting;
  const { share } = messages;
  const close = fill(share.embedClose, { currency });
  const of = event === null ? close : `${name} (${leftToRight(locale, symbol)}). ${close}`;
  const day = figure && fill(share.embedDayZero, { day: leftToRight(locale, figure.session) });
  const value = (label: string, fraction: number | null) =>
    fraction === null
      ? null
      : markup`<span>${label} <b class="${direction(fraction) ?? ""}">${percent(locale, fraction)}</b></span>`;
  return markup`<p class="facts"><span>${of}</span>${day === null ? null : markup`<span>${day}</span>`}${
    figure && value(share.embedReturn, figure.change)
  }${figure && value(share.embedAbnormal, figure.abnormal)}</p>`;
}

function drawing(view: LoneChart, { locale, messages }: EmbedSetting): Markup {
  const { chart, dayZeros } = view;
  const { value, time } = chart;
  if (!value) return markup``;
  const y = (price: number) => Math.round(valueY(value, price, AREA.top, AREA.bottom));
  const x = (day: number) => Math.round(placeOfDay(chart, AREA, day));
  const digits = value.high - value.low < 10 ? 1 : 0;
  const rules = value.ticks.map((tick) => markup`<path class="grid" d="M0 ${y(tick)}H1000"/>`);
  const days = dayZeros.map((day) => markup`<path class="day" d="M${x(day)} ${AREA.top}V${AREA.bottom}"/>`);
  const prices = value.ticks.map((tick, at) => {
    const below = y(tick) < ROOM_ABOVE ? 11 : -3;
    return markup`<text x="0" y="${y(tick) / 10}%" dy="${below}"${at % 2 === 1 ? markup` class="every-second-up"` : null}>${decimal("en", tick, digits)}</text>`;
  });
  const dates = time.ticks.map(
    (tick, at) =>
      markup`<text x="${x(tick) / 10}%" y="12" text-anchor="${x(tick) < 130 ? "start" : x(tick) > 950 ? "end" : "middle"}"${at % 2 === 1 ? markup` class="every-second"` : null}>${dayTick(locale, tick, time.unit, at === 0)}</text>`,
  );
  return markup`<svg class="plot" role="img" direction="ltr" aria-label="${summary(view, locale, messages)}"><svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%"${dayZeros.length > 1 ? markup` class="many"` : null}>${rules}${days}<path class="line" d="${cardLine(chart, AREA)}"/></svg>${prices}</svg>
<svg class="across" direction="ltr" aria-hidden="true">${dates}</svg>`;
}

function summary({ chart, symbol, currency }: LoneChart, locale: string, { share }: Messages): string {
  const closes = (chart.lines[0]?.closes ?? []).filter((close) => close !== null);
  return fill(share.embedSummary, {
    symbol,
    currency,
    from: longDay(locale, chart.time.first),
    to: longDay(locale, chart.time.last),
    low: decimal(locale, Math.min(...closes)),
    high: decimal(locale, Math.max(...closes)),
    last: decimal(locale, closes.at(-1) ?? null),
  });
}
