import { describe, expect, it } from "vitest";
import type { QuoteBar } from "../../../../lib/market/bar.ts";
import { splitEvidence } from "../../../../lib/quotes/judge/as-traded.ts";
import { overlapFault, tickFault } from "../../../../lib/quotes/judge/basis.ts";
import { tradingTimes } from "../../../../lib/quotes/judge/calendar.ts";
import { granularityFault } from "../../../../lib/quotes/judge/granularity.ts";
import { judgeVolumes } from "../../../../lib/quotes/judge/volume-unit.ts";
import { seededRandom } from "../../../../lib/study/random.ts";
import { weekdayBars } from "../../../support/fake-yahoo.ts";

const TIMES = tradingTimes("Asia/Shanghai", "XSHE", []);
const random = seededRandom(11);

/** A walk of so many closes from `start` on, in steps of up to 2%, on the weekdays from 2025-01-06 on. */
function walk(count: number, start = 45): { session: string; close: number }[] {
  let close = start;
  const closes = Array.from({ length: count }, () => {
    close *= 1 + (random() - 0.5) * 0.04;
    return Number(close.toFixed(2));
  });
  return weekdayBars("2025-01-06", closes).map((bar) => ({ session: bar.session, close: bar.close ?? 0 }));
}

const known = (bars: readonly { session: string; close: number }[], volume = 1e7) =>
  bars.map((bar) => ({ ...bar, volume, flag: null }));
const scaled = (
  bars: readonly { session: string; close: number }[],
  change: (close: number, at: number) => number,
) => bars.map(({ session, close }, at) => ({ session, close: Number(change(close, at).toFixed(2)) }));

describe("whether rows are days", () => {
  const days = weekdayBars("2025-01-06", Array(60).fill(1)).map(({ session }) => session);

  it("60 weekdays are, and so are they with two suspensions of a month and every gap of a holiday week", () => {
    expect(granularityFault(days, null, TIMES)).toBeNull();
    const suspended = days.filter((day) => !/^2025-(01-1|01-2|02-2|03-0)/.test(day));
    expect(granularityFault(suspended, "1d", TIMES)).toBeNull();
  });

  it("a single row, none, and two days of different weeks are", () => {
    expect(granularityFault([], null, TIMES)).toBeNull();
    expect(granularityFault(["2025-01-06"], null, TIMES)).toBeNull();
    expect(granularityFault(["2025-01-07", "2025-01-16"], null, TIMES)).toBeNull();
  });

  it.each([
    [5, "a week"],
    [21, "a month"],
  ])("every %dth weekday is not: its rows are %s apart", (every, apart) => {
    const rows = days.filter((_, at) => at % every === 0);
    expect(granularityFault(rows, null, TIMES)).toContain(`its rows are ${apart} apart`);
  });

  it.each(["1wk", "1mo", "3mo", "5m", "W"])("%s by the source's own word is not", (said) => {
    expect(granularityFault(days, said, TIMES)).toBe(`its rows are said to be of ${said}, not of a day`);
  });
});

describe("the basis by the closes that are stored", () => {
  const SHARE = { exchange: "XHKG" } as const;

  it("60 equal closes, and 60 of which 3 were revised, are of one basis", () => {
    const stored = walk(60);
    expect(overlapFault(stored, known(stored), SHARE)).toBeNull();
    const revised = scaled(stored, (close, at) => (at % 20 === 7 ? close + 0.1 : close));
    expect(overlapFault(revised, known(stored), SHARE)).toBeNull();
  });

  it.each([
    ["a factor of 0.9745", (close: number) => close * 0.9745],
    ["a factor of 31.4", (close: number) => close * 31.4],
    ["1.15 taken off each", (close: number) => close - 1.15],
    [
      "two factors, before and after a dividend",
      (close: number, at: number) => close * (at < 30 ? 0.95 : 0.97),
    ],
  ])("%s is another basis", (_, change) => {
    const stored = walk(60);
    expect(overlapFault(scaled(stored, change), known(stored), SHARE)).toContain("60 of 60 closes");
  });

  it("another share's closes are refused as such, and rates of two fixings 0.2% apart are not", () => {
    expect(overlapFault(walk(40, 130), known(walk(40, 45)), SHARE)).toContain("without any pattern");
    const rates = walk(40, 7.25);
    const other = rates.map(({ session, close }) => ({
      session,
      close: close * (1 + (random() - 0.5) * 0.004),
    }));
    expect(overlapFault(other, known(rates), { exchange: null })).toBeNull();
    const atNoon = rates.map(({ session, close }, at) => ({
      session,
      close: close * (at % 3 === 0 ? 1.004 : 0.993),
    }));
    expect(overlapFault(atNoon, known(rates), SHARE)).toContain("of another moment of the day");
  });

  it("a person's correction is meant to differ", () => {
    const stored = known(walk(6)).map((bar) => ({ ...bar, flag: "corrected" }));
    expect(
      overlapFault(
        scaled(stored, (close) => close * 0.98),
        stored,
        SHARE,
      ),
    ).toBeNull();
  });
});

