import { databaseAddress } from "../../env.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Copies a whole store into another kind of database, and compares every row of both. Stop the app first.

  npm run store:move -- --from file:<path> --to postgresql://<user>:<password>@<host>:<port>/<name>
  npm run store:move -- --from postgresql://… --to file:<path>

The target has to be empty, or an unfinished copy of the same store, which goes on where it stopped. The source is
brought to this version, as a start of the app does, and otherwise only read. Snapshots and backups beside a file stay there. Afterwards set DATABASE_URL to the target and start the app.
`;

/** The addresses, as in DATABASE_URL. */
export interface StoreMoveAsked {
  readonly from: string;
  readonly to: string;
}

/** `npm run store:move`. */
export const storeMoveCommand: Command<StoreMoveAsked> = {
  run: "npm run store:move",
  usage,
  options: { from: { type: "string" }, to: { type: "string" } },
  read: ({ values: { from, to } }) => {
    if (typeof from !== "string" || typeof to !== "string") return fail(`Name --from and --to.\n\n${usage}`);
    for (const [option, address] of Object.entries({ from, to })) {
      const { error } = databaseAddress.safeParse(address);
      if (error) return fail(`--${option} ${error.issues[0]?.message}.\n\n${usage}`);
    }
    return succeed({ from, to });
  },
};
