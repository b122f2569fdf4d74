import { describe, expect, it, test } from "vitest";
import { answer, days, eventDay, index, priceLines, problem, share, warned } from "./study-input-world.ts";

/** Two exchanges on one sheet: AAA has a holiday two sessions after the event, BBB one three after it. */
const [aaaClosed, bbbClosed] = [127, 128];
const twoExchanges = [
  "date,INDEX,AAA,BBB",
  ...days.map((day, at) => {
    const other = (2 * (share[at] ?? 0)).toFixed(3);
    return [day, index[at], at === aaaClosed ? "" : share[at], at === bbbClosed ? "" : other].join(",");
  }),
];
const twoEvents = ["id,security,date", `a,AAA,${eventDay}`, `b,BBB,${eventDay}`];

describe("sessions", () => {
  it("of the file: a foreign holiday costs both events their car, and what to do is said", () => {
    const read = answer({ prices: twoExchanges, events: twoEvents, options: { window: "-5..5" } });
    expect(read.events.map((event) => event.car)).toEqual([null, null]);
    expect(warned(read, "no price on a row")).toMatch(/^No CAR for a, b:.*--sessions own/);
  });

  it("of the market: what a holiday of the security costs is said too", () => {
    const read = answer({
      prices: twoExchanges,
      events: twoEvents,
      options: { window: "-5..5", sessions: "market" },
    });
    expect(warned(read, "no price on a row")).toMatch(/^No CAR for a, b:/);
  });

  it("of the security's own: both have a car, of a return that spans the holiday as the market's does", () => {
    const read = answer({
      prices: twoExchanges,
      events: twoEvents,
      options: { window: "-5..5", sessions: "own", model: "adjusted" },
    });
    expect(read.warnings).toEqual([]);
    const [own] = read.events;
    // The second session after day 0 is that of place 128: its return is from place 126.
    const expected = (share[128] ?? 0) / (share[126] ?? 0) - (index[128] ?? 0) / (index[126] ?? 0);
    expect(own?.abnormalReturns.find(({ t }) => t === 2)?.value).toBeCloseTo(expected, 12);
    expect(read.events.every(({ car }) => car !== null)).toBe(true);
  });

  it("of the security's own, from returns: the market's returns of the days between are compounded", () => {
    const returned = (values: readonly number[], at: number) => (values[at] ?? 0) / (values[at - 1] ?? 0) - 1;
    const lines = days.map((day, at) => {
      const spans = at === aaaClosed + 1 ? (share[at] ?? 0) / (share[at - 2] ?? 0) - 1 : returned(share, at);
      return [day, at === 0 ? "" : returned(index, at), at === 0 || at === aaaClosed ? "" : spans].join(",");
    });
    const options = { window: "-5..5", sessions: "own", model: "adjusted" };
    const fromReturns = answer({ kind: "return", prices: ["date,INDEX,AAA", ...lines], options });
    const fromPrices = answer({ prices: twoExchanges, options });
    expect(fromReturns.events[0]?.car).toBeCloseTo(fromPrices.events[0]?.car ?? Number.NaN, 12);
  });

  it("of the market: a day without the index is none, and one without the share is a gap", () => {
    const prices = twoExchanges.with(120, `${days[119]},,${share[119]},1`);
    const read = answer({ prices, options: { sessions: "market", window: "-1..3" } });
    expect(read.events[0]).toMatchObject({ n: 90, car: null, reason: "a return of the window is missing" });
    expect(problem({ prices, options: { sessions: "market", market: "NONE" } })).toContain(
      '"NONE" is not a column of the prices file',
    );
  });
});

describe("day 0", () => {
  const at = (date: string, options: Record<string, string> = {}) =>
    answer({ events: ["id,security,date", `e,AAA,${date}`], options });
  const [tuesday, wednesday] = ["2024-06-25", "2024-06-26"];

  it("02:55 in Beijing is that day in Hong Kong and the day before in New York, where it was 14:55", () => {
    expect(at(`${tuesday}T02:55+08:00`, { exchange: "XHKG" }).events[0]?.day0).toBe(tuesday);
    expect(at(`${tuesday}T02:55+08:00`, { exchange: "xnys" }).events[0]?.day0).toBe("2024-06-24");
  });

  it.each([
    ["16:09", tuesday],
    ["16:10", wednesday],
  ])("%s in Hong Kong is day 0 of %s: the closing auction ends at 16:10", (time, day) => {
    const read = at(`${tuesday}T${time}[Asia/Hong_Kong]`, { exchange: "XHKG" });
    expect(read.events[0]).toMatchObject({ day0: day, date: tuesday });
    expect(read.warnings).toEqual([]);
  });

  test("an hour without an exchange is not used, and that is said", () => {
    const read = at(`${tuesday}T23:00Z`);
    expect(read.events[0]?.day0).toBe(tuesday);
    expect(warned(read, "hour not used")).toContain("--exchange");
  });

  test("columns name the exchange and the zone of an event before the options do", () => {
    const events = ["id,security,date,exchange,zone", `e,AAA,${tuesday} 17:00,XSHE,Asia/Shanghai`];
    expect(answer({ events, options: { exchange: "XNYS" } }).events[0]?.day0).toBe(wednesday);
    expect(problem({ events: [events[0] ?? "", `e,AAA,${tuesday},XLON,`] })).toContain(
      '"XLON" is not one of',
    );
  });

  test("an hour without a zone, and a zone that is none, are refused with the line", () => {
    expect(problem({ events: ["id,security,date", `e,AAA,${tuesday}T10:00`] })).toMatch(
      /^events\.csv:2: .* has no zone/,
    );
    expect(problem({ events: ["id,security,date", `e,AAA,${tuesday}T10:00[Mars/Base]`] })).toContain(
      "known zone",
    );
  });

  test("five days after the event are a long weekend, six are doubted, and a hole in the rows is named", () => {
    const without = (from: number, until: number) =>
      priceLines.filter((_, line) => line < from + 1 || line >= until + 1);
    // 24 June is a Monday: without its week day 0 is 1 July, seven days later.
    const late = answer({ prices: without(125, 130) });
    expect(warned(late, "late day 0")).toContain("e: 2024-07-01, 7 days after 2024-06-24");
    expect(late.events[0]).toMatchObject({ date: "2024-06-24", day0: "2024-07-01" });
    const soon = answer({ prices: without(125, 129) });
    expect(soon.events[0]?.day0).toBe("2024-06-28");
    expect(soon.warnings).toEqual([]);
    const hole = answer({ prices: without(110, 123) });
    expect(warned(hole, "hole in the data")).toContain("between 2024-05-31 and 2024-06-20 (20 days)");
  });
});

