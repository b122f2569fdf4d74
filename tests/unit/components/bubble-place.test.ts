import { describe, expect, it } from "vitest";
import { bubblePlace } from "../../../components/board/introduction/bubble-place.ts";

const SCREEN = { width: 1440, height: 900 };
const BUBBLE = { width: 352, height: 220 };

describe("the bubble of the introduction", () => {
  it("stands 16 pixels to the right of what it speaks of", () => {
    const target = { left: 300, top: 275, width: 2, height: 340 };
    expect(bubblePlace(target, BUBBLE, SCREEN)).toEqual({ left: 318, top: 275 });
  });

  it("stands to the left where there is no room at the right", () => {
    const target = { left: 1300, top: 275, width: 20, height: 20 };
    expect(bubblePlace(target, BUBBLE, SCREEN)).toEqual({ left: 1300 - 16 - 352, top: 275 });
  });

  it("stands below a row as wide as the page, and above one at the lower edge", () => {
    expect(bubblePlace({ left: 20, top: 225, width: 1400, height: 40 }, BUBBLE, SCREEN)).toEqual({
      left: 20,
      top: 281,
    });
    expect(bubblePlace({ left: 20, top: 800, width: 1400, height: 40 }, BUBBLE, SCREEN)).toEqual({
      left: 20,
      top: 800 - 16 - 220,
    });
  });

  it("never leaves the screen: of a mark at the lower edge it stands at 664", () => {
    const target = { left: 300, top: 880, width: 20, height: 20 };
    expect(bubblePlace(target, BUBBLE, SCREEN)).toEqual({ left: 336, top: 900 - 220 - 16 });
  });

  it("stands in the middle where nothing is spoken of, and at the lower edge of a phone", () => {
    expect(bubblePlace(null, BUBBLE, SCREEN)).toEqual({ left: 544, top: 340 });
    expect(bubblePlace(null, BUBBLE, { width: 390, height: 844 })).toBeNull();
  });
});
