import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "../../lib/store/client.ts";
import type { DialectName } from "../../lib/store/dialect/dialect.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { moveStore } from "../../lib/store/move/move-store.ts";
import { madeOnce } from "./made-once.ts";
import { copyOfTemplate, noteShape } from "./postgres-copies.ts";
import { postgresTemplate, type TemporaryDatabase } from "./postgres-server.ts";

/** The database that the stores of this process's tests are in: the project's (vitest.config.ts). */
export const TEST_DATABASE: DialectName =
  process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite";

/** A store of its own: a SQLite file in the temporary folder, or a database on the run's PostgreSQL. */
export interface TemporaryStore {
  readonly store: Store;
  /** For `DATABASE_URL`. */
  readonly url: string;
  /** Where the test may put files of its own; it goes with the store. */
  readonly folder: string;
  readonly dispose: () => Promise<void>;
}

/** A database that is made once and copied for each test that wants one. */
export interface MadeStore {
  readonly name: string;
  /** The files, and the folders of code and SQL, that decide what it holds. */
  readonly makers: readonly string[];
  /** The one that it begins as a copy of; none: an empty one. */
  readonly base?: MadeStore;
  /** Whether it has no rows. */
  readonly isBare?: boolean;
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
  postgresTemplate(made.name, made.makers, async (url) => {
    await (made.isCostly ? moveInto(url, made) : made.make(url));
    await noteShape(new URL(url).pathname.slice(1));
  });

async function moveInto(url: string, made: MadeStore): Promise<void> {
  await migrate(url);
  const moved = await moveStore({ from: `file:${await madeFile(made)}`, to: url });
  if (!moved.ok) throw new Error(moved.problem.message);
}

/** A copy of it that a test has for itself. */
export async function copyOf(made: MadeStore): Promise<TemporaryStore> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-"));
  const { url, dispose } =
    TEST_DATABASE === "postgresql"
      ? await copyOfTemplate(await madeTemplate(made), made.isBare === true)
      : await fileFrom(made, folder);
  const store = await openStore(url);
  return {
    store,
    url,
    folder,
    dispose: async () => {
      await store.$disconnect();
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fileFrom(made: MadeStore, folder: string): Promise<TemporaryDatabase> {
  const file = path.join(folder, "store.db");
  copyFileSync(await madeFile(made), file);
  return { url: `file:${file}`, dispose: async () => {} };
}
