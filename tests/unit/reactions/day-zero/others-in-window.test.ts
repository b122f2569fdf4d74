import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFilter } from "../../../../lib/filters/parse.ts";
import { othersInWindow } from "../../../../lib/reactions/day-zero/others-in-window.ts";
import { dayZerosOn } from "../../../../lib/reactions/day-zeros.ts";
import { type Reaction, reactions } from "../../../../lib/reactions/reaction.ts";
import { loadReference, type Reference } from "../../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../../lib/reactions/selection.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

async function row(event: string, symbol: string, window = "-1..1"): Promise<Reaction> {
  const query = new URLSearchParams(`event=${event}&window=${window}`);
  const { filter } = parseFilter(query, reference.vocabulary);
  const found = [...reactions(await loadSelection(world.store, select(reference, filter)))];
  const one = found.find((reaction) => reaction.symbol === symbol);
  if (!one) throw new Error(`There is no reaction of ${symbol} to ${event}`);
  return one;
}
const named = async (event: string, symbol: string, window?: string) =>
  (await row(event, symbol, window)).othersInWindow.named.map(
    ({ slug, session, offset }) => `${slug} ${session} ${offset}`,
  );

describe("other announcements of the same company inside a CAR's window", () => {
  it("the plan of 24 February 2025: the results, which may have been of the 21st, and QwQ-Max-Preview of the 25th", async () => {
    expect(await named("alibaba-380bn-plan", "9988.HK")).toEqual([
      "alibaba-december-quarter-2024 2025-02-21 -1",
      "qwq-max-preview 2025-02-25 1",
    ]);
  });

  it("of day 0 alone there is none; with two sessions more the results stand at their own day 0, the 20th", async () => {
    expect(await named("alibaba-380bn-plan", "9988.HK", "0..0")).toEqual([]);
    expect(await named("alibaba-380bn-plan", "9988.HK", "-2..0")).toEqual([
      "alibaba-december-quarter-2024 2025-02-20 -2",
    ]);
  });

  it("QwQ-32B on 6 March 2025: the Work Report of the 5th names Alibaba, Manus does not and names Focus Technology", async () => {
    expect(await named("qwq-32b", "9988.HK")).toEqual(["government-work-report-2025 2025-03-05 -1"]);
    expect(await named("qwq-32b", "002315.SZ")).toEqual([
      "government-work-report-2025 2025-03-05 -1",
      "manus 2025-03-06 0",
    ]);
  });

  it("by every window of every pair the same as looking at each announcement in turn", () => {
    for (const { exchangeCode: exchange, company } of reference.listings) {
      const placed = [...dayZerosOn(reference, exchange).values()];
      for (const { announcement, dayZero } of placed) {
        for (const [start, end] of [
          [-1, 1],
          [-10, 10],
          [2, 5],
        ] as const) {
          const found = othersInWindow(
            reference,
            { event: announcement.slug, company, exchange, dayZero },
            { start, end },
          );
          if (dayZero.status !== "found") {
            expect(found.count).toBe(0);
            continue;
          }
          const slow = placed.filter(({ announcement: other, dayZero: own, candidates }) => {
            if (own.status !== "found" || other === announcement) return false;
            if (!other.companies.some((one) => one.company === company)) return false;
            const spots = candidates.length > 0 ? candidates.map(({ index }) => index) : [own.index];
            return spots.some((index) => index - dayZero.index >= start && index - dayZero.index <= end);
          });
          expect(found.count).toBe(slow.length);
          expect(found.named.map(({ slug }) => slug).sort()).toEqual(
            slow.map(({ announcement: { slug } }) => slug).sort(),
          );
          expect(found.named.every(({ offset }) => offset >= start && offset <= end)).toBe(true);
        }
      }
    }
  });
});

it("of 500 announcements that name a company on one day each counts 499, the nearest hundred by name", () => {
  const [first] = reference.announcements.filter(({ slug }) => slug === "qwq-32b");
  if (!first) throw new Error("QwQ-32B is not stored");
  const announcements = Array.from({ length: 500 }, (_, at) => ({ ...first, slug: `made-${at}` }));
  const made: Reference = { ...reference, announcements };
  const dayZero = dayZerosOn(made, "XHKG").get("made-250")?.dayZero;
  if (!dayZero) throw new Error("There is no day 0");
  const about = { event: "made-250", company: "alibaba", exchange: "XHKG" as const, dayZero };
  const { count, named: nearest } = othersInWindow(made, about, { start: -1, end: 1 });
  expect([count, nearest.length]).toEqual([499, 100]);
  expect(nearest.map(({ slug }) => slug)).not.toContain("made-250");
});
