import Database from "better-sqlite3";
import pg from "pg";

/**
 * Runs statements that both databases understand, as one transaction and without what the product opens a store with;
 * `url` as in `DATABASE_URL`.
 */
export async function runSql(url: string, statements: string): Promise<void> {
  if (isPostgresqlAddress(url)) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statements).finally(() => client.end());
    return;
  }
  const database = new Database(url.replace(/^file:/, ""), { fileMustExist: true });
  try {
    database.exec(`BEGIN; ${statements}; COMMIT;`);
  } finally {
    database.close();
  }
}

const isPostgresqlAddress = (url: string): boolean => url.startsWith("postgres");

/** The ISO date so many days after another, as a word of a statement for the database at `url`. */
export const dayAfter = (url: string, first: string, days: string): string =>
  isPostgresqlAddress(url)
    ? `to_char(date '${first}' + ${days}, 'YYYY-MM-DD')`
    : `date('${first}', '+' || ${days} || ' days')`;
