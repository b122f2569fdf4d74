import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markName } from "../../../../components/figure/lanes/mark-name.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { type BoardView, boardView } from "../../../../lib/views/board.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

const { figure, table } = messagesIn("en");
const labels = { ...figure, status: table.status, unnamed: "It names none." };

let world: TemporaryStore;
let view: BoardView;
beforeAll(async () => {
  world = await seededStore();
  view = await boardView(new URLSearchParams(), "en", world.store);
});
afterAll(() => world.dispose());

describe("an announcement in words", () => {
  it("QwQ-32B has its date and +8.39%, +10.01% and +9.63%; the month-only partnership is said to be not studied", () => {
    const said = (slug: string) => {
      const mark = view.lanes.flatMap(({ marks }) => marks).find((own) => own.slug === slug);
      if (!mark) throw new Error(`There is no ${slug}`);
      const reactions = view.reactions.filter(({ event }) => event === slug);
      return markName(mark, reactions, "en", labels);
    };
    expect(said("qwq-32b")).toMatch(
      /^QwQ-32B, 6 Mar 2025\. 9988\.HK \+8\.39%, AR \+\d\.\d\d%\. 002315\.SZ \+10\.01%, AR .+\. 300663\.SZ \+9\.63%, AR .+\.$/,
    );
    expect(said("manus-qwen-partnership")).toMatch(
      / \d{4}-\d\d\. Known only to the month: on the timeline, not studied\.$/,
    );
    expect(said("deepseek-r1")).toBe("DeepSeek-R1, 20 Jan 2025. It names none.");
  });
});
