import { describe, expect, it } from "vitest";
import { dragKind } from "../../../../components/figure/pointing/use-drag.ts";

const press: Parameters<typeof dragKind>[0] = {
  pointerType: "mouse",
  button: 0,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isMeasuring: false,
  isZoomed: false,
  isOnControl: false,
};
const kindOf = (change: Partial<typeof press>) => dragKind({ ...press, ...change });

describe("a drag over the chart", () => {
  it("chooses a part of the whole range, and moves along where a part is shown", () => {
    expect([kindOf({}), kindOf({ isZoomed: true })]).toEqual(["pick", "pan"]);
  });

  it("with Shift chooses a part of a part; with Alt, Ctrl, ⌘ or in the measuring mode it measures", () => {
    expect(kindOf({ isZoomed: true, shiftKey: true })).toBe("pick");
    const measuring = [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { isMeasuring: true }];
    expect(measuring.map((change) => kindOf({ ...change, isZoomed: true }))).toEqual(
      Array(4).fill("measure"),
    );
  });

  it("of a finger scrolls the page, unless it measures; of another button, or from a mark, it does nothing", () => {
    expect([kindOf({ pointerType: "touch" }), kindOf({ pointerType: "touch", isZoomed: true })]).toEqual([
      null,
      null,
    ]);
    expect(kindOf({ pointerType: "touch", isMeasuring: true })).toBe("measure");
    expect([kindOf({ button: 2 }), kindOf({ isOnControl: true })]).toEqual([null, null]);
  });
});
