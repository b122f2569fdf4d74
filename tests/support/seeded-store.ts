import { copyFileSync } from "node:fs";
import path from "node:path";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore, type Store } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { copyOf, type MadeStore, madeFile, type TemporaryStore } from "./made-store.ts";
import { makeSmall } from "./small-world.ts";

const SEED = path.resolve("prisma/seed");
/** What decides the content of a seeded database: the shipped data, and the code and SQL that store them. */
const MAKERS = [path.join(SEED, "manifest.json"), "prisma", "lib/quotes", "lib/store"];

/** Everything that ships. */
const SHIPPED: MadeStore = {
  name: "shipped",
  makers: MAKERS,
  isCostly: true,
  async make(url) {
    await migrate(url);
    await onStore(url, (store) => applySeed(store, SEED));
  },
};

/** The small world that tests of figures and counts are about (small-world.ts). */
const SEEDED: MadeStore = {
  name: "seeded",
  makers: [...MAKERS, "tests/support/small-world.ts"],
  base: SHIPPED,
  isCostly: true,
  make: (url) => onStore(url, makeSmall),
};

async function onStore(url: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(url);
  await work(store).finally(() => store.$disconnect());
}

/** Puts a SQLite database with the small world into a file. */
export async function putSeeded(file: string): Promise<void> {
  copyFileSync(await madeFile(SEEDED), file);
}

/** Puts a SQLite database with everything that ships into a file. */
export async function putShipped(file: string): Promise<void> {
  copyFileSync(await madeFile(SHIPPED), file);
}

/** A store of its own with the small world. */
export const seededStore = (): Promise<TemporaryStore> => copyOf(SEEDED);

/** A store of its own with everything that ships. */
export const shippedStore = (): Promise<TemporaryStore> => copyOf(SHIPPED);
