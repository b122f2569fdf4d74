"use client";

import { Curve, Dot, Layer, Rectangle } from "recharts";
import type { ClockPlaces, DayClock, PlacedLane, PlacedMark } from "../../lib/drawing/day-clock.ts";
import { fittedText, textWidth } from "../../lib/drawing/text-width.ts";
import { dateIn, timeOfDayIn } from "../text/format.ts";

/** The hours of a zone under a clock. */
export interface ClockZone {
  readonly zone: string;
  readonly label: string;
}

interface ClockDrawingProps {
  readonly clock: DayClock;
  readonly places: ClockPlaces;
  /** The clock's own zone; the reader's where it is known and differs. */
  readonly own: ClockZone;
  readonly readers: ClockZone | null;
  readonly locale: string;
}

const LABEL_SIZE = 11;
const NUMBER_RADIUS = 8;

/** Announcements over the sessions of each market, on one clock. */
export function ClockDrawing({ clock, places, own, readers, locale }: ClockDrawingProps) {
  const { top, bottom, day, ticks, left, right } = places;
  const upright = (x: number) => [top, bottom].map((y) => ({ x, y }));
  return (
    <>
      <Rectangle
        x={day.x}
        y={top}
        width={day.end - day.x}
        height={bottom - top}
        fill="var(--color-raised)"
        fillOpacity={0.6}
      />
      {ticks.map(({ instant, x }) => (
        <Curve key={instant} points={upright(x)} stroke="var(--color-grid)" fill="none" />
      ))}
      {[day.x, day.end].map((x) => (
        <Curve key={x} points={upright(x)} stroke="var(--color-muted)" fill="none" />
      ))}
      <Curve points={[left, right].map((x) => ({ x, y: bottom }))} stroke="var(--color-rule)" fill="none" />
      <Hours {...{ places, locale }} zone={own} y={top - 7} nameX={0} clock={clock} />
      {readers && <Hours {...{ places, locale }} zone={readers} y={bottom + 15} nameX={0} clock={clock} />}
      {places.lanes.map((lane) => (
        <Lane key={lane.name} lane={lane} height={places.barHeight} />
      ))}
      {places.marks.map((mark) => (
        <Mark key={mark.number} mark={mark} bottom={bottom} />
      ))}
      {places.lanes.map((lane) => (
        <LaneTexts key={lane.name} lane={lane} height={places.barHeight} />
      ))}
    </>
  );
}

interface HoursProps {
  readonly places: ClockPlaces;
  readonly clock: DayClock;
  readonly zone: ClockZone;
  readonly y: number;
  readonly nameX: number;
  readonly locale: string;
}

/** The hours of a zone at the clock's ticks; at midnight the date. */
function Hours({ places: { ticks, left, right }, zone, y, locale }: HoursProps) {
  return (
    <Layer>
      {textWidth(zone.label, LABEL_SIZE) < left - 24 && (
        <text x={0} y={y} fontSize={LABEL_SIZE} fontWeight={600} fill="var(--color-muted)">
          {zone.label}
        </text>
      )}
      {ticks.map(({ instant, x }) => {
        const time = timeOfDayIn(locale, instant, zone.zone);
        const isMidnight = time === "00:00";
        const text = isMidnight ? dateIn(locale, instant, zone.zone, false) : time;
        const half = textWidth(text, LABEL_SIZE) / 2;
        return (
          <text
            key={instant}
            x={Math.min(Math.max(x, half), right + 8 - half)}
            y={y}
            fontSize={LABEL_SIZE}
            textAnchor="middle"
            fontWeight={isMidnight ? 600 : 400}
            fill={isMidnight ? "var(--color-ink)" : "var(--color-muted)"}
          >
            {text}
          </text>
        );
      })}
    </Layer>
  );
}

interface LaneProps {
  readonly lane: PlacedLane;
  readonly height: number;
}

