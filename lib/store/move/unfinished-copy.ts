import { databasePath, isPostgresql } from "../database-path.ts";
import { placeOf } from "../postgresql/postgresql-problems.ts";
import { StoreProblem } from "../problems.ts";
import type { Store } from "../store.ts";
import { PROGRESS_TABLE, progressSchema } from "./move-side.ts";

/**
 * Looks whether a store is a copy that `store:move` has not finished: it would be read as if it were whole, and what is
 * written into it would be lost or in the way when the copy goes on.
 * @throws StoreProblem `missing`, with the way on
 */
export async function requireWholeCopy(store: Store, url: string): Promise<void> {
  const tables = store.dialect.choose({
    sqlite: () => store.$queryRaw<unknown[]>`SELECT 1 FROM "sqlite_schema" WHERE "name" = ${PROGRESS_TABLE}`,
    postgresql: () => store.$queryRaw<unknown[]>`
      SELECT 1 FROM "pg_tables" WHERE "schemaname" = 'public' AND "tablename" = ${PROGRESS_TABLE}`,
  });
  if ((await tables()).length === 0) return;
  const rows = await store.$queryRawUnsafe<{ progress: string }[]>(
    `SELECT "progress" FROM "${PROGRESS_TABLE}"`,
  );
  const source = rows[0] ? progressSchema.parse(JSON.parse(rows[0].progress)).source : "another store";
  throw new StoreProblem(
    "missing",
    `${isPostgresql(url) ? placeOf(url) : databasePath(url)} holds a copy of ${source} that npm run store:move has not finished. Nothing was changed: run the same store:move again, which goes on where it stopped, or name another database in DATABASE_URL.`,
  );
}
