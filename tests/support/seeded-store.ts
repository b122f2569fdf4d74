import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migrate.ts";
import { madeOnce } from "./made-once.ts";
import { makeSmall } from "./small-world.ts";
import type { TemporaryStore } from "./store.ts";

const SEED = path.resolve("prisma/seed");
/** What decides the content of a seeded file: the shipped data, and the code and SQL that store them. */
const MAKERS = [path.join(SEED, "manifest.json"), "prisma/migrations", "lib/quotes", "lib/store"];

/** The file of a store filled with everything that ships. */
const shippedFile = (): Promise<string> =>
  madeOnce("shipped", MAKERS, async (file) => {
    await migrate(`file:${file}`);
    const store = await openStore(`file:${file}`);
    await applySeed(store, SEED);
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.$disconnect();
  });

/** The file of the small world that tests of figures and counts are about (small-world.ts). */
const seededFile = (): Promise<string> =>
  madeOnce("seeded", [...MAKERS, "tests/support/small-world.ts"], async (file) => {
    copyFileSync(await shippedFile(), file);
    const store = await openStore(`file:${file}`);
    await makeSmall(store);
    await store.$queryRawUnsafe("VACUUM");
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.$disconnect();
  });

/** Puts a database with the small world into a file. */
export async function putSeeded(file: string): Promise<void> {
  copyFileSync(await seededFile(), file);
}

/** Puts a database with everything that ships into a file. */
export async function putShipped(file: string): Promise<void> {
  copyFileSync(await shippedFile(), file);
}

/** A store of its own with the small world. */
export const seededStore = (): Promise<TemporaryStore> => storeFrom(seededFile());

/** A store of its own with everything that ships. */
export const shippedStore = (): Promise<TemporaryStore> => storeFrom(shippedFile());

async function storeFrom(filled: Promise<string>): Promise<TemporaryStore> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-"));
  const file = path.join(folder, "store.db");
  copyFileSync(await filled, file);
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
