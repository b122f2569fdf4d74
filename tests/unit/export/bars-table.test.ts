import { expect, it } from "vitest";
import { barsTable } from "../../../lib/export/bars-table.ts";
import type { DataTable } from "../../../lib/export/columns.ts";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { DataMovedOn } from "../../../lib/reactions/data-moved-on.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { select } from "../../../lib/reactions/selection.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";

async function* rowsOf(table: DataTable) {
  yield* table.rows;
}

it("a long download of bars is whole, and breaks off where quotes are stored while it is read or after its last bar", async () => {
  const { store, dispose } = await seededStore();
  try {
    const selection = select(await loadReference(store, "en"), DEFAULT_FILTER);
    const bars = async () => (await collect(rowsOf(barsTable(store, selection, 100)))).length;
    expect(await bars()).toBe(await store.bar.count());

    for (const read of [1, await store.bar.count()]) {
      const moved = select(await loadReference(store, "en"), DEFAULT_FILTER);
      const rows = rowsOf(barsTable(store, moved, 100));
      for (let row = 0; row < read; row += 1) expect((await rows.next()).done).toBe(false);
      await advanceRevision(store);
      await expect(collect(rows)).rejects.toThrow(DataMovedOn);
    }
  } finally {
    await dispose();
  }
});
