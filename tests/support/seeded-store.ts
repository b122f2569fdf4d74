import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migrate.ts";
import { madeOnce } from "./made-once.ts";
import type { TemporaryStore } from "./store.ts";

const SEED = path.resolve("prisma/seed");
/** What decides the content of a seeded file: the shipped data, and the code and SQL that store them. */
const MAKERS = [path.join(SEED, "manifest.json"), "prisma/migrations", "lib/quotes", "lib/store"];

/** The file of a store filled with the shipped data. */
const seededFile = (): Promise<string> =>
  madeOnce("seeded", MAKERS, async (file) => {
    await migrate(`file:${file}`);
    const store = await openStore(`file:${file}`);
    await applySeed(store, SEED);
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.$disconnect();
  });

/** Puts a database with everything that ships into a file. */
export async function putSeeded(file: string): Promise<void> {
  copyFileSync(await seededFile(), file);
}

/** A store of its own with everything that ships. */
export async function seededStore(): Promise<TemporaryStore> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-"));
  const file = path.join(folder, "store.db");
  await putSeeded(file);
  const url = `file:${file}`;
  const store = await openStore(url);
  return {
    store,
    url,
    dispose: async () => {
      await store.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
