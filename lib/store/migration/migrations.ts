import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { StoreProblem, storeProblem } from "../problems.ts";

/** One folder of Prisma's layout. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of its bytes, as Prisma keeps it. */
  readonly checksum: string;
}

/** What a migration did: the names applied, and the backup made before, if there was anything to keep. */
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly backup: string | null;
}

/** The migrations of a folder, in the order in which they are applied. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, "migration.sql"));
      return {
        name,
        sql: bytes.toString("utf8"),
        checksum: createHash("sha256").update(bytes).digest("hex"),
      };
    });
}

/**
 * Those that a database has not had; `done` are the checksums of those that it has had, by name.
 * @throws StoreProblem where one was changed after it was applied
 */
export function waitingMigrations(
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
  place: string,
): readonly Migration[] {
  for (const { name, checksum } of migrations) {
    const applied = done.get(name);
    if (applied !== undefined && applied !== checksum) {
      throw new StoreProblem(
        "changed migration",
        `Migration ${name} was changed after it was applied to ${place}. Nothing was done: restore the file prisma/migrations/${name}/migration.sql.`,
      );
    }
  }
  return migrations.filter(({ name }) => !done.has(name));
}

/** Says which migration failed and why; a lock or a full disk stays what it is. */
export function failedMigration(error: unknown, name: string, url: string, backup: string | null): unknown {
  const known = storeProblem(error, url);
  if (known instanceof StoreProblem && known.code !== "missing") return known;
  const cause = error instanceof Error && error.cause !== undefined ? ` ${JSON.stringify(error.cause)}` : "";
  const kept = backup ? ` A copy from before is ${backup}.` : "";
  return new StoreProblem(
    "failed migration",
    `Migration ${name} failed and was undone: ${error instanceof Error ? error.message : error}${cause}.${kept}`,
    { cause: error },
  );
}
