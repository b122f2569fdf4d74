import { describe, expect, it } from "vitest";
import { pictureSource } from "../../../../components/text/source-text.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";

const note = (errors: number) => ({
  symbol: "9988.HK",
  name: "Alibaba",
  companyNames: { en: "Alibaba", zh: "阿里巴巴", ar: "علي بابا" },
  exchange: "XHKG" as const,
  range: { first: "2024-01-02", last: "2026-02-27" },
  findings: { error: errors, warning: 2, note: 1 },
});

describe("the source line of a picture", () => {
  it("says whose quotes hold an error, by name, because no notes stand beside it; warnings are left to the page", () => {
    expect(pictureSource([note(1)], 2, "en", messagesIn("en"))).toBe(
      "Source: Model Moves, data revision 2; closes as stored: Alibaba (Hong Kong, 9988.HK) to 27 Feb 2026; ! the checks found an error in the quotes of Alibaba",
    );
    expect(pictureSource([note(0)], 2, "en", messagesIn("en"))).not.toContain("!");
  });

  it("does so in each language", () => {
    expect(pictureSource([note(1)], 2, "zh", messagesIn("zh"))).toContain("! 检查发现阿里巴巴的行情有误");
    expect(pictureSource([note(1)], 2, "ar", messagesIn("ar"))).toContain("وجدت الفحوص خطأً في أسعار");
  });
});
