import { describe, expect, it } from "vitest";
import { rangeStarts } from "../../../lib/views/presets.ts";

const starts = (last: string) =>
  Object.fromEntries(rangeStarts("2016-06-06", last).map(({ name, from }) => [name, from]));

describe("the usual ranges", () => {
  it("from 17 July 2026: 17 June, 17 April, 17 January, 1 January, 17 July 2025 and the first day stored", () => {
    expect(starts("2026-07-17")).toEqual({
      "1M": "2026-06-17",
      "3M": "2026-04-17",
      "6M": "2026-01-17",
      YTD: "2026-01-01",
      "1Y": "2025-07-17",
      all: "2016-06-06",
    });
  });

  it.each([
    ["2025-03-31", "1M", "2025-02-28"],
    ["2024-03-31", "1M", "2024-02-29"],
    ["2024-03-30", "1M", "2024-02-29"],
    ["2025-05-31", "1M", "2025-04-30"],
    ["2025-05-31", "3M", "2025-02-28"],
    ["2024-05-31", "3M", "2024-02-29"],
    ["2025-08-31", "6M", "2025-02-28"],
    ["2025-12-31", "6M", "2025-06-30"],
    ["2025-01-31", "1M", "2024-12-31"],
    ["2024-02-29", "1Y", "2023-02-28"],
    ["2025-02-28", "1Y", "2024-02-28"],
    ["2025-01-01", "YTD", "2025-01-01"],
  ])("from %s back, %s begins on %s", (last, name, from) => expect(starts(last)[name]).toBe(from));
});
