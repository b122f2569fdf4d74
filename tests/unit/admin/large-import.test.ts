import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REQUIRED_COLUMNS } from "../../../lib/admin/announcements/announcement-csv.ts";
import { applyImport, planImport } from "../../../lib/admin/announcements/announcement-import.ts";
import { LARGEST_FILE_BYTES } from "../../../lib/admin/announcements/announcement-rows.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { readAnnouncement } from "../../../lib/store/reference/edit-announcements.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const MINUTES = 300_000;
const ROWS = 12_000;
const context = { actor: "Ada", now: new Date("2026-11-28T12:00:00Z") };
let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
});
afterAll(() => opened.dispose());

const csv = (rows: number, zone: string, title = "A") =>
  [
    REQUIRED_COLUMNS.join(","),
    ...Array.from(
      { length: rows },
      (_, at) => `m-${at},${title},B,L,model,,2025-03-06,${zone},day,,https://a.bc/,alibaba|maker`,
    ),
  ].join("\n");

/** How often others got a turn while something was done, and the longest that they waited, in milliseconds. */
async function turnsBeside<Value>(work: Promise<Value>) {
  let [turns, longest, done] = [0, 0, false];
  const finished = work.finally(() => {
    done = true;
  });
  for (let since = performance.now(); !done; turns += 1) {
    await nextTurn();
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
  }
  return { value: await finished, turns, longest };
}

describe("an import of 12,000 rows in a file of under 1 MB", () => {
  it(
    "lets others in again and again while it is looked at, and again while it is written, and writes all",
    async () => {
      const text = csv(ROWS, "UTC");
      expect(text.length).toBeLessThan(LARGEST_FILE_BYTES);
      const looked = await turnsBeside(planImport(opened.store, text));
      if (!looked.value.ok) throw new Error(looked.value.problem.code);
      const { added, sign } = looked.value.value;
      expect(added).toHaveLength(ROWS);
      expect(looked.turns).toBeGreaterThan(8);
      expect(looked.longest).toBeLessThan(3000);

      const written = await turnsBeside(applyImport(opened.store, text, sign, context));
      expect(written.value).toEqual({ ok: true, value: { written: ROWS } });
      expect(written.turns).toBeGreaterThan(8);
      expect(written.longest).toBeLessThan(3000);
      expect(await readAnnouncement(opened.store, "m-11999")).toEqual(added.at(-1));
      const { entries, total } = await readAudit(opened.store, { skip: 0, limit: 1 });
      expect([total, entries[0]?.key, entries[0]?.action]).toEqual([ROWS, "m-11999", "added"]);

      const again = await planImport(opened.store, text);
      expect(again).toMatchObject({ ok: true, value: { unchanged: ROWS, added: [], changed: [] } });
      const before = await opened.store.announcement.findUnique({ where: { slug: "m-0" } });
      const changed = csv(300, "UTC", "C");
      const plan = await planImport(opened.store, changed);
      if (!plan.ok) throw new Error(plan.problem.code);
      await applyImport(opened.store, changed, plan.value.sign, context);
      const after = await opened.store.announcement.findUnique({ where: { slug: "m-0" } });
      expect(after).toEqual({ ...before, title: "C" });
    },
    MINUTES,
  );

  it(
    "of which every row is refused tells of the first hundred and counts the rest",
    async () => {
      const plan = await planImport(opened.store, csv(ROWS, "Mars"));
      expect(plan.ok && plan.value.refused).toHaveLength(100);
      expect(plan).toMatchObject({ ok: true, value: { refusedRows: ROWS, added: [] } });
      expect(plan.ok && plan.value.refused[99]).toMatchObject({ line: 101, problems: [{ field: "zone" }] });
    },
    MINUTES,
  );

  it("more than 20,000 rows are one sentence, however short they are", async () => {
    const text = `${REQUIRED_COLUMNS.join(",")}\n${"a\n".repeat(20_001)}`;
    expect(await planImport(opened.store, text)).toEqual({
      ok: false,
      problem: { code: "too many rows", most: 20_000 },
    });
  });

  it("a row of 10,000 sources or companies is refused in one problem a list", async () => {
    const row = (sources: string, companies: string) =>
      `${REQUIRED_COLUMNS.join(",")}\na,A,B,L,model,,2025-03-06,UTC,day,,"${sources}","${companies}"`;
    const plan = await planImport(
      opened.store,
      row("https://a.bc/\n".repeat(10_000), "alibaba|maker\n".repeat(10_000)),
    );
    if (!plan.ok) throw new Error(plan.problem.code);
    const [problems] = plan.value.refused.map((refused) => refused.problems);
    expect(problems).toContainEqual({ field: "sources", code: "too many" });
    expect(problems?.length).toBeLessThan(100);
  });
});
