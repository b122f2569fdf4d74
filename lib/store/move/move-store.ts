import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { fail, type Result, succeed } from "../../result.ts";
import { databasePath, isPostgresql } from "../database-path.ts";
import { migrate, ourMigrations } from "../migration/migrate.ts";
import { copyEncoder } from "../postgresql/copy-format.ts";
import { storeProblem } from "../problems.ts";
import { isFileFault, openFileSide } from "./file-side.ts";
import { keyOf, type MovedRow, type MovedTable, type MoveProgress, type MoveSide } from "./move-side.ts";
import { openServerSide } from "./server-side.ts";

/** Rows of one transaction: a kill loses no more than these, and the next move copies them again. */
const COMMIT_ROWS = 20_000;

/** What became of one table. */
export interface TableCheck {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of its rows in the order of its key, in PostgreSQL's binary format; as each side has them. */
  readonly source: string;
  readonly target: string;
}

export interface MoveReport {
  readonly checks: readonly TableCheck[];
  readonly revision: number;
  /** Whether it went on with a copy that was begun before. */
  readonly isResumed: boolean;
}

/** Why nothing was moved, or why the copy is not to be used. */
export interface MoveProblem {
  readonly code:
    | "two of a kind"
    | "no source"
    | "newer"
    | "not empty"
    | "another copy"
    | "written meanwhile"
    | "differs";
  readonly message: string;
}

/** Told of each transaction: how many rows of a table are copied so far. */
export type MoveListener = (table: string, rows: number) => void;

/**
 * Copies everything from one store into another that is empty, a SQLite file and a PostgreSQL database in either
 * direction, and compares all rows of both. What was begun and broke off goes on where it stopped. Leases stay behind,
 * because nobody holds the new store yet; people stay signed in. The source is brought to this version first, as a start
 * of the app does, and otherwise only read.
 * @throws StoreProblem where one of the two can't be used
 */
export async function moveStore(
  { from, to }: { readonly from: string; readonly to: string },
  onRows: MoveListener = () => {},
): Promise<Result<MoveReport, MoveProblem>> {
  if (isPostgresql(from) === isPostgresql(to)) return fail(TWO_OF_A_KIND);
  if (!isPostgresql(from) && !existsSync(databasePath(from)))
    return fail({
      code: "no source",
      message: `There is no file ${databasePath(from)}. Nothing was copied.`,
    });
  await migrate(from);
  await migrate(to);
  const [server, file] = isPostgresql(from) ? [from, to] : [to, from];
  try {
    const { side, tables } = await openServerSide(server);
    try {
      const fileSide = openFileSide(file);
      const [source, target] = isPostgresql(from) ? [side, fileSide] : [fileSide, side];
      return await moved({ from, to, source, target, tables }, onRows).finally(() => fileSide.close());
    } finally {
      await side.close();
    }
  } catch (error) {
    throw storeProblem(error, isFileFault(error) ? file : server);
  }
}

const TWO_OF_A_KIND: MoveProblem = {
  code: "two of a kind",
  message:
    "One of --from and --to has to be file:<path> and the other postgresql://…. A file is copied by npm run backup, a PostgreSQL database by pg_dump and pg_restore. Nothing was copied.",
};

interface Move {
  readonly from: string;
  readonly to: string;
  readonly source: MoveSide;
  readonly target: MoveSide;
  readonly tables: readonly MovedTable[];
}

