import { shareAcross } from "../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf, languageOf } from "../../lib/i18n/routing.ts";
import type { Lettering } from "../../lib/lettering/lettering.ts";
import type { CardDumbbells, SocialCard } from "../../lib/views/social/social-card.ts";
import type { Room } from "../picture/picture.ts";
import { type Markup, markup } from "../social/markup.ts";
import { direction, percent } from "../text/format.ts";
import { ownDirection } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { CARD_COLOURS, seriesColour, toneColour } from "./card-colours.ts";
import { cutTo, setLine } from "./card-pen.ts";

const TITLE = { size: 11.5, weight: 650 } as const;
const DETAIL = { size: 10, weight: 400 } as const;
const FIGURE = { size: 11.5, weight: 650 } as const;
const NAME_SHARE = 0.4;
/** Of a name, what its title has where there is no room for all. */
const TITLE_SHARE = 0.62;
const FIGURE_WIDTH = 60;
const HEAD_HEIGHT = 18;
const LOWEST_ROW = 17;
const HIGHEST_ROW = 24;
const HALF_LETTER = 4;
const GAP = 6;
/** From one label of the axis to the next at least. */
const LABEL_ROOM = 44;

interface PlotSetting extends Pick<SocialCard, "companies"> {
  readonly locale: string;
  readonly messages: Messages;
  readonly lettering: Lettering;
}

type Row = CardDumbbells["rows"][number];

/** Return (a dot) against abnormal return (a diamond), pair by pair on one axis, for a room from its upper left corner. */
export function dumbbellPlot(
  { axis, rows }: CardDumbbells,
  { width, height }: Room,
  setting: PlotSetting,
): Markup {
  const { locale, lettering } = setting;
  const isRightToLeft = directionOf(locale) === "rtl";
  const nameRoom = width * NAME_SHARE;
  const left = isRightToLeft ? 2 * FIGURE_WIDTH : nameRoom;
  const right = isRightToLeft ? width - nameRoom : width - 2 * FIGURE_WIDTH;
  const across = (value: number) => left + (shareAcross(value, axis) / 100) * (right - left);
  const shown = rows.slice(0, Math.max(1, Math.floor((height - HEAD_HEIGHT) / LOWEST_ROW)));
  const rowHeight = Math.min(HIGHEST_ROW, (height - HEAD_HEIGHT) / shown.length);
  const bottom = HEAD_HEIGHT + shown.length * rowHeight;
  const { muted, grid } = CARD_COLOURS;
  const [first = 0, second = 1] = axis.ticks;
  const every = Math.ceil(LABEL_ROOM / Math.max(1, across(second) - across(first)));
  const zero = axis.ticks.indexOf(0);
  const rules = axis.ticks.map((tick, at) => {
    const rule = markup`<path stroke="${tick === 0 ? muted : grid}" d="M${across(tick)} ${HEAD_HEIGHT}V${bottom}"/>`;
    if ((at - zero) % every !== 0) return rule;
    const text = percent(locale, tick, 0);
    return markup`${rule}${setLine(lettering, { ...DETAIL, text, x: across(tick), y: HEAD_HEIGHT - 6, anchor: "middle", fill: muted })}`;
  });
  const figureX = (column: number) =>
    isRightToLeft ? FIGURE_WIDTH * (1 - column) : width - FIGURE_WIDTH * (1 - column);
  const heads = (["return", "abnormal"] as const).map((kind, column) =>
    mark(
      kind,
      figureX(column) + (isRightToLeft ? 1 : -1) * (FIGURE_WIDTH / 3),
      HEAD_HEIGHT - 9,
      CARD_COLOURS.ink,
    ),
  );
  const pairs = shown.map((row, at) => {
    const y = HEAD_HEIGHT + (at + 0.5) * rowHeight;
    const { raw, abnormal, colour, reaction } = row;
    const line =
      raw === null || abnormal === null
        ? null
        : markup`<path stroke="${muted}" stroke-width="2" d="M${across(raw)} ${y}H${across(abnormal)}"/>`;
    const figures = [raw, abnormal].map((value, column) =>
      setLine(lettering, {
        ...FIGURE,
        ...{ text: percent(locale, value), x: figureX(column), y: y + HALF_LETTER },
        anchor: isRightToLeft ? "left" : "right",
        fill: toneColour(locale, direction(value)),
      }),
    );
    return markup`${nameOf(row, y, { ...setting, room: nameRoom - 2 * GAP, width })}${line}${
      raw === null ? null : mark(reaction.limit === null ? "return" : "cutOff", across(raw), y, muted)
    }${abnormal === null ? null : mark("abnormal", across(abnormal), y, seriesColour(colour))}${figures}`;
  });
  return markup`${rules}${heads}${key(setting, width)}${pairs}`;
}

