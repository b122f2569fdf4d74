import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openBarReader } from "../../../lib/store/bars/bar-reader.ts";
import { openStore, type Store } from "../../../lib/store/client.ts";
import { migrate } from "../../../lib/store/migration/migrate.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { type HoldingProxy, startHoldingProxy } from "../../support/holding-proxy.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../../support/postgres-server.ts";

let database: TemporaryDatabase;
let proxy: HoldingProxy;
let store: Store;
beforeEach(async () => {
  database = await temporaryDatabase();
  await migrate(database.url);
  proxy = await startHoldingProxy(database.url);
  store = await openStore(proxy.url);
});
afterEach(async () => {
  await store.$disconnect();
  await proxy.close();
  await database.dispose();
});

it("a PostgreSQL connection that is cut while it reads a series fails that read alone, and the next one is another", async () => {
  const unheard = vi.fn();
  process.on("uncaughtException", unheard);
  try {
    const held = proxy.holdAt(/COPY \(/);
    const reading = (await openBarReader(store)).read(1, {});
    const failed = expect(reading).rejects.toThrow();
    await held;
    proxy.cut();
    await failed;
    proxy.open();
    expect(await dataRevision(store)).toBe(0);
    expect(await (await openBarReader(store)).read(1, {})).toEqual([]);
    expect(unheard).not.toHaveBeenCalled();
  } finally {
    process.off("uncaughtException", unheard);
  }
});
