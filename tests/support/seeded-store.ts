import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migrate.ts";
import type { TemporaryStore } from "./store.ts";

const SEED = path.resolve("prisma/seed");
/** What decides the content of a seeded file: the shipped data, and the code and SQL that store them. */
const MAKERS = ["prisma/migrations", "lib/quotes", "lib/store"];

/** One checksum of everything that a seeded file is made from. */
function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(SEED, "manifest.json")));
  for (const folder of MAKERS) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((one) => /\.(ts|sql)$/.test(one))) {
      hash.update(name).update(readFileSync(path.join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * The file of a store filled with the shipped data, made once and kept in the temporary folder for every test
 * process of this and later runs. Two that make it at once make the same, and the last to finish puts it there.
 */
async function seededFile(): Promise<string> {
  const kept = path.join(tmpdir(), `model-moves-seeded-${fingerprint()}.db`);
  if (existsSync(kept)) return kept;
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-seeding-"));
  const file = path.join(folder, "store.db");
  try {
    await migrate(`file:${file}`);
    const store = await openStore(`file:${file}`);
    await applySeed(store, SEED);
    await store.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.$disconnect();
    renameSync(file, kept);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
