import { compileSeed } from "./seed/compile.ts";
import { readFolder, readInputs, writeSeed } from "./seed/folders.ts";
import { CompileError, type Folder } from "./seed/table.ts";

const SEED_FOLDER = "prisma/seed";
const EXIT = { done: 0, failed: 1, badCommand: 2 };

const usage = `Compiles gathered data into the seed that ships with the product (${SEED_FOLDER}).

npm run seed:compile -- <folder of the gathered data>

The folder holds companies.csv, announcements.csv, announcement_companies.csv, corporate_actions.csv,
share_counts.csv, quotes/<symbol>.csv and calendars/. What is written by hand is in ${SEED_FOLDER}/input.
`;

/** Compiles the folder named on the command line; returns the exit code. */
function compile(words: readonly string[]): number {
  const [folder, ...more] = words;
  if (folder === "--help" || folder === "-h") {
    process.stdout.write(usage);
    return EXIT.done;
  }
  if (folder === undefined || more.length > 0) {
    process.stderr.write(`Name one folder, that of the gathered data.\n\n${usage}`);
    return EXIT.badCommand;
  }
  let gathered: Folder;
  try {
    gathered = readFolder(folder);
  } catch (error) {
    process.stderr.write(`${folder} can't be read (${error instanceof Error ? error.message : error}).\n`);
    return EXIT.badCommand;
  }
  const files = compileSeed(gathered, readInputs(SEED_FOLDER));
  writeSeed(SEED_FOLDER, files);
  process.stdout.write(`${files.size} files written to ${SEED_FOLDER}.\n`);
  return EXIT.done;
}

try {
  process.exitCode = compile(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.stderr.write(`${error.message}\nNothing was written.\n`);
  process.exitCode = EXIT.failed;
}
