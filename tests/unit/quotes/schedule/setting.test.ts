import { describe, expect, it } from "vitest";
import { nextByCron, refreshSetting } from "../../../../lib/refresh-cron.ts";

describe("REFRESH_CRON", () => {
  it("not set is the exchanges' own schedule; off, OFF, empty and blank are none", () => {
    expect(refreshSetting(undefined)).toEqual({ ok: true, value: { kind: "exchanges" } });
    for (const text of ["off", "OFF", "", "  "]) {
      expect(refreshSetting(text), text).toEqual({ ok: true, value: { kind: "off" } });
    }
  });

  it("takes five fields and says what else it wants", () => {
    const value = { kind: "cron", expression: "30 9 * * 1-5" };
    expect(refreshSetting(" 30 9 * * 1-5 ")).toEqual({ ok: true, value });
    for (const text of ["daily", "61 * * * *", "0 30 9 * * 1-5", "2030-01-01T00:00:00", "* * * *"]) {
      expect(refreshSetting(text), text).toEqual({
        ok: false,
        problem:
          "must be off, or five cron fields in UTC (minute hour day month weekday) such as 30 9 * * 1-5",
      });
    }
    expect(refreshSetting("0 0 31 2 *")).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/never comes$/),
    });
  });

  it("is read in UTC whatever the machine's zone: 09:30 UTC on Monday after a Friday noon", () => {
    const next = nextByCron("30 9 * * 1-5", Date.parse("2025-03-07T12:00:00Z"));
    expect(next).toBe(Date.parse("2025-03-10T09:30:00Z"));
  });
});
