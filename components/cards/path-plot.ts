import type { LinePlace } from "../../lib/drawing/pen.ts";
import { dayX, valueY } from "../../lib/drawing/plot-frame.ts";
import { sessionTicks } from "../../lib/drawing/session-ticks.ts";
import { ticksBeside } from "../../lib/drawing/time-ticks.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Lettering } from "../../lib/lettering/lettering.ts";
import type { ComparedPaths } from "../../lib/views/social/social-card.ts";
import type { Room } from "../picture/picture.ts";
import { type Markup, markup } from "../social/markup.ts";
import { percent, signed } from "../text/format.ts";
import { CARD_COLOURS } from "./card-colours.ts";
import {
  AXIS_HEIGHT,
  axes,
  type LineEndLabel,
  labelRoom,
  lineEnds,
  plotLine,
  VALUES_WIDTH,
} from "./plot-parts.ts";

const TOP = 4;

/** CARs by session from day 0, each named at its end, for a room from its upper left corner. */
export function pathPlot(
  { first, last, axis, lines }: ComparedPaths,
  names: readonly string[],
  { width, height }: Room,
  {
    locale,
    messages,
    lettering,
  }: {
    readonly locale: string;
    readonly messages: Messages;
    readonly lettering: Lettering;
  },
): Markup {
  const labels = lines.flatMap(({ colour, values }, at): LineEndLabel[] => {
    const end = values.findLastIndex((value) => value !== null);
    const value = values[end] ?? null;
    if (value === null) return [];
    const rows = [names[at] ?? "", `CAR ${percent(locale, value, 1)}`];
    return [{ key: String(at), colour, day: first + end, value, rows }];
  });
  const frame = { width, left: VALUES_WIDTH, right: labelRoom(labels, width, lettering) };
  const time = { first, last };
  const place: LinePlace = { frame, time, value: axis, top: TOP, bottom: height - AXIS_HEIGHT };
  const [zeroX, zeroY] = [dayX(frame, time, 0), valueY(axis, 0, place.top, place.bottom)];
  const { dayZero } = messages.event;
  const ticks = ticksBeside(sessionTicks(first, last), { frame, time, day: 0, name: dayZero });
  const days = lines.map(({ values }) => values.map((_, at) => first + at));
  return markup`${axes(
    place,
    {
      values: axis.ticks.map((at) => ({ at, text: percent(locale, at, 0) })),
      days: ticks.map((at) => ({ at, text: at === 0 ? dayZero : signed(locale, at, 0) })),
    },
    lettering,
  )}<path fill="none" stroke="${CARD_COLOURS.muted}" d="M${frame.left} ${zeroY}H${width - frame.right}"/><path fill="none" stroke="${CARD_COLOURS.muted}" stroke-dasharray="3 3" d="M${zeroX} ${place.top}V${place.bottom}"/>${lines.map((line, at) => plotLine(place, { ...line, days: days[at] ?? [] }))}${lineEnds(place, labels, lettering)}`;
}
