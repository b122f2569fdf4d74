import { requireNode } from "../lib/cli/node-version.ts";

requireNode();

const { readSeed } = await import("../lib/quotes/shipped/apply-seed.ts");
const { readSeedFiles, SeedError, sealSeedFiles } = await import("../lib/quotes/shipped/seed-files.ts");

const SEED_FOLDER = "prisma/seed";

// After a person has added rows to the seed: new checksums, and every table read as the next start will read it.
try {
  const files = sealSeedFiles(SEED_FOLDER);
  readSeed(readSeedFiles(SEED_FOLDER));
  console.log(`${files} tables sealed and readable. The next start stores what is new.`);
} catch (error) {
  if (!(error instanceof SeedError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
