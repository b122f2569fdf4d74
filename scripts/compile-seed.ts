import { type Command, EXIT, runCommand } from "../lib/cli/command.ts";
import { succeed } from "../lib/result.ts";
import { compileSeed } from "./seed/compile.ts";
import { readFolder, readInputs, writeSeed } from "./seed/folders.ts";
import { CompileError, type Folder } from "./seed/table.ts";

const SEED_FOLDER = "prisma/seed";

const usage = `Compiles gathered data into the seed that ships with the product (${SEED_FOLDER}).

npm run seed:compile -- <folder of the gathered data>

The folder holds companies.csv, announcements.csv, announcement_companies.csv, corporate_actions.csv,
share_counts.csv, quotes/<symbol>.csv and calendars/. What is written by hand is in ${SEED_FOLDER}/input.
`;

const compileCommand: Command<{ readonly folder: string }> = {
  run: "npm run seed:compile",
  usage,
  options: {},
  operands: { least: 1, most: 1, sentence: "Name one folder, that of the gathered data." },
  read: ({ operands: [folder = ""] }) => succeed({ folder }),
};

/** Compiles a folder of gathered data; returns the exit code. */
function compile(folder: string): number {
  let gathered: Folder;
  try {
    gathered = readFolder(folder);
  } catch (error) {
    process.stderr.write(`${folder} can't be read (${error instanceof Error ? error.message : error}).\n`);
    return EXIT.wrongCommand;
  }
  const files = compileSeed(gathered, readInputs(SEED_FOLDER));
  writeSeed(SEED_FOLDER, files);
  process.stdout.write(`${files.size} files written to ${SEED_FOLDER}.\n`);
  return EXIT.done;
}

process.exitCode = await runCommand(compileCommand, async ({ folder }) => {
  try {
    return compile(folder);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    process.stderr.write(`${error.message}\nNothing was written.\n`);
    return EXIT.failed;
  }
});
