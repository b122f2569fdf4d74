import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "../../../lib/store/migration/migrate.ts";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-schema-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SLOW = 60_000;

/** Prisma's own command, on a database of its own: its exit code and everything it said. */
function prisma(args: readonly string[], database = "empty.db"): Promise<{ code: number; said: string }> {
  const bin = path.resolve("node_modules/.bin");
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
    DATABASE_URL: `file:${path.join(folder, database)}`,
    NO_COLOR: "1",
  };
  return new Promise((resolve) => {
    const child = execFile(path.join(bin, "prisma"), ["migrate", ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, said: `${out}\n${err}` });
    });
  });
}

const differenceTo = (schema: string) =>
  prisma(["diff", "--from-migrations", "prisma/migrations", "--to-schema", schema, "--exit-code"]);

describe.concurrent("schema and migrations", () => {
  it("agree: the migrations make exactly what prisma/schema.prisma describes", {
    timeout: SLOW,
  }, async () => {
    const { code, said } = await differenceTo("prisma/schema.prisma");
    expect(code, said).toBe(0);
  });

  it("would be seen to differ by one column more in the schema", { timeout: SLOW }, async () => {
    const changed = path.join(folder, "changed.prisma");
    const schema = readFileSync("prisma/schema.prisma", "utf8");
    writeFileSync(changed, schema.replace(/^model Bar \{/m, "$&\n  madeUp String?"));
    const { code, said } = await differenceTo(changed);
    expect(code, said).toBe(2);
    expect(said).toMatch(/madeUp/);
  });

  it("Prisma's own deploy finds nothing to do on a file that the product migrated", {
    timeout: SLOW,
  }, async () => {
    await migrate(`file:${path.join(folder, "migrated.db")}`);
    const { code, said } = await prisma(["deploy"], "migrated.db");
    expect(said).toMatch(/No pending migrations/);
    expect(code).toBe(0);
  });

  it("the product finds nothing to do on a file that Prisma's own deploy migrated", {
    timeout: SLOW,
  }, async () => {
    const { code, said } = await prisma(["deploy"], "deployed.db");
    expect(code, said).toBe(0);
    expect(await migrate(`file:${path.join(folder, "deployed.db")}`)).toEqual({ applied: [], backup: null });
  });
});
