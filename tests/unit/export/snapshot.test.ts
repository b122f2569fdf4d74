import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { exportFile } from "../../../lib/export/export-file.ts";
import { makeSnapshot } from "../../../lib/export/snapshot.ts";
import { databasePath } from "../../../lib/store/database-path.ts";
import { listSnapshots, openSnapshot } from "../../../lib/store/files/snapshots.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
/** Where the snapshots lie: beside a file of that name. */
let place: string;
beforeAll(async () => {
  world = await seededStore();
  place = `file:${path.join(mkdtempSync(path.join(tmpdir(), "model-moves-snapshots-")), "store.db")}`;
});

afterAll(async () => {
  rmSync(path.dirname(databasePath(place)), { recursive: true });
  await world.dispose();
});

const QUERY = "company=alibaba&event=qwq-32b&from=2025-03-01&to=2025-03-10";

async function make(query = QUERY) {
  const made = await makeSnapshot(new URLSearchParams(query), { ...world, url: place });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

async function bytesOf(id: string): Promise<Buffer> {
  const kept = openSnapshot(place, id);
  if (!kept) throw new Error("It is not kept");
  const pieces: Uint8Array[] = [];
  for (let next = await kept.pieces.next(); !next.done; next = await kept.pieces.next())
    pieces.push(next.value);
  return Buffer.concat(pieces);
}

const described = z.object({
  revision: z.number(),
  filter: z.record(z.string(), z.string()),
  resources: z.array(
    z.object({
      path: z.string(),
      bytes: z.number(),
      hash: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }),
    }),
  ),
});

describe("a snapshot", () => {
  it("is a data package whose tables are the exports, byte for byte, with their sizes and SHA-256", async () => {
    const { id } = await make();
    const files = unzipSync(await bytesOf(id));
    expect(Object.keys(files)).toEqual([
      "bars.csv",
      "events.csv",
      "reactions.csv",
      "claims.csv",
      "datapackage.json",
    ]);
    const said = described.parse(JSON.parse(Buffer.from(files["datapackage.json"] ?? []).toString()));
    expect(said.filter).toMatchObject({ company: "alibaba", event: "qwq-32b" });
    for (const { path, bytes, hash } of said.resources) {
      const content = Buffer.from(files[path] ?? []);
      expect(content.byteLength).toBe(bytes);
      expect(`sha256:${createHash("sha256").update(content).digest("hex")}`).toBe(hash);
    }
    const name = { dataset: "bars", format: "csv" } as const;
    const exported = await exportFile(name, new URLSearchParams(QUERY), world.store);
    if (!exported.ok) throw new Error("no export");
    let text = "";
    for await (const piece of exported.value.pieces) text += piece;
    expect(Buffer.from(files["bars.csv"] ?? []).toString()).toBe(text);
    expect(said.resources[0]?.schema.fields.slice(0, 3)).toEqual([
      { name: "symbol", type: "string" },
      { name: "session", type: "date" },
      { name: "open", type: "number" },
    ]);
  });

  it("made again is the same, kept once; of another filter it is another", async () => {
    const first = await make();
    expect((await make()).id).toBe(first.id);
    expect((await make("company=alibaba&event=qwq-32b&from=2025-03-01&to=2025-03-11")).id).not.toBe(first.id);
    expect(listSnapshots(place).filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  it("still gives its own bytes after a stored close has changed, while a new one has the new close", async () => {
    const before = await make();
    const bytes = await bytesOf(before.id);
    const { id } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
    await world.store.$transaction(async (session) => {
      await session.bar.update({
        where: { instrumentId_session: { instrumentId: id, session: "2025-03-06" } },
        data: { close: 141 },
      });
      await advanceRevision(session);
    });
    const after = await make();
    expect(after.id).not.toBe(before.id);
    expect(await bytesOf(before.id)).toEqual(bytes);
    const bars = Buffer.from(unzipSync(await bytesOf(after.id))["bars.csv"] ?? []).toString();
    expect(bars).toMatch(/^9988\.HK,2025-03-06,[\d.]+,[\d.]+,[\d.]+,141,/m);
  });

  it("of a filter that can't be used is refused with the parameter", async () => {
    const made = await makeSnapshot(new URLSearchParams("company=nokia"), { ...world, url: place });
    expect(made).toMatchObject({
      ok: false,
      problem: { code: "bad filter", problems: [{ parameter: "company", given: "nokia" }] },
    });
  });

  it("that does not exist, or whose name is a path, is not opened", () => {
    for (const id of ["0".repeat(32), "../store.db", "", "..%2fstore"])
      expect(openSnapshot(place, id)).toBeNull();
  });
});
