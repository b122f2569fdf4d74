import { describe, expect, it } from "vitest";
import { timeAxis } from "../../../lib/drawing/axis.ts";
import { plotFrame } from "../../../lib/drawing/plot-frame.ts";
import { ticksWithRoom } from "../../../lib/drawing/time-ticks.ts";
import { isoDate } from "../../../lib/market/session-date.ts";

const months = (from: string, to: string, width: number) =>
  ticksWithRoom(timeAxis(from, to), plotFrame(width)).map((day) => isoDate(day).slice(0, 7));

describe("the labels of a time axis", () => {
  it("all have room at 1,440 pixels: every second month of 14", () => {
    expect(months("2025-01-01", "2026-02-27", 1_370)).toEqual([
      "2025-01",
      "2025-03",
      "2025-05",
      "2025-07",
      "2025-09",
      "2025-11",
      "2026-01",
    ]);
  });

  it("are every second of those at 330 pixels", () => {
    expect(months("2025-01-01", "2026-02-27", 330)).toEqual(["2025-01", "2025-05", "2025-09", "2026-01"]);
  });

  it("keep the January that tells the year where the axis begins in March", () => {
    expect(months("2025-02-02", "2026-02-27", 330)).toEqual(["2025-05", "2025-09", "2026-01"]);
  });
});