describe("the steps of an exchange's prices", () => {
  const hongKong = { kind: "share", exchange: "XHKG", currency: "HKD" } as const;
  const closes = (values: readonly number[]) =>
    weekdayBars("2025-03-03", values).map(({ session, close }) => ({ session, close: close ?? 0 }));

  it("130.5 and 127.2 lie on Hong Kong's 0.10, 130.53 and 127.24 off it", () => {
    expect(tickFault(closes([130.5, 127.2, 129.9]), hongKong, true)).toBeNull();
    expect(tickFault(closes([130.53, 127.24, 129.9]), hongKong, true)).toBe(
      "2 of 3 closes lie off the exchange's price steps (130.53 on 2025-03-03), as adjusted prices do",
    );
  });

  it("of a source that states its prices only the finest step counts: 130.53 is fine, 71.95364 is not", () => {
    expect(tickFault(closes([130.53, 127.24, 129.97]), hongKong, false)).toBeNull();
    expect(tickFault(closes([71.95364, 73.71492]), hongKong, false)).toContain("2 of 2 closes");
  });

  it("funds, other currencies and New York before decimals are not judged", () => {
    const odd = closes([71.9536, 73.7149]);
    expect(tickFault(odd, { ...hongKong, kind: "fund" }, true)).toBeNull();
    expect(tickFault(odd, { ...hongKong, currency: "CNY" }, true)).toBeNull();
    const sixteenths = weekdayBars("1999-03-01", [71.0625, 73.1875]).map(({ session, close }) => ({
      session,
      close: close ?? 0,
    }));
    const newYork = { kind: "share", exchange: "XNYS", currency: "USD" } as const;
    expect(tickFault(sixteenths, newYork, true)).toBeNull();
    expect(tickFault(odd, newYork, true)).not.toBeNull();
  });
});

describe("a split by the prices", () => {
  const traded = [...scaled(walk(10, 500), (close) => close), ...[]];
  const exDate = traded[6]?.session ?? "";
  const real = traded.map(({ session, close }, at) => ({ session, close: at < 6 ? close : close / 4 }));
  const divided = traded.map(({ session, close }) => ({ session, close: close / 4 }));
  const split = { exDate, ratio: 4 };
  const today = "2025-12-31";
  const evidence = (rows: typeof real, stored: typeof real = [], isDivided = true) =>
    splitEvidence(rows, [split], stored, { isDivided: () => isDivided, today })[0];

  it("as traded steps by the ratio, divided by it does not, whatever the source usually does", () => {
    for (const usually of [true, false]) {
      expect(evidence(real, [], usually)).toMatchObject({ divided: false, shown: true });
      expect(evidence(divided, [], usually)).toMatchObject({ divided: true, shown: true });
    }
  });

  it("beside stored closes: divided where they are 4 times these, and not shown where nothing steps", () => {
    expect(evidence(divided, real.slice(0, 6))).toMatchObject({ divided: true, shown: true });
    expect(evidence(real, real.slice(0, 6))).toMatchObject({ divided: false, shown: true });
    expect(evidence(traded, traded)).toMatchObject({ divided: false, shown: false });
  });

  it("before its first row nothing shows it, and without stored closes its past can't be told", () => {
    expect(evidence(real.slice(0, 6), real.slice(0, 6))).toMatchObject({ divided: false, shown: null });
    expect(evidence(real.slice(0, 6))).toMatchObject({ divided: null, shown: null });
    expect(evidence(real.slice(0, 6), [], false)).toMatchObject({ divided: false });
  });
});

describe("the unit of volume", () => {
  const bars = (volumes: readonly (number | null)[]): QuoteBar[] =>
    walk(volumes.length).map(({ session, close }, at) => ({
      session,
      open: close,
      high: close * 1.01,
      low: close * 0.99,
      close,
      volume: volumes[at] ?? null,
      flag: null,
      source: null,
    }));
  const none = { turnovers: new Map(), stored: [], units: [] };

  it("turnover over volume within the day's prices is shares; a hundred times off it leaves that volume out", () => {
    const rows = bars([1e6, 1e6, 1e6]);
    const turnovers = new Map(
      rows.map(({ session, close }, at) => [session, close * (at === 1 ? 1e8 : 1e6)]),
    );
    const judged = judgeVolumes("002315.SZ", rows, { ...none, turnovers });
    expect(judged.fault).toBeNull();
    expect(judged.bars.map(({ volume }) => volume)).toEqual([1e6, null, 1e6]);
    expect(judged.findings).toMatchObject([{ kind: "volume left out", session: rows[1]?.session }]);
  });

  it("two of three off it are another unit, and so are decimals and a hundredth of the stored ones", () => {
    const rows = bars([1e6, 1e6, 1e6]);
    const turnovers = new Map(
      rows.map(({ session, close }, at) => [session, close * (at === 1 ? 1e6 : 1e8)]),
    );
    expect(judgeVolumes("x", rows, { ...none, turnovers }).fault).toContain(
      "2 of 3 volumes can't be in that unit",
    );
    expect(judgeVolumes("x", bars([1234.56, 2345.67, 3456]), none).fault).toContain("have decimals");
    const stored = known(rows, 1e8);
    expect(judgeVolumes("x", rows, { ...none, stored }).fault).toContain("1/100 of the stored ones");
  });

  it("a busy day of 60 times the usual is no other unit, nor is a volume that is not told", () => {
    const stored = known(walk(60), 1e6).map((bar) => ({
      ...bar,
      session: bar.session.replace("2025", "2024"),
    }));
    expect(judgeVolumes("x", bars([6e7]), { ...none, stored }).fault).toBeNull();
    expect(judgeVolumes("x", bars([null, 0, null]), { ...none, stored }).fault).toBeNull();
  });
});
