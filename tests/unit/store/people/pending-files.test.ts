import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../../../lib/store/client.ts";
import {
  dropPendingFiles,
  forgetPendingFiles,
  keepPendingFile,
  readPendingFile,
} from "../../../../lib/store/people/pending-files.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const NOW = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;

let world: TemporaryStore;
beforeEach(async () => {
  world = await temporaryStore();
});
afterEach(() => world.dispose());

const fileOf = (name: string, bytes = 3) => ({ name, bytes: new Uint8Array(bytes).fill(name.length) });
const names = async () =>
  (await world.store.pendingFile.findMany({ orderBy: { name: "asc" } })).map((one) => one.name);

describe("a file between looking at it and storing it", () => {
  it("of 4 MiB of any bytes is read by another process as it was sent", async () => {
    const bytes = new Uint8Array(4 * 1024 * 1024).map((_, index) => index * 7 + (index >> 8));
    const sign = await keepPendingFile(world.store, { name: "报价.xlsx", bytes }, NOW);
    const other = await openStore(world.url);
    const read = await readPendingFile(other, sign, NOW + MINUTE);
    await other.$disconnect();
    expect(read?.name).toBe("报价.xlsx");
    expect(Buffer.compare(read?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  });

  it("has another sign under another name, and the same one when it is sent again", async () => {
    const sign = await keepPendingFile(world.store, fileOf("a.csv"), NOW);
    expect(await keepPendingFile(world.store, fileOf("b.csv"), NOW)).not.toBe(sign);
    expect(await keepPendingFile(world.store, fileOf("a.csv"), NOW + 59 * MINUTE)).toBe(sign);
    expect(await readPendingFile(world.store, sign, NOW + 90 * MINUTE)).not.toBeNull();
  });

  it("waits for 59 minutes and not for 60, nor where it was kept while a clock was a year ahead", async () => {
    const sign = await keepPendingFile(world.store, fileOf("a.csv"), NOW);
    expect(await readPendingFile(world.store, sign, NOW + 59 * MINUTE)).not.toBeNull();
    expect(await readPendingFile(world.store, sign, NOW + 60 * MINUTE)).toBeNull();
    expect(await readPendingFile(world.store, sign, NOW - 365 * 1440 * MINUTE)).toBeNull();
    await forgetPendingFiles(world.store, NOW + 60 * MINUTE);
    expect(await names()).toEqual([]);
  });

  it("is one of ten: the eleventh pushes the first out, whoever sent it", async () => {
    const other = await openStore(world.url);
    for (let file = 10; file <= 20; file += 1)
      await keepPendingFile(file % 2 === 0 ? other : world.store, fileOf(`${file}.csv`), NOW + file);
    await other.$disconnect();
    expect(await names()).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((file) => `${file}.csv`));
  });

  it("is gone once it has been stored", async () => {
    const sign = await keepPendingFile(world.store, fileOf("a.csv"), NOW);
    await dropPendingFiles(world.store, sign);
    expect(await readPendingFile(world.store, sign, NOW)).toBeNull();
  });
});
