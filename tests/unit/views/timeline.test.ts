import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardView } from "../../../lib/views/board.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";
import { timelinePart } from "../../../lib/views/figure/timeline-part.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const MARCH = { first: "2025-03-01", last: "2025-03-31" };
const day = (date: string) => Date.parse(date) / 86_400_000;

let shipped: TemporaryStore;
let made: TemporaryStore;
beforeAll(async () => {
  [shipped, made] = await Promise.all([seededStore(), seededStore()]);
  await addMadeAnnouncements(made.url, 6_000);
});
afterAll(() => Promise.all([shipped.dispose(), made.dispose()]));

const lanesOf = async ({ store }: TemporaryStore, query = "") =>
  (await boardView(new URLSearchParams(query), "en", store)).lanes;

async function part(query: string): Promise<readonly TimelineLane[]> {
  const asked = await timelinePart(new URLSearchParams(query), "en", made.store);
  if (!asked.ok) throw new Error(asked.problem.map(({ message }) => message).join("; "));
  return asked.value.lanes;
}

const whole = (lanes: readonly TimelineLane[]) => lanes.flatMap(({ marks }) => marks);
const counted = (lanes: readonly TimelineLane[]) => lanes.flatMap(({ days }) => days);

describe("what the board sends of its timeline", () => {
  it("of the shipped announcements is each whole", async () => {
    const lanes = await lanesOf(shipped);
    expect(counted(lanes)).toEqual([]);
    expect(whole(lanes).map(({ slug }) => slug)).toContain("qwq-32b");
  });

  it("of 6,000 more, over two years, is below 100,000 characters; with each whole it was over 2,000,000", async () => {
    const lanes = await lanesOf(made, "from=2024-01-02");
    expect(whole(lanes).length + counted(lanes).length).toBeGreaterThan(6_000);
    expect(JSON.stringify(lanes).length).toBeLessThan(100_000);
  });

  it("has those whole that name a company shown, and the days of the others in order", async () => {
    const lanes = await lanesOf(made);
    const slugs = whole(lanes).map(({ slug }) => slug);
    expect(slugs).toContain("qwq-32b");
    expect(slugs.filter((slug) => slug.startsWith("made-"))).toEqual([]);
    for (const { days } of lanes) expect(days).toEqual([...days].sort((a, b) => a - b));
  });

  it("has its lanes in one order in every range: DeepSeek and OpenAI do not change places", async () => {
    const whole = (await lanesOf(shipped, "from=2024-01-01")).map(({ name }) => name);
    for (const query of [
      "from=2025-01-01&to=2025-02-15",
      "from=2025-07-01&to=2025-10-31",
      "from=2025-05-01",
    ]) {
      const part = (await lanesOf(shipped, query)).map(({ name }) => name);
      expect(part).toEqual(whole.filter((name) => part.includes(name)));
    }
  });

  it("is whole where the filter leaves 300 or fewer", async () => {
    const lanes = await lanesOf(made, "from=2024-01-02&maker=Maker 1");
    expect(counted(lanes)).toEqual([]);
    expect(whole(lanes)).toHaveLength(147);
  });
});

describe("a part of the timeline", () => {
  it("has every announcement of a month whole: as many as the board counts in it, lane by lane", async () => {
    const board = await lanesOf(made);
    const within = (own: number) => own >= day(MARCH.first) && own <= day(MARCH.last);
    const expected = board.flatMap(({ name, marks, days }) => {
      const count = marks.filter((mark) => within(mark.day)).length + days.filter(within).length;
      return count === 0 ? [] : [[name, count] as const];
    });
    const lanes = await part(`from=2025-01-01&first=${MARCH.first}&last=${MARCH.last}`);
    expect(counted(lanes)).toEqual([]);
    expect(new Map(lanes.map(({ name, marks }) => [name, marks.length]))).toEqual(new Map(expected));
  });

  it("stays within the page's filter", async () => {
    const lanes = await part(`from=2025-03-06&maker=Maker 3&first=${MARCH.first}&last=${MARCH.last}`);
    expect(lanes.map(({ name }) => name)).toEqual(["Maker 3"]);
    expect(whole(lanes).every((mark) => mark.day >= day("2025-03-06"))).toBe(true);
  });

  it("has its titles in the reader's language", async () => {
    const day = new URLSearchParams("first=2025-02-24&last=2025-02-24&lane=Alibaba");
    const [english, chinese] = await Promise.all([
      timelinePart(day, "en", shipped.store),
      timelinePart(day, "zh", shipped.store),
    ]);
    expect(english.ok && whole(english.value.lanes)[0]?.title).toMatch(/380bn-yuan/);
    expect(chinese.ok && whole(chinese.value.lanes)[0]?.title).toMatch(/\p{Script=Han}/u);
  });

  it("is of one lane, or of all but some", async () => {
    const range = `first=${MARCH.first}&last=${MARCH.last}`;
    const all = (await part(range)).map(({ name }) => name);
    expect((await part(`${range}&lane=Maker 7`)).map(({ name }) => name)).toEqual(["Maker 7"]);
    const others = (await part(`${range}&without=Maker 7&without=Alibaba`)).map(({ name }) => name);
    expect(new Set(others)).toEqual(new Set(all.filter((name) => name !== "Maker 7" && name !== "Alibaba")));
  });

  it("is no more than 300 announcements, the first of them", async () => {
    const marks = whole(await part("first=2024-01-02&last=2025-12-31"));
    expect(marks).toHaveLength(300);
    expect(Math.max(...marks.map((mark) => mark.day))).toBeLessThan(day("2024-03-01"));
  });

  it.each([
    ["first=2025-03-01", "first and last"],
    ["first=2025-03-01&last=march", "first and last"],
    ["first=2025-03-01&last=2025-03-31&maker=nobody", 'there is no maker "nobody"'],
  ])("of %s is refused", async (query, reason) => {
    const asked = await timelinePart(new URLSearchParams(query), "en", made.store);
    expect(asked.ok ? [] : asked.problem.map(({ message }) => message).join()).toContain(reason);
  });
});