describe("doubts about prices and returns", () => {
  test("a slip of the decimal point is named by its day", () => {
    const prices = priceLines.with(31, `${days[30]},${index[30]},${(100 * (share[30] ?? 0)).toFixed(3)}`);
    expect(warned(answer({ prices }), "hundredfold slip")).toContain(`AAA on ${days[30]}`);
  });

  test("returns in percent are doubted; so said, they are the fractions", () => {
    const returned = (times: number) => [
      "date,INDEX,AAA",
      ...days.slice(1).map((day, at) => {
        const move = (values: readonly number[]) => times * ((values[at + 1] ?? 0) / (values[at] ?? 0) - 1);
        return `${day},${move(index)},${move(share)}`;
      }),
    ];
    const plain = answer({ kind: "return", prices: returned(1) });
    expect(plain.warnings).toEqual([]);
    const doubted = answer({ kind: "return", prices: returned(100) });
    expect(warned(doubted, "figures in percent")).toContain("columns INDEX, AAA");
    const options = { "returns-unit": "percent" };
    const said = answer({ kind: "return", prices: returned(100), options });
    expect(said.warnings).toEqual([]);
    expect(said.events[0]?.car).toBeCloseTo(plain.events[0]?.car ?? Number.NaN, 12);
  });

  test("prices are no returns", () => {
    expect(problem({ kind: "return" })).toBe('prices.csv: column "INDEX" holds prices, not returns');
  });
});

describe("market-adjusted without an estimation window", () => {
  const options = { model: "adjusted", estimation: "none", window: "0..1" };
  const events = ["id,security,date", `a,AAA,${days[1]}`, `b,AAA,${days[50]}`, `c,AAA,${days[100]}`];

  it("measures an event on the second day of the data: R - Rm, without t and p", () => {
    const read = answer({ events, options });
    const [first] = read.events;
    const abnormal = (share[1] ?? 0) / (share[0] ?? 0) - (index[1] ?? 0) / (index[0] ?? 0);
    expect(first).toMatchObject({ status: "ok", sigma: null, carT: null, carP: null, beta: null, df: null });
    expect(first?.abnormalReturns[0]).toMatchObject({
      value: expect.closeTo(abnormal, 14),
      tStat: null,
      pValue: null,
    });
    expect(read.settings.estimation).toBe("none");
  });

  it("has the tests that need none, as with one, and a reason for the others", () => {
    const { tests } = answer({ events, options }).aggregate.window;
    const later = events.slice(0, 1).concat(events.slice(3));
    expect(tests.crossSectional?.statistic).toEqual(expect.any(Number));
    for (const name of [
      "patell",
      "bmp",
      "corrado",
      "generalizedRank",
      "crudeDependence",
      "generalizedSign",
      "jackknife",
    ]) {
      expect(tests[name]).toMatchObject({ statistic: null, reason: "no estimation window" });
    }
    const withWindow = answer({ events: later, options: { ...options, estimation: "-60..-11" } });
    const without = answer({ events: later, options });
    expect(without.events[0]?.car).toBeCloseTo(withWindow.events[0]?.car ?? Number.NaN, 14);
  });

  it("is refused for a model that is estimated", () => {
    expect(problem({ options: { estimation: "none" } })).toBe(
      "--estimation none needs --model adjusted: market is estimated",
    );
  });
});

test("a price that stands still on two days of three is named with its share; one that moves is not", () => {
  const still = priceLines.map((line, at) => {
    if (at === 0) return line;
    const [date, market] = line.split(",");
    return [date, market, share[at - 1 - ((at - 1) % 3)]].join(",");
  });
  expect(warned(answer({ prices: still }), "thin trading")).toContain("column AAA (67%)");
  expect(answer().warnings.map(({ code }) => code)).not.toContain("thin trading");
});
