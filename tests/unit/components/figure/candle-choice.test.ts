import { describe, expect, it } from "vitest";
import { candleChoice } from "../../../../components/figure/candle-choice.ts";
import { spokenDay } from "../../../../components/figure/spoken-day.ts";
import { plotFrame } from "../../../../lib/drawing/plot-frame.ts";
import { drawnChart, drawnLine } from "./made-line.ts";

const candles = { opens: [1, 2, 3], highs: [1, 2, 3], lows: [1, 2, 3] };
const wide = plotFrame(1_072);

describe("candles", () => {
  const share = drawnLine([1, 2, 3], { candles });
  const chart = { ...drawnChart([share]), style: "candles" as const };

  it("are drawn of a share that has them, and named missing of one that has not", () => {
    const without = drawnLine([1, 2, 3], { symbol: "BABA" });
    expect(candleChoice({ ...chart, lines: [share, without] }, "candles", wide)).toEqual({
      candles: new Set(["9988.HK"]),
      alone: null,
      narrow: false,
      thinned: false,
      missing: ["BABA"],
    });
  });

  it("are drawn of the first share alone where there are several, which is said", () => {
    const other = drawnLine([1, 2, 3], { symbol: "002315.SZ", candles });
    expect(candleChoice({ ...chart, lines: [share, other] }, "candles", wide)).toMatchObject({
      candles: new Set(["9988.HK"]),
      alone: "9988.HK",
    });
  });

  it("have no room where a session has less than 3 pixels: 700 days on 1,000 pixels", () => {
    const long = { ...chart, time: { ...chart.time, last: 700 } };
    expect(candleChoice(long, "candles", wide)).toMatchObject({ narrow: true, candles: new Set() });
  });

  it("are not drawn of a thinned line, of a benchmark, or before the server has sent them", () => {
    const thinned = { ...chart, lines: [drawnLine([1, 2, 3], { positions: [0, 5, 9] })] };
    expect(candleChoice(thinned, "candles", wide)).toMatchObject({
      thinned: true,
      candles: new Set(),
      missing: [],
    });
    const benchmark = { ...chart, lines: [drawnLine([1, 2, 3], { candles, kind: "benchmark" })] };
    expect(candleChoice(benchmark, "candles", wide)).toMatchObject({ candles: new Set(), missing: [] });
    expect(candleChoice({ ...chart, style: "line" }, "candles", wide).candles.size).toBe(0);
  });
});

describe("a day in words", () => {
  const labels = { closed: "closed", noBar: "no bar", noQuotesSince: "no quotes since {date}" };

  it("has the close and the day's return, says what is closed or has no bar, and the announcements of that day", () => {
    const alibaba = drawnLine([129.9, 140.8], { returns: [null, 0.0839], days: [20_152, 20_153] });
    const focus = drawnLine([1], { name: "Focus", days: [20_152] });
    const halted = drawnLine([null], { name: "Halted", days: [20_153] });
    const said = spokenDay(drawnChart([alibaba, focus, halted]), 20_153, ["QwQ-32B"], "en", labels);
    expect(said).toBe("6 Mar 2025. Alibaba 140.80 HKD, +8.39%. Focus: closed. Halted: no bar. QwQ-32B.");
  });

  it("of a series that has ended says since when, on a day after it, and that its exchange was closed before", () => {
    const ended = drawnLine([18], { name: "Client Service", days: [20_152], endedOn: 20_152 });
    const said = (day: number) => spokenDay(drawnChart([ended]), day, [], "en", labels);
    expect(said(20_153)).toBe("6 Mar 2025. Client Service: no quotes since 5 Mar 2025.");
    expect(said(20_151)).toBe("4 Mar 2025. Client Service: closed.");
  });

  it("gives points of an index no currency", () => {
    const index = drawnLine([5137.84], { name: "Hang Seng TECH", currency: null, days: [20_153] });
    expect(spokenDay(drawnChart([index]), 20_153, [], "en", labels)).toBe(
      "6 Mar 2025. Hang Seng TECH 5,137.84.",
    );
  });
});
