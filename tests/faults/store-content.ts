import { copyFileSync, existsSync, rmSync } from "node:fs";
import { exportFile } from "../../lib/export/export-file.ts";
import { findDamage, openPlain } from "../../lib/store/backup/plain-database.ts";
import { openStore } from "../../lib/store/client.ts";
import { collect } from "../support/collect.ts";

/** What SQLite finds wrong in a file; null where all is well. A journal that was left is taken in. */
export async function damageOf(file: string): Promise<string | null> {
  const database = await openPlain(file, 1000);
  return findDamage(database).finally(database.close);
}

/** Every row of every table as text, ordered, but for the tables named. */
export async function dump(file: string, without: readonly string[] = []): Promise<string> {
  const database = await openPlain(file, 1000);
  try {
    const tables = await database.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    const lines: string[] = [];
    for (const [table] of tables) {
      if (without.includes(String(table))) continue;
      const rows = await database.rows(`SELECT * FROM "${table}"`);
      lines.push(`# ${table}`, ...rows.map((row) => row.map(String).join("|")).sort());
    }
    return lines.join("\n");
  } finally {
    await database.close();
  }
}

/**
 * What is known about prices, as text: `bars.csv`, every adjusted close to its last bit, and the corporate actions and
 * revisions without the run that made them. `url` as in `DATABASE_URL`.
 */
export async function quotesText(url: string): Promise<string> {
  const store = await openStore(url);
  try {
    const sent = await exportFile({ dataset: "bars", format: "csv" }, new URLSearchParams(), store);
    if (!sent.ok) throw new Error("The bars can't be exported");
    const csv = (await collect(sent.value.pieces)).join("");
    const actions = await store.corporateAction.findMany({ omit: { id: true, runId: true } });
    const closes = await store.bar.findMany({
      select: { instrumentId: true, session: true, adjustedClose: true, provider: true, flag: true },
    });
    const revisions = await store.revision.findMany({ omit: { id: true, runId: true } });
    const rows = [actions, closes, revisions].flatMap((table) =>
      table.map((row) => JSON.stringify(row)).sort(),
    );
    return [csv, ...rows].join("\n");
  } finally {
    await store.$disconnect();
  }
}

/** Puts a copy of a closed database in another's place, with nothing beside it. */
export function putCopy(from: string, to: string): void {
  for (const suffix of ["-wal", "-shm", "-journal"]) rmSync(to + suffix, { force: true });
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) throw new Error(`${from} was not closed`);
}
