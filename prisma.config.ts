import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "prisma/config";
import { writePostgresqlSchema } from "./prisma/postgresql/write-schema.ts";

// Prisma's native engine is a download; this script speaks its protocol over the WebAssembly build instead.
const bundledEngine = path.resolve("prisma/schema-engine.mjs");
if (existsSync(bundledEngine)) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= bundledEngine;
process.env.CHECKPOINT_DISABLE ??= "1";

const url = process.env.DATABASE_URL ?? "file:./data/model-moves.db";

writePostgresqlSchema("prisma");

export default defineConfig(
  /^postgres(ql)?:/.test(url)
    ? {
        schema: "prisma/postgresql/schema.prisma",
        migrations: { path: "prisma/postgresql/migrations" },
        datasource: { url },
      }
    : { schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" }, datasource: { url } },
);
