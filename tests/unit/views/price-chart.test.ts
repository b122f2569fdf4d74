import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onScale } from "../../../lib/drawing/chart-scale.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { type BoardView, boardView } from "../../../lib/views/board.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
}, 60_000);
afterAll(() => world.dispose());

const board = (query: string): Promise<BoardView> => boardView(new URLSearchParams(query), "en", world.store);

/** A board's chart on the scale asked for. */
const scaled = ({ chart }: BoardView) => chart && onScale(chart, chart.scale);

/** The chart's line of a symbol. */
async function line(query: string, symbol: string) {
  const found = scaled(await board(query))?.lines.find(({ symbol: own }) => own === symbol);
  if (!found) throw new Error(`${symbol} is not drawn`);
  return found;
}

describe("what the model expected", () => {
  it("lies below the price by CAR x the close before the window: QwQ-32B and Alibaba over -1..1", async () => {
    for (const query of [
      "scale=price&window=-1..1",
      "scale=indexed&window=-1..1",
      "scale=indexed&window=0..5&model=adjusted",
    ]) {
      const view = await board(`company=alibaba&event=qwq-32b&overlay=expected&${query}`);
      const [drawn] = scaled(view)?.expectations ?? [];
      const reaction = view.reactions.find(({ symbol }) => symbol === "9988.HK");
      const end = 1 + view.filter.window.end - Math.min(view.filter.window.start, 0);
      const gap = (drawn?.actual[end] ?? Number.NaN) - (drawn?.expected[end] ?? Number.NaN);
      expect(gap / (drawn?.actual[0] ?? Number.NaN), query).toBeCloseTo(
        reaction?.car?.value ?? Number.NaN,
        4,
      );
    }
  });

  it("comes by itself with one announcement alone, and with two only where it is asked for", async () => {
    const symbols = async (query: string) =>
      (await board(query)).chart?.expectations.map(({ symbol }) => symbol);
    expect(await symbols("event=qwq-32b")).toEqual(["9988.HK", "002315.SZ", "300663.SZ"]);
    expect(await symbols("event=qwq-32b,qwen3")).toEqual([]);
    expect(await symbols("event=qwq-32b,qwen3&company=alibaba&overlay=expected")).toEqual([
      "9988.HK",
      "9988.HK",
    ]);
  });

  it("has a band whose half width is the t quantile x the standard error: outside it exactly where p is below 0.05", async () => {
    const view = await board("overlay=expected&from=2025-01-01&relation=all");
    const judged = view.reactions.filter(({ car }) => car !== null);
    let outside = 0;
    for (const { event, symbol, car } of judged) {
      const drawn = scaled(view)?.expectations.find((own) => own.event === event && own.symbol === symbol);
      const at = (column: readonly number[] | undefined) => column?.[3] ?? Number.NaN;
      const beyond = at(drawn?.actual) > at(drawn?.high) || at(drawn?.actual) < at(drawn?.low);
      if (Math.abs((car?.pValue ?? 1) - 0.05) > 0.001)
        expect(beyond, `${event} ${symbol}`).toBe((car?.pValue ?? 1) < 0.05);
      outside += beyond ? 1 : 0;
    }
    expect(judged.length).toBeGreaterThan(100);
    expect(outside).toBeGreaterThan(5);
  });

  it("starts on the session before the window, 2025-03-04, and runs to 2025-03-20, ten sessions past day 0", async () => {
    const view = await board("company=alibaba&event=qwq-32b&overlay=expected");
    const [drawn] = scaled(view)?.expectations ?? [];
    expect(drawn?.days.at(0)).toBe(dayNumber("2025-03-04"));
    expect(drawn?.days.at(-1)).toBe(dayNumber("2025-03-20"));
    expect(drawn?.expected[0]).toBe(drawn?.actual[0]);
  });

  it("is not sent with many announcements unless it is asked for", async () => {
    expect((await board("company=alibaba")).chart?.expectations).toEqual([]);
  });
});

describe("the chart of the board", () => {
  it("marks 6 March 2025 as limit up for Focus Technology at 49.02, and none for Hong Kong", async () => {
    const focus = await line("scale=price&from=2025-03-01&to=2025-03-10", "002315.SZ");
    expect(focus.limits).toContainEqual({ day: dayNumber("2025-03-06"), value: 49.02, state: "up" });
    expect((await line("scale=price&from=2025-01-01", "9988.HK")).limits).toEqual([]);
  });

  it("has candles of shares with open, high and low; 140.80 on 6 March lies between that day's low and high", async () => {
    const alibaba = await line("scale=price&chart=candles&from=2025-03-01&to=2025-03-10", "9988.HK");
    const at = alibaba.days.indexOf(dayNumber("2025-03-06"));
    expect(alibaba.values[at]).toBe(140.8);
    expect(alibaba.candles?.lows[at]).toBeLessThanOrEqual(140.8);
    expect(alibaba.candles?.highs[at]).toBeGreaterThanOrEqual(140.8);
  });

  it("lays each listing's own benchmark over, once each, from 100 where indexed; the one chosen for all instead", async () => {
    const benchmarks = async (query: string) =>
      (scaled(await board(query))?.lines ?? []).filter(({ kind }) => kind === "benchmark");
    const own = await benchmarks("overlay=benchmark&from=2025-01-01");
    expect(own.map(({ symbol }) => symbol)).toContain("HSTECH.HK");
    expect(new Set(own.map(({ symbol }) => symbol)).size).toBe(own.length);
    expect(own.map(({ values }) => values.find((value) => value !== null))).toEqual(own.map(() => 100));
    expect((await benchmarks("benchmark=^HSI&overlay=benchmark")).map(({ symbol }) => symbol)).toEqual([
      "^HSI",
    ]);
    expect(await benchmarks("from=2025-01-01")).toEqual([]);
  });

  it("sums abnormal returns as reactions measure them: 6 March less 5 March is AR of QwQ-32B's day 0", async () => {
    const alibaba = await line("from=2025-01-01", "9988.HK");
    const [reaction] = (await board("company=alibaba&event=qwq-32b")).reactions;
    const at = alibaba.days.indexOf(dayNumber("2025-03-06"));
    const step = (alibaba.abnormal?.sums[at] ?? 0) - (alibaba.abnormal?.sums[at - 1] ?? 0);
    expect(step).toBeCloseTo(reaction?.abnormalReturn?.value ?? Number.NaN, 5);
    expect((await line("from=2025-01-01&model=mean", "9988.HK")).abnormal).toBeNull();
  });
});

describe("another scale, chosen in the browser", () => {
  it.each([
    [
      "Alibaba's candles with benchmark, expectation and a dividend",
      "company=alibaba&overlay=benchmark,expected&chart=candles&from=2024-01-01",
    ],
    ["limit closes", "company=focus-technology&from=2025-01-01"],
  ])("draws what the server would have sent: %s", async (_, query) => {
    const sent = await board(query);
    for (const scale of ["indexed", "price", "log"] as const) {
      const asked = await board(`${query}&scale=${scale}`);
      expect(sent.chart && onScale(sent.chart, scale)).toEqual(scaled(asked));
    }
  });

  it("shows stored closes as prices, from a chart that came indexed: 129.9, then 140.8 on 6 March", async () => {
    const { chart } = await board("company=alibaba&from=2025-03-05&to=2025-03-06&listing=primary");
    expect(chart && onScale(chart, "price").lines[0]?.values).toEqual([129.9, 140.8]);
    expect(chart && onScale(chart, "indexed").lines[0]?.values).toEqual([100, 108.391]);
  });
});
