import { describe, expect, it } from "vitest";
import { calloutText } from "../../../../components/figure/callout-text.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { dayNumber } from "../../../../lib/market/session-date.ts";
import type { Callout } from "../../../../lib/views/figure/callouts.ts";

/** Alibaba's session of 2025-05-09, which no announcement explains. */
const UNEXPLAINED: Callout = {
  kind: "unexplained",
  symbol: "9988.HK",
  day: dayNumber("2025-05-09"),
  events: [],
  name: "",
  return: 0.14,
  strength: 4,
  offset: 0,
};

const nameIn = (from: string, to: string, locale: string): string =>
  calloutText(
    UNEXPLAINED,
    { first: dayNumber(from), last: dayNumber(to) },
    locale,
    messagesIn(locale).figure.callouts,
  ).name;

describe("a day without an announcement on a line", () => {
  it("is named without its year where the chart shows one year", () => {
    expect(nameIn("2025-01-02", "2025-12-31", "en")).toBe("9 May +14.0%");
  });

  it("has its year where the chart goes over more than one, in each language", () => {
    expect(nameIn("2019-01-02", "2026-10-05", "en")).toBe("9 May 2025 +14.0%");
    expect(nameIn("2024-12-31", "2025-12-31", "zh")).toContain("2025年");
    expect(nameIn("2024-12-31", "2025-12-31", "ar")).toContain("2025");
  });
});
