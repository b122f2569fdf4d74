import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DialectName } from "../../lib/store/dialect/dialect.ts";
import { TEST_DATABASE } from "./made-store.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./postgres-server.ts";

/** The kind of database that this process's tests do not use. */
export const OTHER_DATABASE: DialectName = TEST_DATABASE === "sqlite" ? "postgresql" : "sqlite";

/** An empty database: of PostgreSQL, or a file that is not there yet. */
export async function emptyDatabase(kind: DialectName): Promise<TemporaryDatabase> {
  if (kind === "postgresql") return temporaryDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-empty-"));
  return {
    url: `file:${path.join(folder, "store.db")}`,
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