/** The sessions of a market: filled where one is a day 0. */
function Lane({ lane: { top, bars }, height }: LaneProps) {
  return (
    <Layer>
      {bars.map(({ from, x, width, detail }) => (
        <Layer key={from}>
          <Rectangle x={x} y={top} width={width} height={height} radius={3} fill="var(--color-panel)" />
          <Rectangle
            x={x}
            y={top}
            width={width}
            height={height}
            radius={3}
            fill="var(--color-series-8)"
            fillOpacity={detail === "" ? 0 : 0.18}
            stroke={detail === "" ? "var(--color-muted)" : "var(--color-ink)"}
            strokeWidth={detail === "" ? 1 : 1.5}
          />
        </Layer>
      ))}
    </Layer>
  );
}

/** A text's own ground, so that no line through it strikes a letter. */
const GROUND = { stroke: "var(--color-panel)", strokeWidth: 3, paintOrder: "stroke" } as const;

/** What stands in a market's lane, over the lines of the announcements: its name, the hours, and whose day 0 it is. */
function LaneTexts({ lane: { name, nameX, nameY, nameRoom, top, bars, note }, height }: LaneProps) {
  return (
    <Layer className="clock-lane">
      <text
        x={nameX}
        y={nameY}
        fontSize={LABEL_SIZE + 1}
        fontWeight={600}
        fill="var(--color-ink)"
        {...GROUND}
      >
        {fittedText(name, LABEL_SIZE + 1, nameRoom)}
      </text>
      {bars.flatMap(({ from, label, detail, textX, anchor, room }) =>
        [label, detail].map(
          (text, row) =>
            text !== "" && (
              <text
                key={`${from} ${text}`}
                x={textX}
                y={top + (detail === "" ? height / 2 + 4 : 14 + row * 14)}
                fontSize={LABEL_SIZE}
                fontWeight={row === 1 ? 600 : 400}
                textAnchor={anchor}
                fill={row === 1 ? "var(--color-ink)" : "var(--color-muted)"}
                {...GROUND}
              >
                {fittedText(text, LABEL_SIZE, room)}
              </text>
            ),
        ),
      )}
      {note && (
        <text x={note.x} y={note.y} fontSize={LABEL_SIZE} fill="var(--color-muted)" {...GROUND}>
          {fittedText(note.text, LABEL_SIZE, note.room)}
        </text>
      )}
    </Layer>
  );
}

/** An announcement: a numbered disc with a line down through the lanes; where its hour is not known, the whole span. */
function Mark({ mark, bottom }: { readonly mark: PlacedMark; readonly bottom: number }) {
  const { number, label, kind, x, end, y, labelX, lineX, anchor, room } = mark;
  const isKnown = kind === "known";
  return (
    <Layer className="clock-mark">
      {kind === "span" ? (
        <Curve
          points={[lineX, end].map((at) => ({ x: at, y }))}
          stroke="var(--color-ink)"
          strokeDasharray="2 4"
          strokeWidth={1.5}
          fill="none"
        />
      ) : (
        <Curve
          points={[y, bottom].map((at) => ({ x, y: at }))}
          stroke="var(--color-ink)"
          strokeDasharray={isKnown ? "none" : "3 3"}
          fill="none"
        />
      )}
      <Dot
        cx={kind === "span" ? x + NUMBER_RADIUS : x}
        cy={y}
        r={NUMBER_RADIUS}
        fill={isKnown ? "var(--color-ink)" : "var(--color-panel)"}
        stroke="var(--color-ink)"
        strokeWidth={1.5}
      />
      <text
        x={kind === "span" ? x + NUMBER_RADIUS : x}
        y={y + 3.5}
        fontSize={10}
        fontWeight={600}
        textAnchor="middle"
        fill={isKnown ? "var(--color-panel)" : "var(--color-ink)"}
      >
        {number}
      </text>
      <text
        x={kind === "span" ? labelX + NUMBER_RADIUS : labelX}
        y={y + 4}
        fontSize={LABEL_SIZE}
        fontWeight={600}
        textAnchor={anchor}
        fill="var(--color-ink)"
        stroke="var(--color-panel)"
        strokeWidth={6}
        strokeLinejoin="round"
        paintOrder="stroke"
      >
        {fittedText(label, LABEL_SIZE, room)}
      </text>
    </Layer>
  );
}
