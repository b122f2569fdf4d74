import { describe, expect, it } from "vitest";
import { eventDescription, eventHeading, figureSentences } from "../../../components/social/figure-texts.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { AnnouncementFigure } from "../../../lib/views/social/announcement-figures.ts";

const alibaba: AnnouncementFigure = {
  symbol: "9988.HK",
  company: "alibaba",
  names: { en: "Alibaba", zh: "阿里巴巴", ar: "علي بابا" },
  relation: "maker",
  session: "2025-03-06",
  change: 0.0839,
  abnormal: 0.0382,
  pValue: 0.0004,
};
const qwq = { title: "QwQ-32B", maker: "Alibaba", announcedOn: "2025-03-06", figures: [alibaba] };

describe("an announcement in words", () => {
  it("is headed by the return of whom it names: QwQ-32B, 9988.HK +8.39% on 2025-03-06", () => {
    expect(eventHeading(qwq, "en", messagesIn("en"))).toBe("QwQ-32B: 9988.HK +8.39% on 2025-03-06");
    expect(eventHeading(qwq, "zh", messagesIn("zh"))).toBe("QwQ-32B：9988.HK +8.39%（2025-03-06）");
  });

  it("is headed by its title alone where nobody it names was measured", () => {
    const figures = [{ ...alibaba, relation: null }];
    expect(eventHeading({ ...qwq, figures }, "en", messagesIn("en"))).toBe("QwQ-32B");
    expect(eventHeading({ ...qwq, figures: [] }, "en", messagesIn("en"))).toBe("QwQ-32B");
  });

  it("says that nothing is measured instead of a figure", () => {
    expect(eventDescription({ ...qwq, figures: [] }, "en", messagesIn("en"))).toMatch(
      /No listing's reaction/,
    );
  });

  it("says an abnormal return that is missing in words, and p below 0.001 as <0.001", () => {
    expect(figureSentences([alibaba], "en", messagesIn("en"))).toBe(
      "9988.HK: day 0 2025-03-06, return +8.39%, abnormal return +3.82% (p <0.001).",
    );
    expect(figureSentences([{ ...alibaba, abnormal: null }], "en", messagesIn("en"))).toBe(
      "9988.HK: day 0 2025-03-06, return +8.39%; the abnormal return is not measured.",
    );
  });

  it("keeps symbols and dates in their own order in Arabic, and adds no sign in English", () => {
    expect(eventHeading(qwq, "ar", messagesIn("ar"))).toContain("\u20662025-03-06\u2069");
    expect(eventHeading(qwq, "en", messagesIn("en"))).not.toMatch(/[\u2066-\u2069]/);
  });
});
