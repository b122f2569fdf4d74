import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Puts a backup in the database's place, after checking it. Stop the app first.

  npm run restore                 lists the backups
  npm run restore -- <file>       restores one; the present database is kept in backups/ beside it
`;

const sentence = "Name one backup, or none to list them.";

export interface RestoreAsked {
  /** The file to restore; null to list the backups. */
  readonly backup: string | null;
}

/** `npm run restore`. */
export const restoreCommand: Command<RestoreAsked> = {
  run: "npm run restore",
  usage,
  options: {},
  operands: { least: 0, most: 1, sentence },
  read: ({ operands: [file] }) =>
    file === "" ? fail(`${sentence}\n\n${usage}`) : succeed({ backup: file ?? null }),
};
