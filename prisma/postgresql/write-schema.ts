import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The model for PostgreSQL, made from the one for SQLite: another provider and another folder for its client. */
export const postgresqlSchema = (schema: string): string =>
  `// Made from ../schema.prisma whenever Prisma runs (prisma.config.ts): change that one.\n\n${schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../lib/store/generated"', '"../../lib/store/generated-postgresql"')}`;

/** Writes it where it is not what it should be; `folder` is the one of the model for SQLite. */
export function writePostgresqlSchema(folder: string): void {
  const file = path.join(folder, "postgresql", "schema.prisma");
  const made = postgresqlSchema(readFileSync(path.join(folder, "schema.prisma"), "utf8"));
  if (!existsSync(file) || readFileSync(file, "utf8") !== made) writeFileSync(file, made);
}
