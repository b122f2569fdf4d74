import { array, assert, double, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../../lib/market/session-date.ts";
import { LASTING_SESSIONS, lasting } from "../../../../lib/reactions/day-zero/lasting.ts";
import { column, known, returnsOf, sessionsOf } from "../../views/by-hand.ts";

/** Closes of consecutive days from 2025-03-05 on, the close before day 0 first. */
const closing = (...closes: readonly (number | null)[]) => {
  const adjustedClose = Float64Array.from(closes, (close) => close ?? Number.NaN);
  return lasting({ adjustedClose, sessions: closes.map((_, at) => addDays("2025-03-05", at)) }, 1);
};
const changes = (found: ReturnType<typeof closing>) => found?.steps.map(({ change }) => change);

describe("whether a reaction lasted", () => {
  it("Focus Technology from 6 March 2025: +10.0%, +7.4% on +1, -0.4% on +3, 0.0% on +5, -2.9% on +10; gone by 11 March", () => {
    const closes = column("002315.SZ", "close");
    const sessions = sessionsOf("XSHE", closes);
    // Dividends reinvested, from an adjusted close of 1 on the first session.
    let close = 1;
    const adjustedClose = Float64Array.from(returnsOf("002315.SZ", sessions), (change, at) => {
      close *= at === 0 ? 1 : 1 + change;
      return close;
    });
    const found = lasting({ adjustedClose, sessions }, sessions.indexOf("2025-03-06"));
    const before = known(closes, "2025-03-05");
    const [day, next, third, fifth, tenth] = changes(found) ?? [];
    expect([day, next, third, fifth, tenth].map((change) => Math.round((change ?? 0) * 1000))).toEqual([
      100, 74, -4, -0, -29,
    ]);
    expect(third).toBeCloseTo(known(closes, "2025-03-11") / before - 1, 12);
    expect(found?.steps.map(({ session }) => session).slice(0, 3)).toEqual([
      "2025-03-06",
      "2025-03-07",
      "2025-03-11",
    ]);
    expect(found?.end).toEqual({ kind: "gone", session: "2025-03-11", sessions: 3 });
    expect(found?.rose).toBe(true);
  });

  it("100, 110, 105, 99: a rise that is gone on the third day", () => {
    expect(closing(100, 110, 105, 99)?.end).toEqual({ kind: "gone", session: "2025-03-08", sessions: 2 });
  });

  it("100, 90, 95, 100: a fall made good by a close at the one before day 0", () => {
    const found = closing(100, 90, 95, 100);
    expect([found?.rose, found?.end]).toEqual([false, { kind: "gone", session: "2025-03-08", sessions: 2 }]);
  });

  it("a rise that stays for the three sessions stored is open; for sixty, held, whatever comes on the 61st", () => {
    expect(closing(100, 110, 111, 112, 113)?.end).toEqual({ kind: "open", sessions: 3 });
    expect(closing(100, 110)?.end).toEqual({ kind: "open", sessions: 0 });
    const held = closing(100, ...new Array(61).fill(101), 50);
    expect(held?.end).toEqual({ kind: "held", sessions: 60 });
  });

  it("a session without a close is a gap, and no sign that a rise was gone", () => {
    const found = closing(100, 110, null, 108);
    expect(changes(found)?.slice(0, 2)).toEqual([110 / 100 - 1, null]);
    expect(found?.steps[1]?.session).toBe("2025-03-07");
    expect(found?.end).toEqual({ kind: "open", sessions: 2 });
  });

  it("a day 0 at the close before has nothing to last; without either close nothing is said", () => {
    expect(closing(100, 100.001, 90)?.end).toEqual({ kind: "none" });
    expect(closing(null, 100, 90)).toBeNull();
    expect(closing(100, null, 90)).toBeNull();
    expect(lasting({ adjustedClose: Float64Array.of(1), sessions: ["2025-03-05"] }, 0)).toBeNull();
  });
});

it("of any closes: each step is its close over the one before day 0, and what is gone was there on every session before", () => {
  const price = option(double({ min: 1, max: 1000, noNaN: true }), { nil: null, freq: 8 });
  assert(
    property(array(price, { minLength: 2, maxLength: 80 }), integer({ min: 1, max: 5 }), (closes, index) => {
      const adjustedClose = Float64Array.from(closes, (close) => close ?? Number.NaN);
      const sessions = closes.map((_, at) => addDays("2025-01-01", at));
      const found = lasting({ adjustedClose, sessions }, index);
      const [before, first] = [closes[index - 1], closes[index]];
      if (before == null || first == null) {
        expect(found).toBeNull();
        return;
      }
      expect(found?.steps.map(({ change }) => change)).toEqual(
        LASTING_SESSIONS.map((count) => {
          const close = closes[index + count];
          return close == null ? null : close / before - 1;
        }),
      );
      const end = found?.end;
      if (end?.kind !== "gone") return;
      const side = Math.sign(first - before);
      for (let at = 1; at < end.sessions; at += 1) {
        const close = closes[index + at];
        if (close != null) expect((close - before) * side).toBeGreaterThan(0);
      }
      expect(((closes[index + end.sessions] ?? Number.NaN) / before - 1) * side < 0.000_05).toBe(true);
    }),
  );
});
