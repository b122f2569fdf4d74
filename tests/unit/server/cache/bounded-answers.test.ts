import { describe, expect, it } from "vitest";
import { boundedAnswers } from "../../../../lib/server/cache/bounded-answers.ts";

const MEGABYTE = 1_048_576;
const answer = (bytes = 1000) => ({ bytes });

describe("answers within a bound", () => {
  it("of 1 MB stay within it under 5,000 addresses of 1,000 bytes, of which new ones have a quarter", () => {
    const answers = boundedAnswers(MEGABYTE);
    for (let at = 0; at < 5000; at++) answers.set(`flood-${at}`, answer());
    expect(answers.bytes()).toBeLessThanOrEqual(MEGABYTE / 4);
    expect(answers.bytes()).toBeGreaterThan(MEGABYTE / 4 - 2000);
  });

  it("keep what was asked for again, whatever comes after it", () => {
    const answers = boundedAnswers<{ readonly bytes: number }>(MEGABYTE);
    answers.set("board", answer());
    expect(answers.get("board")).toBeDefined();
    for (let at = 0; at < 5000; at++) answers.set(`flood-${at}`, answer());
    expect(answers.has("board")).toBe(true);
    expect(answers.has("flood-0")).toBe(false);
    expect(answers.asked()).toHaveLength(1);
  });

  it("all asked for again are together no more than the bound", () => {
    const answers = boundedAnswers<{ readonly bytes: number }>(MEGABYTE);
    for (let at = 0; at < 5000; at++) {
      answers.set(`${at}`, answer());
      answers.get(`${at}`);
    }
    expect(answers.bytes()).toBeLessThanOrEqual(MEGABYTE);
  });

  it("one that is larger than its share is not taken, and the others stay", () => {
    const answers = boundedAnswers<{ readonly bytes: number }>(MEGABYTE);
    answers.set("small", answer());
    answers.set("huge", answer(MEGABYTE));
    expect([answers.has("small"), answers.has("huge")]).toEqual([true, false]);
  });
});
