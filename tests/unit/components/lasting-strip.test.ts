import { describe, expect, it } from "vitest";
import { lastingSentence, nextSessionSentence } from "../../../components/reactions/lasting-strip.tsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { lasting } from "../../../lib/reactions/day-zero/lasting.ts";

/** What closes of consecutive days from 2025-03-05 on are said to be, the close before day 0 first. */
function said(closes: readonly number[], locale = "en"): string {
  const found = lasting(
    {
      adjustedClose: Float64Array.from(closes),
      sessions: closes.map((_, at) => new Date(Date.UTC(2025, 2, 5 + at)).toISOString().slice(0, 10)),
    },
    1,
  );
  if (!found) throw new Error("There is no day 0");
  const messages = messagesIn(locale);
  return `${nextSessionSentence(found, locale, messages)} ${lastingSentence(found, locale, messages)}`;
}

describe("whether it lasted, in words", () => {
  it("44.56, 49.02, 47.84, 45.14, 44.40: the next session -2.41%, the gain gone on the third", () => {
    expect(said([44.56, 49.02, 47.84, 45.14, 44.4])).toBe(
      "The next session made −2.41%. The gain was gone by 9 Mar 2025.",
    );
  });

  it("a loss is made good, still there after 60 sessions, or too young to say", () => {
    expect(said([100, 90, 95, 101])).toContain("The loss was made good by 8 Mar 2025.");
    expect(said([100, 90, ...new Array(60).fill(95)])).toContain(
      "Still below the close before day 0 after 60 sessions.",
    );
    expect(said([100, 110, 112])).toContain("Not enough sessions yet: still above");
    expect(said([100, 100, 90])).toContain("nothing to last");
  });

  it("in Chinese and Arabic with the same day", () => {
    expect(said([100, 110, 99], "zh")).toContain("2025年3月7日");
    expect(said([100, 110, 99], "ar")).toContain("7 مارس 2025");
  });
});
