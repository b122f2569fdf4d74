import { describe, expect, it } from "vitest";
import { rateOn, ratePair } from "../../../lib/quotes/exchange-rate.ts";

const series = { dates: ["2025-04-16", "2025-04-17", "2025-04-22"], rates: [7.76, 7.77, 7.78] };

describe("the rate of a day", () => {
  it("is that day's: 7.77 on Thursday 2025-04-17", () => {
    expect(rateOn(series, "2025-04-17")).toBe(7.77);
  });

  it("is the last one before a closed day: 7.77 on Easter Monday 2025-04-21", () => {
    expect(rateOn(series, "2025-04-21")).toBe(7.77);
  });

  it("is seven days old at most: 7.78 on 2025-04-29, none on 2025-04-30", () => {
    expect(rateOn(series, "2025-04-29")).toBe(7.78);
    expect(rateOn(series, "2025-04-30")).toBeNull();
  });

  it("is none before the first date, and none in an empty series", () => {
    expect(rateOn(series, "2025-04-15")).toBeNull();
    expect(rateOn({ dates: [], rates: [] }, "2025-04-15")).toBeNull();
  });

  it("of the Hong Kong dollar is quoted by HKD=X", () => {
    expect(ratePair("HKD")).toBe("HKD=X");
  });
});