async function moved(move: Move, onRows: MoveListener): Promise<Result<MoveReport, MoveProblem>> {
  const { from, to, source, target, tables } = move;
  const newer = (await newerThanUs(source, from)) ?? (await newerThanUs(target, to));
  if (newer) return fail(newer);
  const revision = await source.revision();
  const begun = await target.progress();
  if (begun && begun.source !== source.place)
    return fail({
      code: "another copy",
      message: `${target.place} holds an unfinished copy of ${begun.source}. Nothing was changed: finish that one, or name an empty database.`,
    });
  if (!begun && (await anyRows(move)))
    return fail({
      code: "not empty",
      message: `${target.place} holds data already. Nothing was changed: name an empty database.`,
    });
  // The source has changed since: what was copied may be changed too.
  const isResumed = begun !== null && begun.revision === revision;
  if (begun && !isResumed) await target.clear(tables);
  let checks: readonly TableCheck[];
  try {
    await copyAll(move, { revision, begun: isResumed ? begun : null }, onRows);
    checks = await checked(move);
  } catch (error) {
    // A row may refer to one that came when its table was copied already.
    const now = await source.revision().catch(() => revision);
    if (now === revision) throw error;
    return fail(writtenMeanwhile(source, revision, now));
  }
  const now = await source.revision();
  if (now !== revision) return fail(writtenMeanwhile(source, revision, now));
  const wrong = checks.filter((check) => check.source !== check.target);
  if (wrong.length > 0) {
    await target.clear(tables);
    return fail({
      code: "differs",
      message: `${wrong.map(({ table }) => table).join(", ")} in ${target.place} was not what ${source.place} has, so the copy was taken out again. The source is untouched: stop the app and whatever stores quotes, and run the same command again.`,
    });
  }
  for (const table of tables.filter(({ isCounted }) => isCounted))
    await target.setLastId(table, await source.lastId(table));
  await target.finish();
  return succeed({ checks, revision, isResumed });
}

const writtenMeanwhile = ({ place }: MoveSide, revision: number, now: number): MoveProblem => ({
  code: "written meanwhile",
  message: `${place} was written while it was copied (data revision ${revision}, now ${now}). Stop the app and whatever stores quotes, and run the same command again: it begins anew.`,
});

/** What a newer version has added to a database, this one would leave behind without a word. */
async function newerThanUs({ place, migrations }: MoveSide, url: string): Promise<MoveProblem | null> {
  const ours = new Set(ourMigrations(url).map(({ name }) => name));
  const unknown = (await migrations()).find((name) => !ours.has(name));
  if (unknown === undefined) return null;
  return {
    code: "newer",
    message: `${place} has been brought to a newer version than this one (migration ${unknown}). Nothing was copied: run store:move of that version.`,
  };
}

async function anyRows({ target, tables }: Move): Promise<boolean> {
  for (const table of tables) if (await target.hasRows(table)) return true;
  return false;
}

/** Copies the tables from where an unfinished copy stopped, each in the order of its key. */
async function copyAll(
  { source, target, tables }: Move,
  { revision, begun }: { readonly revision: number; readonly begun: MoveProgress | null },
  onRows: MoveListener,
): Promise<void> {
  const first = begun ? tables.findIndex(({ name }) => name === begun.table) : 0;
  for (const table of tables.slice(first)) {
    const after = begun?.table === table.name ? begun.after : null;
    const at = (last: MovedRow | undefined): MoveProgress => ({
      source: source.place,
      revision,
      table: table.name,
      after: last ? keyOf(table, last) : after,
    });
    let [batch, copied]: [MovedRow[], number] = [[], 0];
    await target.append(table, [], at(undefined));
    for await (const row of source.read(table, after)) {
      batch.push(row);
      if (batch.length < COMMIT_ROWS) continue;
      await target.append(table, batch, at(row));
      copied += batch.length;
      onRows(table.name, copied);
      batch = [];
    }
    if (batch.length > 0) await target.append(table, batch, at(batch.at(-1)));
    onRows(table.name, copied + batch.length);
  }
}

/** Reads both sides whole, table by table. */
async function checked({ source, target, tables }: Move): Promise<TableCheck[]> {
  const checks: TableCheck[] = [];
  for (const table of tables) {
    const [own, others] = await Promise.all([checksumOf(source, table), checksumOf(target, table)]);
    checks.push({ table: table.name, rows: own.rows, source: own.checksum, target: others.checksum });
  }
  return checks;
}

async function checksumOf(side: MoveSide, table: MovedTable): Promise<{ rows: number; checksum: string }> {
  const hash = createHash("sha256");
  const encoder = copyEncoder(Object.values(table.columns));
  let rows = 0;
  for await (const row of side.read(table, null)) {
    const piece = encoder.add(row);
    if (piece !== null) hash.update(piece);
    rows += 1;
  }
  return { rows, checksum: hash.update(encoder.end()).digest("hex") };
}
