import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectLinear, growthOf, LINEAR, repeated } from "../support/growth.ts";
import { OUTSIDE_PARSERS } from "../support/outside-parsers.ts";

const MINUTES = 300_000;

/** What disturbs the measure of the shorter text makes the growth look smaller: the steepest of several is the reader's. */
async function steepest(read: (text: string) => unknown, make: (size: number) => string): Promise<number> {
  let ratio = 0;
  for (let attempt = 0; attempt < 5 && ratio <= LINEAR; attempt += 1) {
    ratio = Math.max(ratio, (await growthOf(read, make)).ratio);
  }
  return ratio;
}

describe("the time to read text from outside", () => {
  it(
    "is measured: what compares all pairs, or looks for an end again and again, grows sixteenfold from four times the text",
    async () => {
      const pairs = (text: string) => {
        let equal = 0;
        for (let one = 0; one < text.length; one += 1) {
          for (let other = 0; other < text.length; other += 1)
            equal += text.charCodeAt(one) ^ text.charCodeAt(other);
        }
        return equal;
      };
      const rescanned = (text: string) => text.replace(/<!--[\s\S]*?-->/g, "");
      expect(await steepest(pairs, repeated("ab"))).toBeGreaterThan(LINEAR);
      expect(await steepest(rescanned, repeated("<!--"))).toBeGreaterThan(LINEAR);
      expect((await growthOf((text) => text.split(","), repeated(","))).ratio).toBeLessThan(LINEAR);
    },
    MINUTES,
  );

  it.each(OUTSIDE_PARSERS)("grows with its length and not with its square: $name", expectLinear, MINUTES);

  it(
    "stays so whatever the pieces stand in: 150 texts made at random for all of them",
    async () => {
      const texts = fc
        .constantFrom(...OUTSIDE_PARSERS)
        .chain(({ name, read, pieces, heads = [], tails = [] }) => {
          const piece = fc.constantFrom(...pieces);
          return fc.record({
            name: fc.constant(name),
            read: fc.constant(read),
            unit: fc.array(piece, { minLength: 2, maxLength: 5 }).map((parts) => parts.join("")),
            head: fc.constantFrom("", ...heads, ...pieces),
            tail: fc.constantFrom("", ...tails, ...pieces),
          });
        });
      await fc.assert(
        fc.asyncProperty(texts, async ({ name, read, unit, head, tail }) => {
          const { ratio, size } = await growthOf(read, repeated(unit, head, tail));
          expect(ratio, `${name}: ${JSON.stringify([head, unit, tail])} at ${size}`).toBeLessThan(LINEAR);
        }),
        { numRuns: 150, endOnFailure: true },
      );
    },
    MINUTES,
  );
});
