import { describe, expect, it } from "vitest";
import {
  type CitedReaction,
  figureCitation,
  quotesText,
  reactionText,
} from "../../../components/social/cited-texts.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";

const qwq: CitedReaction = {
  title: "QwQ-32B",
  symbol: "9988.HK",
  rawReturn: 140.8 / 129.9 - 1,
  adjustedReturn: 0.0839,
  abnormalReturn: { value: 0.0382, standardError: 0.0159, tStatistic: 2.41, pValue: 0.018 },
  car: { value: 0.0605, standardError: 0.0275, tStatistic: 2.2, pValue: 0.03 },
  window: "-1..1",
  dayZero: {
    status: "found",
    session: "2025-03-06",
    index: 7,
    instant: Date.UTC(2025, 2, 5, 18, 55),
    reason: "before the open",
    fromDay: false,
    closures: [],
  },
};
const by = (locale: string, company = "Alibaba") => ({ company, locale, messages: messagesIn(locale) });
const source = {
  revision: 2,
  quotes: [{ symbol: "9988.HK", last: "2026-02-27" }],
  address: "https://moves.example/events/qwq-32b",
};
/** As a reader sees it: spaces that keep words together are spaces. */
const read = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

describe("a figure as it is cited", () => {
  it("is Alibaba +8.39% on 6 Mar 2025, abnormal +3.82% with t and p, after QwQ-32B, with revision, quotes and address", () => {
    const text = reactionText(qwq, "return", by("en")) ?? "";
    expect(read(figureCitation(text, source, "en", messagesIn("en")))).toBe(
      "Alibaba (9988.HK) +8.39% on 6 Mar 2025, abnormal +3.82% (t +2.41, p 0.018), after QwQ-32B. " +
        "Model Moves, data revision 2, quotes to 27 Feb 2026, https://moves.example/events/qwq-32b",
    );
  });

  it("of a CAR says its window, and in Chinese stands in Chinese order", () => {
    expect(read(reactionText(qwq, "car", by("en")))).toBe(
      "Alibaba (9988.HK) cumulative abnormal return +6.05% over sessions −1..1 (t +2.20, p 0.030) round 6 Mar 2025, after QwQ-32B",
    );
    expect(read(reactionText(qwq, "return", by("zh", "阿里巴巴")))).toBe(
      "QwQ-32B之后，阿里巴巴（9988.HK）于2025年3月6日 +8.39%，异常收益率 +3.82%（t +2.41, p 0.018）",
    );
  });

  it("in Arabic keeps symbol, figures, title and address in their own order, each isolate closed", () => {
    const text = reactionText(qwq, "return", by("ar", "علي بابا")) ?? "";
    const said = figureCitation(text, source, "ar", messagesIn("ar"));
    for (const part of [
      "9988.HK",
      "+8.39%",
      "t\u00a0\u2066+2.41\u2069, p\u00a0\u20660.018\u2069",
      source.address,
    ]) {
      expect(said).toContain(`\u2066${part}\u2069`);
    }
    expect(said).toContain("\u2068QwQ-32B\u2069");
    const opened = said.match(/[\u2066-\u2068]/g)?.length;
    expect(said.match(/\u2069/g)).toHaveLength(opened ?? 0);
  });

  it("without an abnormal return has the return alone; without a price or a day 0 there is none", () => {
    expect(reactionText({ ...qwq, abnormalReturn: null }, "return", by("en"))).toBe(
      "Alibaba (9988.HK) +8.39% on 6 Mar 2025, after QwQ-32B",
    );
    expect(reactionText({ ...qwq, rawReturn: null, adjustedReturn: null }, "return", by("en"))).toBeNull();
    expect(reactionText({ ...qwq, dayZero: { status: "not studied" } }, "return", by("en"))).toBeNull();
    expect(reactionText({ ...qwq, car: null }, "car", by("en"))).toBeNull();
  });
});

describe("how far quotes reach", () => {
  it("is one day where all end on it, and else each day with its symbols, the latest first", () => {
    const alibaba = { symbol: "9988.HK", last: "2026-02-27" };
    const focus = { symbol: "002315.SZ", last: "2026-02-06" };
    expect(quotesText([alibaba, { ...focus, last: alibaba.last }], "en")).toBe("27 Feb 2026");
    expect(quotesText([focus, alibaba], "en")).toBe("27 Feb 2026 (9988.HK), 6 Feb 2026 (002315.SZ)");
  });
});
