import { describe, expect, it } from "vitest";
import { ownDirection } from "../../../components/text/left-to-right.ts";

describe("names and titles inside a sentence from right to left", () => {
  it("with Arabic words run from right to left though a Latin name comes first; without them by their own letters", () => {
    expect(ownDirection("ar", "Manus، وكيل الذكاء الاصطناعي العام")).toBe(
      "\u2067Manus، وكيل الذكاء الاصطناعي العام\u2069",
    );
    expect(ownDirection("ar", "QwQ-32B")).toBe("\u2068QwQ-32B\u2069");
    expect(ownDirection("en", "QwQ-32B")).toBe("QwQ-32B");
  });
});
