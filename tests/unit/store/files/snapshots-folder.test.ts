import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-data-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("a snapshot over PostgreSQL is kept in DATA_FOLDER, wherever the app itself lies", async () => {
  vi.stubEnv("DATA_FOLDER", folder);
  vi.resetModules();
  const { keepSnapshot } = await import("../../../../lib/store/files/snapshots.ts");
  async function* pieces() {
    yield Buffer.from("a snapshot");
  }
  const { id } = await keepSnapshot("postgresql://db/moves", pieces());
  expect(readdirSync(path.join(folder, "snapshots"))).toEqual([`${id}.zip`]);
});
