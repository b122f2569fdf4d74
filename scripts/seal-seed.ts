import { type Command, complain, EXIT, runCommand } from "../lib/cli/command.ts";
import { requireNode } from "../lib/cli/node-version.ts";
import { succeed } from "../lib/result.ts";

requireNode();

const SEED_FOLDER = "prisma/seed";

const sealCommand: Command<object> = {
  run: "npm run seed:seal",
  usage: `Takes rows added by hand to ${SEED_FOLDER} into its manifest: new checksums, and every table read as the next start will.\n`,
  options: {},
  read: () => succeed({}),
};

async function seal(): Promise<number> {
  const { readSeed } = await import("../lib/quotes/shipped/apply-seed.ts");
  const { readSeedFiles, SeedError, sealSeedFiles } = await import("../lib/quotes/shipped/seed-files.ts");
  try {
    const files = sealSeedFiles(SEED_FOLDER);
    const { reference, barsOf } = readSeed(readSeedFiles(SEED_FOLDER));
    for (const { symbol } of reference.instruments) barsOf(symbol);
    console.log(`${files} tables sealed and readable. The next start stores what is new.`);
    return EXIT.done;
  } catch (error) {
    if (error instanceof SeedError) return complain(error.message, EXIT.failed);
    throw error;
  }
}

process.exitCode = await runCommand(sealCommand, seal);
