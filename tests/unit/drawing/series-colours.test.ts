import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { benchmarkLook, listingLook } from "../../../lib/drawing/series-colours.ts";

const listing = (company: string, symbol = `${company}.HK`) => ({ company, symbol });
const slugs = ["alibaba", "focus", "client", "d", "e", "f", "g"];
const stored = {
  companies: slugs.map((slug) => ({ slug })),
  listings: [...slugs.map((slug) => listing(slug)), listing("alibaba", "BABA")],
};
const lookOf = (slug: string) => listingLook(stored, listing(slug));

describe("the look of a company", () => {
  it("is its place among those stored: the first is 1, the third 3, the sixth 6, all whole lines", () => {
    expect([lookOf("alibaba"), lookOf("client"), lookOf("f")]).toEqual([
      { colour: 1, dash: null },
      { colour: 3, dash: null },
      { colour: 6, dash: null },
    ]);
  });

  it("of a seventh company is the first colour again, broken; so is a company's second listing", () => {
    expect(lookOf("g")).toEqual({ colour: 1, dash: "8 3" });
    expect(listingLook(stored, listing("alibaba", "BABA"))).toEqual({ colour: 1, dash: "8 3" });
  });

  it("hangs on nothing but what is stored: whatever else is shown, in whatever order, it is the same", () => {
    assert(
      property(
        array(constantFrom(...stored.listings), { minLength: 1 }),
        integer({ min: 0 }),
        (shown, at) => {
          const one = shown[at % shown.length] ?? listing("alibaba");
          const looks = new Map(shown.map((own) => [own.symbol, listingLook(stored, own)]));
          expect(looks.get(one.symbol)).toEqual(listingLook(stored, one));
          expect(listingLook(stored, one).colour).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

it("benchmarks share a colour that no company has, each broken in its own way", () => {
  const looks = [0, 1, 2, 3].map(benchmarkLook);
  expect(new Set(looks.map(({ colour }) => colour))).toEqual(new Set([7]));
  expect(new Set(looks.map(({ dash }) => dash)).size).toBe(4);
  expect(looks.every(({ dash }) => dash !== null)).toBe(true);
});
