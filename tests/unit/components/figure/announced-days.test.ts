import { describe, expect, it } from "vitest";
import { laneNames } from "../../../../components/figure/lanes/lane-names.ts";
import {
  announcedDays,
  announcedLine,
  announcedTitles,
} from "../../../../components/figure/timeline/announced-days.ts";
import { madeMark } from "./made-marks.ts";

const MORE = "and {count} more";
const lanes = [
  {
    name: "Manus",
    marks: [madeMark({ slug: "manus", title: "Manus", day: 20_152, dayZeros: { "9988.HK": 20_153 } })],
    days: [20_153, 20_153],
  },
  {
    name: "Alibaba",
    marks: [
      madeMark({ slug: "qwq-32b", title: "QwQ-32B", day: 20_153, dayZeros: { "9988.HK": 20_153 } }),
      madeMark({ slug: "partnership", day: 20_153, precision: "month" }),
    ],
    days: [],
  },
];

describe("what was announced on a day", () => {
  const on = announcedDays(lanes, new Map([["qwq-32b", 20_153]]));

  it("is what was announced or has its day 0 on it, the named first, and how many there are more; no month", () => {
    expect(on(20_153).marks.map(({ slug }) => slug)).toEqual(["qwq-32b", "manus"]);
    expect(announcedTitles(on(20_153), MORE)).toEqual(["QwQ-32B", "Manus", "and 2 more"]);
    expect(on(20_152).marks.map(({ slug }) => slug)).toEqual(["manus"]);
    expect(on(20_154)).toEqual({ marks: [], more: 0 });
  });

  it("is a line as long as there is room: 300 pixels have both names, 100 the first, and none is cut", () => {
    expect(announcedLine(on(20_153), 300, MORE)).toBe("QwQ-32B · Manus · and 2 more");
    expect(announcedLine(on(20_153), 100, MORE)).toBe("QwQ-32B · and 3 more");
    expect(announcedLine(on(20_152), 300, MORE)).toBe("Manus");
    expect(announcedLine(on(20_152), 300, MORE, ["8.4% reported: as written"])).toBe(
      "Manus · 8.4% reported: as written",
    );
    expect(announcedLine(on(20_152), 60, MORE, ["8.4% reported: as written"])).toBe("Manus · and 1 more");
    expect(announcedLine(on(20_154), 300, MORE)).toBe("");
  });
});

describe("names in a lane", () => {
  const cluster = (x: number, ...titles: string[]) => ({
    x,
    room: 24,
    marks: titles.map((title) => madeMark({ slug: title, title, day: x })),
  });
  const place = { label: "DeepSeek", lane: "DeepSeek", right: 1166 };

  it("stand beside marks that have the room, without the maker's name; a count has those of its members", () => {
    const near = [
      cluster(100, "DeepSeek-R1"),
      cluster(124, "DeepSeek-V3"),
      cluster(400, "Janus", "DeepSeek-V3.1"),
    ];
    expect(laneNames(near, place).names).toEqual([null, "V3", "Janus · V3.1"]);
  });

  it("leave the last one out that would go beyond the plot, and days that have not been sent", () => {
    expect(laneNames([cluster(1150, "DeepSeek-V3-0324")], place).names).toEqual([null]);
    expect(laneNames([{ x: 300, room: 24, marks: [{ day: 1 }] }], place).names).toEqual([null]);
  });

  it("have the lane's own at the left, at the right where a mark stands there alone", () => {
    expect(laneNames([cluster(600, "a")], place).label).toBe("start");
    expect(laneNames([cluster(60, "a")], place).label).toBe("end");
  });
});
