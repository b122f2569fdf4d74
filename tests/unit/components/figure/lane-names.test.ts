import { describe, expect, it } from "vitest";
import { laneNames } from "../../../../components/figure/lanes/lane-names.ts";
import { markClusters } from "../../../../components/figure/lanes/mark-clusters.ts";
import { textWidth } from "../../../../lib/drawing/text-width.ts";
import { madeMark } from "./made-marks.ts";

const RIGHT = 270;
/** A lane of a phone's chart with announcements so many pixels from its left edge. */
const near = (...places: number[]) =>
  markClusters(
    places.map((day) => madeMark({ slug: `a-${day}`, day })),
    ({ day }) => day,
  );

describe("a lane's own name on a phone", () => {
  it("is whole where 100 pixels are free before the first mark", () => {
    const { label, labelText } = laneNames(near(100, 180), {
      label: "DeepSeek",
      lane: "DeepSeek",
      right: RIGHT,
    });
    expect([label, labelText]).toEqual(["start", "DeepSeek"]);
  });

  it("ends before a mark at 50 pixels, and before the disc of a count there", () => {
    for (const [places, radius] of [
      [[50, 250], 6],
      [[48, 52, 250], 10],
    ] as const) {
      const { label, labelText } = laneNames(near(...places), {
        label: "Moonshot AI",
        lane: "Moonshot AI",
        right: RIGHT,
      });
      expect(label).toBe("start");
      expect(labelText).toMatch(/^M\p{L}+…$/u);
      expect(6 + textWidth(labelText, 11)).toBeLessThanOrEqual(50 - radius);
    }
  });

  it("stands at the right, whole, where the marks end at 150 of 270 pixels", () => {
    const { label, labelText } = laneNames(near(20, 150), { label: "OpenAI", lane: "OpenAI", right: RIGHT });
    expect([label, labelText]).toEqual(["end", "OpenAI"]);
  });
});
