import { describe, expect, it } from "vitest";
import { rangePresets } from "../../../lib/views/presets.ts";

const EVERY_DAY = ["2016-06", "2017-06", "2018-06", "2019-06", "2020-06", "2021-06", "2022-06"];
const presets = (last: string, announcedOn: readonly string[] = [...EVERY_DAY, last]) =>
  rangePresets({ first: "2016-06-06", last }, announcedOn);
const starts = (last: string) => Object.fromEntries(presets(last).map(({ name, from }) => [name, from]));

describe("the ranges offered", () => {
  it("from 17 July 2026: 17 June, 17 April, 17 January, 17 July 2025 and the first day stored", () => {
    expect(starts("2026-07-17")).toEqual({
      year: "2026-01-01",
      "1M": "2026-06-17",
      "3M": "2026-04-17",
      "6M": "2026-01-17",
      "1Y": "2025-07-17",
      all: "2016-06-06",
    });
  });

  it("have the four last years of the calendar, the present one with an open end", () => {
    const years = presets("2022-08-01").filter(({ name }) => name === "year");
    expect(years.map(({ from, to }) => [from, to])).toEqual([
      ["2019-01-01", "2019-12-31"],
      ["2020-01-01", "2020-12-31"],
      ["2021-01-01", "2021-12-31"],
      ["2022-01-01", null],
    ]);
  });

  it("leave out those without an announcement: after 30 December 2025 and quotes to 27 February 2026, 1M and 2026", () => {
    const names = presets("2026-02-27", ["2024-05-13", "2025-03", "2025-12-30"]).map(({ name, from }) =>
      name === "year" ? from.slice(0, 4) : name,
    );
    expect(names).toEqual(["2024", "2025", "3M", "6M", "1Y", "all"]);
  });

  it("are everything alone where no announcement is stored", () => {
    expect(presets("2026-02-27", [])).toEqual([{ name: "all", from: "2016-06-06", to: null }]);
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
    ["2025-01-01", "year", "2025-01-01"],
  ])("from %s back, %s begins on %s", (last, name, from) => expect(starts(last)[name]).toBe(from));
});
