import { anchorX } from "../../lib/drawing/callouts.ts";
import type { LinePlace } from "../../lib/drawing/pen.ts";
import { ticksWithRoom } from "../../lib/drawing/time-ticks.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Lettering } from "../../lib/lettering/lettering.ts";
import type { CardPrices, SocialCard } from "../../lib/views/social/social-card.ts";
import { calloutText } from "../figure/callout-text.ts";
import { CALLOUT_LINE, CALLOUT_SIZE, calloutTone, drawnCallouts } from "../figure/drawn-callouts.ts";
import { lineEnd } from "../figure/line-texts.ts";
import type { Room } from "../picture/picture.ts";
import { type Markup, markup } from "../social/markup.ts";
import { dayTick, decimal } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { lineName } from "../text/reader-name.ts";
import { CARD_COLOURS, toneColour } from "./card-colours.ts";
import { setLine } from "./card-pen.ts";
import {
  AXIS_HEIGHT,
  axes,
  type LineEndLabel,
  labelRoom,
  lineEnds,
  plotLine,
  VALUES_WIDTH,
} from "./plot-parts.ts";

const CALLOUT = { size: CALLOUT_SIZE, weight: 650 } as const;
const ASCENT = 11;
const TOP = 4;

/** The lines of a page's figure with their names and what is named on them, for a room from its upper left corner. */
export function pricePlot(
  { chart, callouts }: CardPrices,
  { width, height }: Room,
  {
    companies,
    locale,
    messages,
    lettering,
  }: Pick<SocialCard, "companies"> & {
    readonly locale: string;
    readonly messages: Messages;
    readonly lettering: Lettering;
  },
): Markup {
  const { time, value, lines } = chart;
  if (!value) return markup``;
  const labels = lines.flatMap((line): LineEndLabel[] => {
    const end = lineEnd(chart, line, locale, messages.figure);
    if (!end) return [];
    const name = ownDirection(locale, lineName(line, companies, locale, messages.instrumentNames));
    const { symbol: key, colour } = line;
    const isOneOfTwo = lines.some((other) => other !== line && other.company === line.company);
    const whose = isOneOfTwo ? `${name} ${leftToRight(locale, line.symbol)}` : name;
    const head = `${whose} ${end.level}${end.doubt === null ? "" : " !"}`;
    const rows = [head, end.change, ...(end.ended === null ? [] : [end.ended])];
    return [{ key, colour, day: end.day, value: end.value, rows }];
  });
  const frame = { width, left: VALUES_WIDTH, right: labelRoom(labels, width, lettering) };
  const place: LinePlace = { frame, time, value, top: TOP, bottom: height - AXIS_HEIGHT };
  const ticks = ticksWithRoom(time, frame);
  const digits = value.high - value.low < 10 ? 1 : 0;
  const named = drawnCallouts(
    chart,
    callouts,
    place,
    (callout) => calloutText(callout, time, locale, messages.figure.callouts),
    (text) => lettering.width(text, CALLOUT),
  );
  return markup`${axes(
    place,
    {
      values: value.ticks.map((at) => ({ at, text: decimal(locale, at, digits) })),
      days: ticks.map((at) => ({ at, text: dayTick(locale, at, time.unit, at === ticks[0]) })),
    },
    lettering,
  )}${lines.map((line) => plotLine(place, line))}${lineEnds(place, labels, lettering)}${named.map((one) => callout(one, locale, lettering))}`;
}

type NamedCallout = ReturnType<typeof drawnCallouts>[number];

/** A ring on the close of the day, a leader, and what happened beside it. */
function callout({ callout, text, placed }: NamedCallout, locale: string, lettering: Lettering): Markup {
  const { place, leader, anchor, box } = placed;
  const fill = toneColour(locale, calloutTone(callout));
  const [from, to] = leader;
  const dash = callout.kind === "announced" ? null : markup` stroke-dasharray="3 2"`;
  const rows = [text.name, text.figure].map((row, at) =>
    setLine(lettering, {
      ...CALLOUT,
      text: row,
      x: anchorX(placed),
      y: box.top + ASCENT + at * CALLOUT_LINE,
      anchor: anchor === "start" ? "left" : anchor === "end" ? "right" : "middle",
      fill,
      halo: CARD_COLOURS.paper,
    }),
  );
  return markup`<path fill="none" stroke="${fill}"${dash} d="M${from.x} ${from.y}L${to.x} ${to.y}"/><circle cx="${place.x}" cy="${place.y}" r="4" fill="${CARD_COLOURS.paper}" stroke="${fill}" stroke-width="1.6"/>${rows}`;
}
