import { describe, expect, it } from "vitest";
import { readOwnDates } from "../../../../lib/reactions/own/own-dates.ts";
import { seededRandom } from "../../../../lib/study/random.ts";
import {
  fileText,
  type OwnQuestion,
  readOwnTable,
  studyOwnTable,
} from "../../../../lib/views/study/own-file.ts";

const FORM = { kind: "price", order: null, decimal: null } as const;

/** 200 weekdays from 2024-01-01 of a market and a share that follows it; the share jumps by 8% on the 150th. */
function prices(separator = ","): string {
  const random = seededRandom(7);
  const lines = [["date", "AAA", "INDEX"].join(separator)];
  let [share, market] = [50, 1000];
  for (let day = 0, count = 0; count < 200; day += 1) {
    const date = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000);
    if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue;
    const move = (random() - 0.5) / 50;
    market *= 1 + move;
    share *= 1 + 1.2 * move + (random() - 0.5) / 100 + (count === 149 ? 0.08 : 0);
    lines.push([date.toISOString().slice(0, 10), share.toFixed(4), market.toFixed(4)].join(separator));
    count += 1;
  }
  return lines.join("\n");
}

const QUESTION: OwnQuestion = {
  ...{ securities: ["AAA"], market: "INDEX", exchange: null, model: "market" },
  ...{ exclude: "none", bound: null, factors: null, riskFree: null },
  ...{ window: "-1..1", estimation: "-120..-11", dates: readOwnDates("2024-07-26 jump\n2024-08-20").dates },
};

function studied(
  text: string,
  question: Partial<OwnQuestion> = {},
  form: Parameters<typeof readOwnTable>[2] = FORM,
) {
  const table = readOwnTable("mine.csv", text, form);
  if (!table.ok) throw new Error(table.problem);
  const study = studyOwnTable(table.value, { ...QUESTION, ...question });
  if (!study.ok) throw new Error(study.problem);
  return study.value;
}