/** What the marks are, over the names. */
function key(
  { locale, messages, lettering }: Pick<PlotSetting, "locale" | "messages" | "lettering">,
  width: number,
): Markup {
  const isRightToLeft = directionOf(locale) === "rtl";
  const { legendReturn, legendAbnormal } = messages.reactionViews;
  let at = RADIUS;
  const entries = (
    [
      ["return", legendReturn],
      ["abnormal", legendAbnormal],
    ] as const
  ).map(([kind, text]) => {
    const start = at;
    at += 2 * GAP + lettering.width(text, DETAIL) + 2 * GAP;
    const place = (from: number) => (isRightToLeft ? width - from : from);
    return markup`${mark(kind, place(start), HEAD_HEIGHT - 9, CARD_COLOURS.ink)}${setLine(lettering, {
      ...DETAIL,
      ...{ text, x: place(start + 2 * GAP - 2), y: HEAD_HEIGHT - 6, fill: CARD_COLOURS.muted },
      anchor: isRightToLeft ? "right" : "left",
    })}`;
  });
  return markup`${entries}`;
}

interface NameSetting extends PlotSetting {
  readonly room: number;
  readonly width: number;
}

/** The announcement, and in grey the company, with a word where it is not named. */
function nameOf({ reaction }: Row, y: number, setting: NameSetting): Markup {
  const { companies, locale, messages, lettering, room, width } = setting;
  const own = companies.find(({ slug }) => slug === reaction.company)?.names[languageOf(locale)];
  const company = listed(locale, [
    ownDirection(locale, own ?? reaction.symbol),
    ...(reaction.relation === null ? [messages.compare.notNamed] : []),
  ]);
  const left = Math.max(room * (1 - TITLE_SHARE), room - lettering.width(reaction.title, TITLE)) - GAP;
  const detail = cutTo(company, left, (text) => lettering.width(text, DETAIL));
  const titleRoom = room - lettering.width(detail, DETAIL) - GAP;
  const title = cutTo(reaction.title, titleRoom, (text) => lettering.width(text, TITLE));
  const isRightToLeft = directionOf(locale) === "rtl";
  const place = (at: number) =>
    ({
      x: isRightToLeft ? width - at : at,
      y: y + HALF_LETTER,
      anchor: isRightToLeft ? "right" : "left",
    }) as const;
  return markup`${setLine(lettering, { ...TITLE, ...place(0), text: ownDirection(locale, title), fill: CARD_COLOURS.ink })}${setLine(
    lettering,
    { ...DETAIL, ...place(lettering.width(title, TITLE) + GAP), text: detail, fill: CARD_COLOURS.muted },
  )}`;
}

const RADIUS = 4.5;
const DIAMOND = { across: 4.8, up: 7.5 };

/** A return as a dot, hollow where the price limit cut it off; an abnormal return as a diamond. */
function mark(kind: "return" | "cutOff" | "abnormal", x: number, y: number, fill: string): Markup {
  if (kind === "abnormal") {
    const { across, up } = DIAMOND;
    return markup`<path fill="${fill}" stroke="${CARD_COLOURS.paper}" d="M${x} ${y - up}L${x + across} ${y}L${x} ${y + up}L${x - across} ${y}Z"/>`;
  }
  const inner = kind === "cutOff" ? CARD_COLOURS.paper : fill;
  return markup`<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="${inner}" stroke="${fill}" stroke-width="1.75"/>`;
}
