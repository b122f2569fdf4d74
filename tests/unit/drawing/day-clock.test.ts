import { describe, expect, it } from "vitest";
import {
  type ClockLane,
  clockPlaces,
  type DayClock,
  type PlacedLane,
} from "../../../lib/drawing/day-clock.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";

const HOUR = 3_600_000;
/** Midnight of 27 January 2025 in Beijing. */
const MIDNIGHT = Date.UTC(2025, 0, 26, 16);
const at = (hour: number): number => MIDNIGHT + hour * HOUR;
const session = (from: number, to: number, label: string, detail = "") => ({
  ...{ from: at(from), to: at(to), label, short: label, detail },
});

/** The lanes of 27 January 2025: two closed before the day's announcements, the third had its day 0 in the evening. */
const LANES: readonly ClockLane[] = [
  {
    name: "Hong Kong",
    bars: [session(9.5, 16, "09:30–16:00")],
    note: "next session 28 Jan 2025, day 0 of 1, 2",
  },
  {
    name: "Shenzhen, Shanghai",
    bars: [session(9.5, 15, "09:30–15:00")],
    note: "next session 5 Feb 2025, day 0 of 1, 2",
  },
  {
    name: "Nasdaq, New York",
    bars: [session(22.5, 29, "27 Jan, 22:30–05:00", "day 0 of 1, 2")],
    note: "26 Jan: no session, weekend",
  },
];
const CLOCK: DayClock = {
  ...{ first: at(0), last: at(29), begins: at(0), ends: at(24) },
  marks: [{ number: 1, label: "23:46 Janus-Pro", from: at(23.77), to: at(23.77), kind: "known" }],
  lanes: LANES,
};

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/** The room of letters of 11 pixels whose foot stands at `y`, as wide as their room lets them be. */
function boxOf(text: string, x: number, y: number, room: number, isEnd = false): Box {
  const wide = Math.min(textWidth(text, 11), room);
  return { left: isEnd ? x - wide : x, right: isEnd ? x : x + wide, top: y - 9, foot: y + 2 };
}

/** Every text of a lane: its name, the hours of its sessions, whose day 0 they are, and its note. */
function textsOf({ name, nameX, nameY, nameRoom, top, bars, note }: PlacedLane, barHeight: number): Box[] {
  return [
    boxOf(name, nameX, nameY, nameRoom),
    ...bars.flatMap(({ label, detail, textX, anchor, room }) =>
      [label, detail].flatMap((text, row) =>
        text === ""
          ? []
          : boxOf(
              text,
              textX,
              top + (detail === "" ? barHeight / 2 + 4 : 14 + row * 14),
              room,
              anchor === "end",
            ),
      ),
    ),
    ...(note ? [boxOf(note.text, note.x, note.y, note.room)] : []),
  ];
}

const areApart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.foot <= b.top || b.foot <= a.top;

describe("the clock of 27 January 2025", () => {
  it.each([300, 344, 500, 700, 1350])("at %i pixels no text of a lane lies over another", (width) => {
    const { lanes, barHeight } = clockPlaces(CLOCK, width);
    for (const lane of lanes) {
      const boxes = textsOf(lane, barHeight);
      const pairs = boxes.flatMap((one, first) =>
        boxes.slice(first + 1).map((other) => [one, other] as const),
      );
      for (const [one, other] of pairs) expect(areApart(one, other), lane.name).toBe(true);
    }
  });

  it("at 344 pixels a note stands behind the name of its market, with room for 30 letters", () => {
    const [hongKong] = clockPlaces(CLOCK, 344).lanes;
    expect(hongKong?.note?.y).toBe(hongKong?.nameY);
    expect(hongKong?.note?.room).toBeGreaterThan(180);
  });
});
