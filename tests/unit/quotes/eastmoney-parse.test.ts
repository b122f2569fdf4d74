import { describe, expect, it } from "vitest";
import { parseKlines } from "../../../lib/quotes/eastmoney/parse-klines.ts";
import { security } from "../../../lib/quotes/eastmoney/security.ts";

const ASKED = { symbol: "002315.SZ", from: "2025-03-03", to: "2025-03-07" };
const ROW = "2025-03-06,43.00,44.12,45.30,42.80,42947,189000000.00,5.83,3.81,1.62,1.37";

function parse(raw: unknown) {
  const known = security(ASKED.symbol);
  if (known === null) throw new Error("The symbol is covered");
  return parseKlines(raw, ASKED, known);
}

const answer = (klines: readonly unknown[], data: object = {}) => ({
  rc: 0,
  data: { code: "002315", market: 0, name: "焦点科技", decimal: 2, dktotal: 3, klines, ...data },
});

function series(raw: unknown) {
  const parsed = parse(raw);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

describe("rows of East Money", () => {
  it("have the close second: 43.00,44.12,45.30,42.80 is open, close, high, low", () => {
    expect(series(answer([ROW])).bars).toEqual([
      {
        session: "2025-03-06",
        open: 43,
        close: 44.12,
        high: 45.3,
        low: 42.8,
        volume: 4_294_700,
        flag: null,
        source: null,
      },
    ]);
  });

  it("are sorted, kept to the range, and the later of two for 2025-03-05 counts", () => {
    const at = (session: string, close: string) => `${session},${close},${close},${close},${close},0,0.00`;
    const { bars, remarks } = series(
      answer([
        at("2025-03-06", "44.00"),
        at("2025-03-05", "43.00"),
        at("2025-02-28", "40.00"),
        at("2025-03-05", "43.50"),
        at("2025-03-10", "46.00"),
      ]),
    );
    expect(bars.map(({ session, close }) => [session, close])).toEqual([
      ["2025-03-05", 43.5],
      ["2025-03-06", 44],
    ]);
    expect(remarks).toEqual([
      "002315.SZ: sessions came twice (the first 2025-03-05); the later row was kept.",
    ]);
  });

  it("a close of 44.12 under a low of 44.80, one over a high of 44.10, and one of 0 are rejected", () => {
    const { bars, rejected } = series(
      answer([
        "2025-03-04,45.00,44.12,45.30,44.80,1,4412.00",
        "2025-03-05,43.00,44.12,44.10,42.80,1,4412.00",
        "2025-03-06,0.00,0.00,0.00,0.00,0,0.00",
      ]),
    );
    expect(bars).toEqual([]);
    expect(rejected).toEqual([
      { session: "2025-03-04", reason: "a price is below the low of 44.8" },
      { session: "2025-03-05", reason: "a price is above the high of 44.1" },
      { session: "2025-03-06", reason: "a price is not positive" },
    ]);
  });

  it("amounts traded come along to judge volumes by: 189 million yuan of 2025-03-06, and none of an index", () => {
    const row = "2025-03-06,43.00,44.12,45.30,42.80,42947,189000000.00";
    const { bars, turnovers } = series(answer([row]));
    expect(bars[0]).toMatchObject({ close: 44.12, volume: 4_294_700 });
    expect(turnovers).toEqual(new Map([["2025-03-06", 189_000_000]]));
  });

  it("a dash is a figure that is lacking; a row without one is kept with its close", () => {
    expect(series(answer(["2025-03-06,-,44.12,-,-,-,-"])).bars).toMatchObject([
      { open: null, high: null, low: null, close: 44.12, volume: null },
    ]);
  });

  it("none in the range is no error; none anywhere is a remark too", () => {
    expect(series(answer([]))).toMatchObject({ bars: [], remarks: [] });
    expect(series(answer([], { dktotal: 0 })).remarks).toEqual([
      "002315.SZ: East Money sent no row at all, as it does to those who ask too often.",
    ]);
  });

  it.each([
    ["no data field", { rc: 0 }],
    ["a number", 7],
    ["null", null],
    ["a row of a number", answer([7])],
    ["a row of six figures", answer(["2025-03-06,43.00,44.12,45.30,42.80,42947"])],
    ["a date that is none", answer([ROW.replace("2025-03-06", "2025-02-30")])],
    ["a close of words", answer([ROW.replace("44.12", "n/a")])],
    ["a close in another notation", answer([ROW.replace("44.12", "1e3")])],
    ["a close that is lacking", answer([ROW.replace("44.12", "-")])],
    ["another security", answer([ROW], { code: "002316" })],
    ["another market", answer([ROW], { market: 1 })],
  ])("an answer with %s is unreadable as a whole", (_what, raw) => {
    const parsed = parse(raw);
    expect(parsed.ok ? null : parsed.problem.code).toBe("unreadable");
  });

  it("the message names the field that can't be read", () => {
    const parsed = parse(answer([ROW, ROW.replace("44.12", "n/a")]));
    expect(parsed.ok ? null : parsed.problem.message).toBe(
      "East Money answered for 002315.SZ in a form that can't be read (data.klines.1.2: must be a number).",
    );
  });

  it("an index has no price per share, so its volume stays, whatever its amount", () => {
    const index = security("399001.SZ");
    if (index === null) throw new Error("The symbol is covered");
    const row = "2025-03-06,10800.10,10898.75,10900.00,10790.00,700000000,950000000000.00";
    const raw = { data: { code: "399001", market: 0, klines: [row] } };
    const parsed = parseKlines(raw, { ...ASKED, symbol: "399001.SZ" }, index);
    expect(parsed.ok && parsed.value.bars[0]?.volume).toBe(70_000_000_000);
  });
});
