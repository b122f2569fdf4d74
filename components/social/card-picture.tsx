import { valueY } from "../../lib/drawing/plot-frame.ts";
import { shortTitle } from "../../lib/drawing/short-title.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ComparedPaths, NamedDay, SocialCard } from "../../lib/views/social/social-card.ts";
import { longDay, percent } from "../text/format.ts";
import { COLOURS } from "../ui/colours.ts";
import { pictureLine, placeOfDay } from "./picture-pen.ts";

const PAPER = COLOURS.paper.light;
const INK = COLOURS.ink.light;
const MUTED = COLOURS.muted.light;
const UP = COLOURS["direction-green"].light;
const DOWN = COLOURS["direction-red"].light;
const SERIES = ([1, 2, 3, 4, 5, 6] as const).map((number) => COLOURS[`series-${number}`].light);
/** The lines of days 0 and of zero: darker than the grid of a page, for a picture that is looked at small. */
const MARK = "#bdb8ab";
/** From one name over the line to the next. */
const LABEL_HEIGHT = 36;
const PLOT = { width: 1200, height: 210 };
const AREA = { left: 0, right: 1200, top: 16, bottom: 198 };
/** Two lines of the smallest size hold so many letters. */
const MOST_LETTERS = 86;
const titleSize = (letters: number): number => (letters <= 28 ? 68 : letters <= 68 ? 48 : 40);

interface CardPictureProps {
  readonly card: SocialCard;
  readonly name: string;
  /** What is drawn where a title has no letter that the font has. */
  readonly otherwise: string;
}

/** A page's picture, laid out for the picture renderer: flex boxes and inline styles only. */
export function CardPicture({ card, name, otherwise }: CardPictureProps) {
  const { line, paths, figures, named, revision } = card;
  const title = drawable(card.title) ?? otherwise;
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        background: PAPER,
        color: INK,
        paddingTop: 48,
      }}
    >
      <div style={{ display: "flex", flexDirection: "column", flex: 1, padding: "0 60px" }}>
        <div style={{ display: "flex", justifyContent: "space-between", fontSize: 26, color: MUTED }}>
          <span>{name}</span>
          <span>
            {line
              ? `${line.names.en} (${line.symbol}), close in ${line.currency}`
              : paths
                ? "Cumulative abnormal return"
                : ""}
          </span>
        </div>
        <div style={{ marginTop: 18, fontSize: titleSize(title.length), lineHeight: 1.12 }}>
          {title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS - 1)}…` : title}
        </div>
        <div
          style={{
            display: "flex",
            justifyContent: "space-between",
            marginTop: 12,
            fontSize: 28,
            color: MUTED,
          }}
        >
          <span>{drawable(card.facts) ?? ""}</span>
          <span style={{ fontSize: 20 }}>{`data revision ${revision}`}</span>
        </div>
        <div style={{ display: "flex", gap: 56, marginTop: 20 }}>
          {figures.map(({ names, symbol, session, change, abnormal }, at) => (
            <div key={symbol} style={{ display: "flex", flexDirection: "column" }}>
              <span style={{ fontSize: 24, color: paths ? SERIES[at] : INK }}>
                {drawable(shortTitle(names.en)) ?? session}
              </span>
              <span style={{ fontSize: 44, color: change < 0 ? DOWN : UP }}>{percent("en", change)}</span>
              <span style={{ fontSize: 20, color: MUTED }}>
                {abnormal === null ? "" : `abnormal ${percent("en", abnormal)}`}
              </span>
              <span style={{ fontSize: 20, color: MUTED }}>
                {`${drawable(symbol) ?? ""} ${longDay("en", dayNumber(session))}`.trim()}
              </span>
            </div>
          ))}
        </div>
      </div>
      <div style={{ display: "flex", position: "relative", width: PLOT.width, height: PLOT.height }}>
        {line && <Line line={line} days={(named.length > 0 ? named : line.marks).map(({ day }) => day)} />}
        {line &&
          named.map((own, at) => <LineName key={own.day} line={line} named={own} top={-LABEL_HEIGHT * at} />)}
        {paths && <Paths paths={paths} />}
      </div>
    </div>
  );
}

interface LineNameProps {
  readonly line: NonNullable<SocialCard["line"]>;
  readonly named: NamedDay;
  /** From the top of the plot: the second stands higher, so that neither covers the other. */
  readonly top: number;
}

/** What happened on the day that is named, beside its line, on the side with more room. */
function LineName({ line: { chart }, named: { day, title, change }, top }: LineNameProps) {
  const x = placeOfDay(chart, AREA, day);
  const side = x < PLOT.width * 0.6 ? { left: x + 12 } : { right: PLOT.width - x + 12 };
  return (
    <div
      style={{
        position: "absolute",
        top,
        ...side,
        display: "flex",
        gap: 10,
        padding: "0 6px",
        background: PAPER,
        fontSize: 24,
      }}
    >
      <span>{drawable(shortTitle(title)) ?? ""}</span>
      <span style={{ color: change < 0 ? DOWN : UP }}>{percent("en", change, 1)}</span>
    </div>
  );
}

interface LineProps {
  readonly line: NonNullable<SocialCard["line"]>;
  /** Where upright lines stand, in days since 1970-01-01. */
  readonly days: readonly number[];
}

function Line({ line: { chart }, days }: LineProps) {
  return (
    <svg
      aria-hidden="true"
      width={PLOT.width}
      height={PLOT.height}
      viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
    >
      {days.map((day) => {
        const x = placeOfDay(chart, AREA, day);
        return <path key={day} d={`M${x} 0V${PLOT.height}`} stroke={MARK} strokeWidth={2} />;
      })}
      <path
        d={pictureLine(chart, AREA)}
        fill="none"
        stroke={SERIES[((chart.lines[0]?.colour ?? 1) - 1) % SERIES.length]}
        strokeWidth={5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Paths({ paths }: { readonly paths: ComparedPaths }) {
  const { axis, first, last, lines } = paths;
  const across = (session: number) =>
    placeOfDay({ time: { first, last, ticks: [], unit: "day" } }, AREA, session);
  const zero = valueY(axis, 0, AREA.top, AREA.bottom);
  return (
    <svg
      aria-hidden="true"
      width={PLOT.width}
      height={PLOT.height}
      viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
    >
      <path d={`M${across(0)} 0V${PLOT.height}M0 ${zero}H${PLOT.width}`} stroke={MARK} strokeWidth={2} />
      {lines.map((values, at) => {
        const days = values.map((_, index) => first + index);
        const chart = {
          time: { first, last, ticks: [], unit: "day" as const },
          value: axis,
          lines: [{ days, values }],
        };
        return (
          <path
            key={SERIES[at]}
            d={pictureLine(chart, AREA)}
            fill="none"
            stroke={SERIES[at]}
            strokeWidth={5}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        );
      })}
    </svg>
  );
}

/** What the picture's one font has: Latin letters and the signs of figures. */
const NOT_DRAWABLE =
  /[^\u0020-\u007E\u00A0-\u00AC\u00AE-\u0113\u0139-\u013E\u0141-\u0148\u0150-\u017E−–—’“”…→€]/gu;

/**
 * A text with only what the picture's font can draw. For a character that it lacks the drawing library would ask
 * a server of a third party for another font. Null where nothing is left to read.
 */
export function drawable(text: string): string | null {
  const kept = text.normalize("NFC").replace(NOT_DRAWABLE, " ").replace(/ +/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(kept) ? kept : null;
}