describe("a study of a reader's own file", () => {
  it("finds the jump of 8% on 26 July 2024, with its path from session -10 to 10 ending at the CAR of that window", () => {
    const { events, answer, paths } = studied(prices());
    const [jump, other] = events;
    expect(jump).toMatchObject({ title: "2024-07-26 jump", day0: "2024-07-26", status: "ok" });
    expect(jump?.abnormal?.value).toBeCloseTo(0.08, 2);
    expect(jump?.abnormal?.pValue).toBeLessThan(1e-6);
    expect(Math.abs(other?.abnormal?.value ?? 1)).toBeLessThan(0.01);
    expect(jump?.full?.path).toHaveLength(21);
    const wide = studied(prices(), { window: "-10..10" });
    expect(jump?.full?.path.at(-1)?.car).toBe(wide.events[0]?.car?.value);
    expect(jump?.full?.prices?.lines[0]?.days).toHaveLength(61);
    expect(answer.n).toBe(2);
    expect(paths).toBeNull();
  });

  it("says of each date what would have been lost in its noise, and what the tests of its fit find", () => {
    const { events, json } = studied(prices());
    const [jump] = JSON.parse(json()).events;
    const own = events[0];
    expect(own?.detectable.car).toBe(jump.carDetectable);
    expect(own?.detectable.abnormal).toBeLessThan(own?.detectable.car ?? 0);
    expect(own?.detectable.abnormal).toBeGreaterThan(2 * (own?.abnormal?.standardError ?? 1));
    expect(own?.full?.fit?.diagnostics).toMatchObject({ sessions: 110, jarqueBera: { status: "ok" } });
    expect(own?.full?.fit?.preTrend?.value).toBe(own?.full?.path.find(({ session }) => session === -1)?.car);
    const late = studied(prices(), { estimation: "-100..-2" });
    expect(late.events[0]?.full?.fit?.preTrend).toBeNull();
  });

  it("three dates have an average path with its band, and every test of an answer", () => {
    const { paths, answer } = studied(prices(), {
      dates: readOwnDates("2024-07-26,2024-08-20,2024-09-05").dates,
    });
    expect(paths?.path).toHaveLength(21);
    expect(paths?.axes.every((axis) => axis !== null)).toBe(true);
    expect(Object.keys(answer.window.tests)).toContain("generalizedRank");
  });

  it("returns in percent give what the prices give, to eight digits", () => {
    const rows = prices()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const returns = rows.slice(1).map(([date, share, market], at) => {
      const before = rows[at] ?? [];
      const change = (now: string | undefined, then: string | undefined) =>
        (Number(now) / Number(then) - 1) * 100;
      return [date, change(share, before[1]), change(market, before[2])].join(",");
    });
    const percent = studied(["date,AAA,INDEX", ...returns].join("\n"), {}, { ...FORM, kind: "percent" });
    const [own, same] = [studied(prices()).events[0], percent.events[0]];
    expect(same?.car?.value).toBeCloseTo(own?.car?.value ?? 0, 8);
    expect(same?.change).toBeCloseTo(own?.change ?? 0, 8);
  });

  it("a time after the close of its exchange is the next session's; a date outside the file has no day 0", () => {
    const dates = readOwnDates("2024-07-26 17:00\n2030-01-01").dates;
    const { events } = studied(prices(), { dates, exchange: "XHKG" });
    expect(events.map(({ day0, status }) => [day0, status])).toEqual([
      ["2024-07-29", "ok"],
      [null, "outside the data"],
    ]);
  });

  it.each([
    ["date,AAA\n2024-01-02,10\n2024-01-03,x", 'mine.csv:3: column "AAA": "x" is not a number'],
    ["date,AAA\n2024-01-03,10\n2024-01-02,11", "mine.csv:3: 2024-01-02 does not come after 2024-01-03"],
    ["", "mine.csv: the file is empty"],
  ])("%j is refused with its line", (text, sentence) => {
    expect(readOwnTable("mine.csv", text, FORM)).toEqual({ ok: false, problem: sentence });
  });

  it("windows that overlap are refused in the words of the page", () => {
    const table = readOwnTable("mine.csv", prices(), FORM);
    if (!table.ok) throw new Error(table.problem);
    expect(studyOwnTable(table.value, { ...QUESTION, window: "-20..1" })).toEqual({
      ok: false,
      problem: "estimation -120..-11 and window -20..1 overlap",
    });
  });

  it("a file in UTF-16 or in a Chinese Excel's letters is read as it was meant", () => {
    const text = "日期,腾讯\n2024-01-02,300";
    expect(fileText(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe(text);
    expect(fileText(Buffer.from(text, "utf8"))).toBe(text);
    // 日 and 期 in GB 18030.
    expect(fileText(Uint8Array.from([0xc8, 0xd5, 0xc6, 0xda]))).toBe("日期");
  });

  it("leaves other dates out of the estimation window, and says whether an effect is smaller than a bound", () => {
    const near = { dates: readOwnDates("2024-07-26 jump\n2024-08-20").dates };
    const whole = studied(prices(), { ...near, window: "-1..1" });
    const clean = studied(prices(), { ...near, window: "-1..1", exclude: "security", bound: 0.02 });
    const eventOf = (study: ReturnType<typeof studied>, at: number) => JSON.parse(study.json()).events[at];
    // The jump and the session either side of it lie in the estimation window of 20 August.
    expect(eventOf(clean, 1)).toMatchObject({ estimationLeftOut: 3, n: eventOf(whole, 1).n - 3 });
    expect(eventOf(clean, 1).sigma).toBeLessThan(eventOf(whole, 1).sigma / 1.5);
    expect(clean.events[0]?.within).toBeGreaterThan(0.5);
    expect(clean.events[1]?.within).toBe(eventOf(clean, 1).carEquivalenceP);
    expect(clean.events[1]?.within).toBeLessThan(0.05);
    expect(clean.answer.equivalence).toMatchObject({ bound: 0.02 });
    expect(whole.events[1]?.within).toBeNull();
  });

  it("a file of factors explains returns as the market does where the market is its one factor", () => {
    const lines = prices()
      .split("\n")
      .map((line) => line.split(","));
    const rows = lines.slice(1);
    const returns = rows.map(([date = "", , level = ""], at) => {
      const before = Number(rows[at - 1]?.[2] ?? Number.NaN);
      return [date, at === 0 ? "" : String(Number(level) / before - 1), "0"].join(",");
    });
    const factors = readOwnTable("factors.csv", ["date,MKT,RF", ...returns].join("\n"), {
      ...FORM,
      kind: "return",
    });
    if (!factors.ok) throw new Error(factors.problem);
    const byFactors = studied(prices(), {
      model: "factors",
      market: null,
      factors: factors.value,
      riskFree: "RF",
    });
    const byMarket = studied(prices());
    byFactors.events.forEach((event, at) => {
      expect(event.car?.value).toBeCloseTo(byMarket.events[at]?.car?.value ?? Number.NaN, 10);
      expect(event.car?.tStatistic).toBeCloseTo(byMarket.events[at]?.car?.tStatistic ?? Number.NaN, 8);
    });
    const hundredfold = returns.map((row) => {
      const [date, value] = row.split(",");
      return [date, value === "" ? "" : String(100 * Number(value)), "0"].join(",");
    });
    const percent = readOwnTable("factors.csv", ["date,MKT,RF", ...hundredfold].join("\n"), {
      ...FORM,
      kind: "return",
    });
    if (!percent.ok) throw new Error(percent.problem);
    const byPercent = studied(prices(), {
      ...{ model: "factors", market: null, riskFree: "RF" },
      factors: { ...percent.value, isPercent: true },
    });
    expect(byPercent.events[0]?.car?.value).toBeCloseTo(byMarket.events[0]?.car?.value ?? Number.NaN, 10);
    const refused = readOwnTable("mine.csv", prices(), FORM);
    if (!refused.ok) throw new Error(refused.problem);
    const without = studyOwnTable(refused.value, { ...QUESTION, model: "factors" });
    expect(without.ok ? "" : without.problem).toContain("factors");
  });
});
