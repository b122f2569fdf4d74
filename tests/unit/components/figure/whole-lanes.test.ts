import { describe, expect, it } from "vitest";
import { daysToLoad, fillLanes } from "../../../../components/figure/lanes/whole-lanes.ts";
import type { TimelineLane } from "../../../../lib/views/figure/timeline.ts";
import { madeMark } from "./made-marks.ts";

/** A lane with a whole announcement on day 100 and so many counted on each day from 101 on. */
const lane = (eachDay: number, days = 100): TimelineLane => ({
  name: "Maker",
  marks: [madeMark({ slug: "named", day: 100 })],
  days: Array.from({ length: days * eachDay }, (_, at) => 101 + Math.floor(at / eachDay)),
});

describe("the days asked for", () => {
  it("are those shown and as many on each side, while all of them have 300 announcements or fewer", () => {
    expect(daysToLoad([lane(1)], { first: 120, last: 140 }, null)).toEqual({ first: 100, last: 160 });
    expect(daysToLoad([lane(6)], { first: 120, last: 140 }, null)).toEqual({ first: 120, last: 140 });
  });

  it("are none where more than 300 are shown, a whole one counted in", () => {
    expect(daysToLoad([lane(299, 1)], { first: 100, last: 101 }, null)).not.toBeNull();
    expect(daysToLoad([lane(300, 1)], { first: 100, last: 101 }, null)).toBeNull();
  });

  it("are none where nothing shown is counted only, or where it has come", () => {
    expect(daysToLoad([lane(1)], { first: 10, last: 100 }, null)).toBeNull();
    expect(daysToLoad([lane(1)], { first: 120, last: 140 }, { first: 110, last: 140 })).toBeNull();
    expect(daysToLoad([lane(1)], { first: 120, last: 141 }, { first: 110, last: 140 })).not.toBeNull();
  });
});

describe("what has come", () => {
  it("takes the place of its counts, and what was whole before is there once", () => {
    const come = {
      first: 99,
      last: 102,
      lanes: [
        {
          name: "Maker",
          marks: [
            madeMark({ slug: "named", day: 100 }),
            madeMark({ slug: "a", day: 101 }),
            madeMark({ slug: "b", day: 102 }),
          ],
          days: [],
        },
      ],
    };
    const [joined] = fillLanes([lane(1, 4)], come);
    expect(joined?.marks.map(({ slug }) => slug)).toEqual(["named", "a", "b"]);
    expect(joined?.days).toEqual([103, 104]);
  });

  it("leaves other lanes as they are, but for days of which nothing came", () => {
    const other = { name: "Other", marks: [], days: [50, 101] };
    expect(fillLanes([other], { first: 90, last: 110, lanes: [] })).toEqual([
      { name: "Other", marks: [], days: [50] },
    ]);
  });
});
