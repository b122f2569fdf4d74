import { afterEach, expect, it, vi } from "vitest";
import { openStore } from "../../../lib/store/client.ts";
import { migrate } from "../../../lib/store/migration/migrate.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { startHoldingProxy } from "../../support/holding-proxy.ts";
import { temporaryDatabase } from "../../support/postgres-server.ts";

afterEach(() => vi.useRealTimers());

it("a PostgreSQL connection that comes after its asker gave up is there for the next one, and closing waits for nobody", async () => {
  const database = await temporaryDatabase();
  await migrate(database.url);
  const proxy = await startHoldingProxy(database.url);
  const store = await openStore(`${proxy.url}?connection_limit=1`);
  const pool = store.pool;
  if (pool === null) throw new Error("no pool");
  const only = await pool.connect();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const late = expect(pool.connect()).rejects.toThrow("timeout");
  const isBeingMade = proxy.holdAt(/SET timezone/);
  vi.advanceTimersByTime(1000);
  only.release(true); // a new one is made for whoever waits
  await isBeingMade;
  vi.advanceTimersByTime(4000);
  await late;
  vi.useRealTimers();
  proxy.open();
  expect(await dataRevision(store)).toBe(0);
  await store.$disconnect();
  await proxy.close();
  await database.dispose();
});

it("a PostgreSQL server that takes a connection and then says nothing is given up after five seconds", async () => {
  const database = await temporaryDatabase();
  await migrate(database.url);
  const proxy = await startHoldingProxy(database.url);
  const store = await openStore(proxy.url);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const isBeingMade = proxy.holdAt(/SET timezone/);
  const asked = expect(dataRevision(store)).rejects.toThrow();
  await isBeingMade;
  vi.advanceTimersByTime(5000);
  await asked;
  vi.useRealTimers();
  await store.$disconnect();
  await proxy.close();
  await database.dispose();
});
