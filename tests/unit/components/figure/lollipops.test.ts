import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  lanesWithout,
  lollipopAxis,
  lollipopDays,
  lollipopNames,
  lollipopStrips,
} from "../../../../components/figure/lollipops/lollipops.ts";
import { fullStrip, stripRows, stripsHeight } from "../../../../components/figure/lollipops/strip-rows.ts";
import { overlap } from "../../../../lib/drawing/boxes.ts";
import { onScale } from "../../../../lib/drawing/chart-scale.ts";
import { figureFrame } from "../../../../lib/drawing/plot-frame.ts";
import { dayNumber } from "../../../../lib/market/session-date.ts";
import { boardView } from "../../../../lib/views/board.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function board(query = "") {
  const { chart: plain, lanes, reactions } = await boardView(new URLSearchParams(query), "en", world.store);
  if (!plain) throw new Error("There is a chart");
  const chart = onScale(plain, "indexed");
  const strips = lollipopStrips(
    chart.lines,
    reactions,
    lanes.flatMap(({ marks }) => marks),
  );
  return { chart, lanes, strips };
}

const lollipop = (strips: Awaited<ReturnType<typeof board>>["strips"], company: string, session: string) =>
  strips.find((strip) => strip.company === company)?.lollipops.find(({ day }) => day === dayNumber(session));

describe("the board's lollipops", () => {
  it("are strips of Alibaba, Focus Technology and Client Service, in the order of the lines", async () => {
    const { strips } = await board();
    expect(strips.map(({ symbol }) => symbol)).toEqual(["9988.HK", "002315.SZ", "300663.SZ"]);
  });

  it("have QwQ-32B at +3.82% beyond chance on 6 March, Qwen3 at −0.88% within it", async () => {
    const { strips } = await board();
    const qwq = lollipop(strips, "alibaba", "2025-03-06");
    expect(qwq).toMatchObject({ isBeyondChance: true, isDayOnly: false });
    expect(qwq?.abnormal).toBeCloseTo(0.0382, 4);
    expect(lollipop(strips, "alibaba", "2025-04-29")).toMatchObject({ isBeyondChance: false });
  });

  it("are square where only the day is known of each of a session, and one where several share a session", async () => {
    const { strips } = await board();
    expect(lollipop(strips, "alibaba", "2025-09-12")).toMatchObject({ isDayOnly: true });
    const september = lollipop(strips, "alibaba", "2025-09-24");
    expect(september?.isDayOnly).toBe(false);
    expect(september?.marks.map(({ slug }) => slug)).toEqual(["qwen3guard", "apsara-2025"]);
  });

  it("leave pairs out that an announcement does not name, though the filter shows all pairs", async () => {
    const { strips } = await board("relation=all&listing=primary&from=2025-01-01");
    const slugs = strips.flatMap(({ lollipops }) => lollipops.flatMap(({ marks }) => marks));
    expect(slugs.map(({ slug }) => slug)).not.toContain("deepseek-r1");
  });

  it("take their announcements out of the lanes, and an empty lane with them: Alibaba's", async () => {
    const { strips, lanes } = await board();
    const others = lanesWithout(lanes, lollipopDays(strips));
    expect(lanes.map(({ name }) => name)).toContain("Alibaba");
    expect(others.map(({ name }) => name)).not.toContain("Alibaba");
    expect(others.flatMap(({ marks }) => marks).map(({ slug }) => slug)).toContain("manus-qwen-partnership");
  });

  it("share one scale with 0 in it, and heads and names stay apart from each other", async () => {
    const { strips, chart } = await board();
    const { low, high } = lollipopAxis(strips, chart.time);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThanOrEqual(8);
    for (const width of [1398, 740, 364]) {
      const rows = stripRows(strips, null, chart.time, figureFrame(width));
      for (const { placed, place, strip } of rows) {
        const names = lollipopNames(placed, place, strip.name, "en");
        for (const [at, { box }] of names.entries()) {
          expect(names.slice(at + 1).some((other) => overlap(box, other.box, 0))).toBe(false);
          const heads = placed.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
          expect(heads.some((head) => overlap(box, head, 0))).toBe(false);
        }
      }
    }
  });

  it("are as high in every width: one strip in full, the others in small; another one in full when it is chosen", async () => {
    const { strips, chart } = await board();
    const heights = [1398, 364].map((width) =>
      stripRows(strips, null, chart.time, figureFrame(width)).reduce((sum, { height }) => sum + height, 24),
    );
    expect(heights).toEqual([stripsHeight(strips), stripsHeight(strips)]);
    expect(fullStrip(strips, null)?.company).toBe("alibaba");
    expect(fullStrip(strips, "focus-technology")?.symbol).toBe("002315.SZ");
    expect(stripsHeight([])).toBe(0);
  });
});
