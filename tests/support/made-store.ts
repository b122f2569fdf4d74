import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "../../lib/store/client.ts";
import type { DialectName } from "../../lib/store/dialect/dialect.ts";
import { migrate } from "../../lib/store/migrate.ts";
import { moveStore } from "../../lib/store/move/move-store.ts";
import { madeOnce } from "./made-once.ts";
import { postgresTemplate, temporaryDatabase } from "./postgres-server.ts";

/** The database that the stores of this process's tests are in: the project's (vitest.config.ts). */
export const TEST_DATABASE: DialectName =
  process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite";

/** A store of its own: a SQLite file in the temporary folder, or a database on the run's PostgreSQL. */
export interface TemporaryStore {
  readonly store: Store;
  /** For `DATABASE_URL`. */
  readonly url: string;
  readonly dispose: () => Promise<void>;
}

/** A database that is made once and copied for each test that wants one. */
export interface MadeStore {
  readonly name: string;
  /** The files, and the folders of code and SQL, that decide what it holds. */
  readonly makers: readonly string[];
  /** The one that it begins as a copy of; none: an empty one. */
  readonly base?: MadeStore;
  /** Whether making it takes many seconds. */
  readonly isCostly?: boolean;
  /** Fills the database of an address, and leaves no connection behind. */
  readonly make: (url: string) => Promise<void>;
}

/** The SQLite file of it, closed and whole in itself. */
export const madeFile = ({ name, makers, base, make }: MadeStore): Promise<string> =>
  madeOnce(name, makers, async (file) => {
    if (base) copyFileSync(await madeFile(base), file);
    await make(`file:${file}`);
    const store = await openStore(`file:${file}`);
    await store.$queryRawUnsafe("VACUUM");
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.$disconnect();
  });

/** The PostgreSQL template of it: one that is costly to make is moved there from its SQLite file, which outlives the run. */
const madeTemplate = (made: MadeStore): Promise<string> =>
  postgresTemplate(made.name, made.makers, made.isCostly ? (url) => moveInto(url, made) : made.make);

async function moveInto(url: string, made: MadeStore): Promise<void> {
  await migrate(url);
  const moved = await moveStore({ from: `file:${await madeFile(made)}`, to: url });
  if (!moved.ok) throw new Error(moved.problem.message);
}

/** A copy of it that a test has for itself. */
export async function copyOf(made: MadeStore): Promise<TemporaryStore> {
  const { url, remove } = TEST_DATABASE === "postgresql" ? await databaseFrom(made) : await fileFrom(made);
  const store = await openStore(url);
  return {
    store,
    url,
    dispose: async () => {
      await store.$disconnect();
      await remove();
    },
  };
}

interface Copy {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

async function databaseFrom(made: MadeStore): Promise<Copy> {
  const { url, dispose } = await temporaryDatabase(await madeTemplate(made));
  return { url, remove: dispose };
}

async function fileFrom(made: MadeStore): Promise<Copy> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-"));
  const file = path.join(folder, "store.db");
  copyFileSync(await madeFile(made), file);
  return {
    url: `file:${file}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
