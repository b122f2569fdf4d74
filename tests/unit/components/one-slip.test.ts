import { describe, expect, it } from "vitest";
import { isOneSlip } from "../../../components/command/palette/one-slip.ts";

describe("one slip", () => {
  it.each([
    ["alibba", "alibaba", "a letter is missing"],
    ["alibabba", "alibaba", "a letter is too many"],
    ["alibeba", "alibaba", "a letter is wrong"],
    ["ailbaba", "alibaba", "two are in each other's place"],
    ["libaba", "alibaba", "the first is missing"],
    ["alibabs", "alibaba", "the last is wrong"],
    ["alibab", "alibaba", "the word is not ended yet"],
    ["alibba", "alibabacloud", "a slip in the beginning of a longer word"],
    ["مانوس", "مانس", "in Arabic"],
  ])("%s is %s: %s", (typed, word) => {
    expect(isOneSlip(typed, word)).toBe(true);
  });

  it.each([
    ["alllba", "alibaba"],
    ["aliabbaa", "alibaba"],
    ["manus", "venus"],
    ["seek", "ask"],
  ])("%s is not %s: two slips or more", (typed, word) => {
    expect(isOneSlip(typed, word)).toBe(false);
  });
});
