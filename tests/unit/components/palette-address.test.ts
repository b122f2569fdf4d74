import { describe, expect, it } from "vitest";
import {
  addressWith,
  neighbouringRange,
  pageAddress,
} from "../../../components/command/palette/command-address.ts";

describe("the address of a page", () => {
  it.each([
    ["/", "en", true, true],
    ["/zh", "zh", true, true],
    ["/companies/alibaba", "en", true, true],
    ["/ar/companies/alibaba", "ar", true, true],
    ["/reactions", "en", true, false],
    ["/companies", "en", false, false],
    ["/zh/events/qwq-32b", "zh", false, false],
    ["/data", "en", false, false],
  ])("%s in %s: a range %s, a scale %s", (path, locale, ranged, drawn) => {
    expect(pageAddress(path, "", locale)).toMatchObject({ ranged, drawn });
  });

  it("keeps what is not changed, and has no question mark with nothing to say", () => {
    const page = pageAddress("/", "?company=alibaba&to=2025-03-31", "en");
    expect(addressWith(page, { from: "2025-01-01", to: null })).toBe("/?company=alibaba&from=2025-01-01");
    expect(addressWith(page, { company: null, to: null })).toBe("/");
  });
});

describe("the neighbouring range", () => {
  const ranges = ["2025-11-01", "2025-09-01", "2025-01-01", "2019-11-26"].map((from) => ({ from }));

  it.each([
    ["2025-09-01", 1, "2025-01-01"],
    ["2025-09-01", -1, "2025-11-01"],
    ["2025-11-01", -1, null],
    ["2019-11-26", 1, null],
    ["2025-05-05", 1, "2025-01-01"],
    ["2025-05-05", -1, "2025-09-01"],
    [null, 1, "2019-11-26"],
    [null, -1, "2025-01-01"],
  ] as const)("from %s by %i is %s", (from, step, expected) => {
    expect(neighbouringRange(ranges, from, step)).toBe(expected);
  });

  it("is none where nothing is stored", () => {
    expect(neighbouringRange([], null, 1)).toBeNull();
  });
});
