// Puts the small world where the browser tests' common server has its database. Run before that server starts.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { SEEDED } from "./built-server.ts";
import { putSeeded } from "./seeded-store.ts";

mkdirSync(path.dirname(SEEDED), { recursive: true });
for (const end of ["", "-wal", "-shm"]) rmSync(SEEDED + end, { force: true });
await putSeeded(SEEDED);
