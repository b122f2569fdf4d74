import { succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Copies the database while it is in use, and checks the copy.

  npm run backup -- [<file>]      without a file: backups/ beside the database, named by the time

To go back, stop the app and run npm run restore -- <file>.
`;

/** `npm run backup`: the copy's file, or null for one named by the time. */
export const backupCommand: Command<string | null> = {
  run: "npm run backup",
  usage,
  options: {},
  operands: { least: 0, most: 1, sentence: "Name one file, or none." },
  read: ({ operands: [file] }) => succeed(file ?? null),
};
