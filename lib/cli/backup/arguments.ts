import { succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Copies the database while it is in use, and checks the copy.

  npm run backup -- [<file>]      without a file: backups/ beside the database, named by the time

To go back, stop the app and run npm run restore -- <file>.
`;

export interface BackupAsked {
  /** The copy's file; null for one named by the time. */
  readonly file: string | null;
}

/** `npm run backup`. */
export const backupCommand: Command<BackupAsked> = {
  run: "npm run backup",
  usage,
  options: {},
  operands: { least: 0, most: 1, sentence: "Name one file, or none." },
  read: ({ operands: [file] }) => succeed({ file: file ?? null }),
};
