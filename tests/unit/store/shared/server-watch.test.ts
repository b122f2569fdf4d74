import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { migrate } from "../../../../lib/store/migration/migrate.ts";
import { type HoldingProxy, startHoldingProxy } from "../../../support/holding-proxy.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../../../support/postgres-server.ts";

let database: TemporaryDatabase;
let proxy: HoldingProxy;
beforeAll(async () => {
  database = await temporaryDatabase();
  await migrate(database.url);
  proxy = await startHoldingProxy(database.url);
  vi.stubEnv("DATABASE_URL", proxy.url);
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "modelMovesStore");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await proxy.close();
  await database.dispose();
});

it("whoever waits for a PostgreSQL server that has said nothing for 15 seconds is told, and reads on when it is back", async () => {
  const { closeSharedStores, primaryStore, storeState } = await import("../../../../lib/store/shared.ts");
  const { room } = await import("../../../../lib/store/shared/shared-room.ts");
  const store = await primaryStore();
  const isHeld = proxy.holdAt(/pg_sleep/);
  let isTold = false;
  const told = store.$queryRaw`SELECT pg_sleep(0)::text`.then(
    () => null,
    (error: unknown) => {
      isTold = true;
      return error;
    },
  );
  await isHeld;
  const look = async () => {
    room().server = null; // the second in which a look is trusted is over
    return (await storeState()).reading?.code;
  };
  expect([await look(), isTold]).toEqual(["unreachable", false]);
  const since = room().silentSince ?? 0;
  vi.spyOn(performance, "now").mockImplementation(() => since + 15_001);
  expect(await look()).toBe("unreachable");
  expect(await told).toBeInstanceOf(Error);
  vi.restoreAllMocks();
  proxy.open();
  expect(await look()).toBeUndefined();
  expect(await (await primaryStore()).company.count()).toBe(0);
  await closeSharedStores();
});
