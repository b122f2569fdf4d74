import { expect, it } from "vitest";
import { startCommand } from "../../faults/child.ts";

const SERVER = { DATABASE_URL: "postgresql://somebody:secret@127.0.0.1:1/moves" };

it.each(["backup", "restore"])(
  "npm run %s over PostgreSQL does nothing and names pg_dump, pg_restore and store:move, with code 2",
  async (command) => {
    const { code, stdout, stderr } = await startCommand(command, [], SERVER).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const way of ["pg_dump", "pg_restore", "npm run store:move"]) expect(stderr).toContain(way);
    expect(stderr).not.toContain("secret");
  },
);

it.each([
  ["no address", [], "Name --from and --to."],
  [
    "an address of something else",
    ["--from", "mysql://x", "--to", "file:x.db"],
    "--from must be file:<path>",
  ],
  ["two files", ["--from", "file:a.db", "--to", "file:b.db"], "One of --from and --to has to be file:"],
])("npm run store:move with %s says what it wants, with code 2", async (_, words, sentence) => {
  const { code, stderr } = await startCommand("store-move", words, SERVER).ended;
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
});
