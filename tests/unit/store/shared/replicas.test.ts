import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inRequest } from "../../../../lib/request-context.ts";
import { openStore, type Store } from "../../../../lib/store/client.ts";
import { migrate } from "../../../../lib/store/migration/migrate.ts";
import { advanceRevision, dataRevision } from "../../../../lib/store/state.ts";
import { startHoldingProxy } from "../../../support/holding-proxy.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../../../support/postgres-server.ts";

// Databases of one server, each with a revision of its own: what a replica is, but for the stream.
let databases: TemporaryDatabase[];
let stores: Store[];
beforeAll(async () => {
  databases = [await temporaryDatabase(), await temporaryDatabase(), await temporaryDatabase()];
  for (const { url } of databases) await migrate(url);
  stores = await Promise.all(databases.map(({ url }) => openStore(url)));
});
afterAll(async () => {
  for (const store of stores) await store.$disconnect();
  for (const database of databases) await database.dispose();
});

/** The room for replicas, fresh as in a process that has just been started. */
async function started(replicas: readonly string[]) {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "modelMovesReplicas");
  Reflect.deleteProperty(globalThis, "modelMovesRevisionMet");
  vi.stubEnv("DATABASE_REPLICAS", replicas.join(","));
  vi.stubEnv("LOG_LEVEL", "silent");
  const room = await import("../../../../lib/store/shared/replicas.ts");
  const { dataRevision: revisionOf } = await import("../../../../lib/store/state.ts");
  return { ...room, revisionOf };
}
let room: Awaited<ReturnType<typeof started>>;
afterEach(async () => {
  await room.closeReplicas();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function setRevisions(...revisions: readonly number[]): Promise<void> {
  for (const [index, revision] of revisions.entries())
    await stores[index]?.storeState.upsert({
      where: { id: 1 },
      create: { id: 1, revision },
      update: { revision },
    });
}

const urlOf = (index: number) => databases[index]?.url ?? "";
/** The database that a request of its own is given; null for the primary. */
const given = async (mayReadReplica = true): Promise<string | null> => {
  const store = await inRequest({ requestId: "a-request", mayReadReplica }, () => room.replicaStore());
  if (!store) return null;
  const [row] = await store.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS "name"`;
  return row?.name ?? "";
};
const nameOf = (index: number) => new URL(urlOf(index)).pathname.slice(1);

describe("a page's reads", () => {
  beforeEach(async () => {
    room = await started([urlOf(1), urlOf(2)]);
  });

  it("go to both replicas in turn where these have reached revision 7, and to neither for who must read the primary", async () => {
    await setRevisions(7, 7, 7);
    const [primary] = stores;
    if (primary) await room.revisionOf(primary);
    const names = [await given(), await given(), await given(), await given()];
    expect(names.filter((name) => name === nameOf(1))).toHaveLength(2);
    expect(names.filter((name) => name === nameOf(2))).toHaveLength(2);
    expect(await given(false)).toBeNull();
    expect(await room.replicaStore()).toBeNull(); // nobody's request: the schedule, a command
  });

  it("leave out one that is behind, go to the primary where all are, and come back once it has caught up", async () => {
    await setRevisions(9, 8, 9);
    const [primary] = stores;
    if (primary) await room.revisionOf(primary);
    expect([await given(), await given()]).toEqual([nameOf(2), nameOf(2)]);
    await setRevisions(10, 9, 9);
    if (primary) await room.revisionOf(primary);
    expect([await given(), await given()]).toEqual([null, null]);
    await setRevisions(10, 10, 9);
    expect([await given(), await given()]).toEqual([nameOf(1), nameOf(1)]);
  });

  it("are of one copy for one request, however often it asks", async () => {
    await setRevisions(7, 7, 7);
    const request = { requestId: "a-request", mayReadReplica: true };
    const asked = await inRequest(request, () => Promise.all([1, 2, 3].map(() => room.replicaStore())));
    expect(new Set(asked).size).toBe(1);
    await setRevisions(9, 7, 9);
    const later = await inRequest(request, () => room.replicaStore());
    expect(later).toBe(asked[0]);
  });
});

describe("a replica that is dead", () => {
  it("is left alone for ten seconds and then tried again; meanwhile the other one and the primary answer", async () => {
    let now = 1000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const gone = "postgresql://nobody:nothing@127.0.0.1:9/none";
    room = await started([gone, urlOf(1)]);
    await setRevisions(7, 7);
    expect([await given(), await given()]).toEqual([nameOf(1), nameOf(1)]);
    room = await started([gone]);
    expect(await given()).toBeNull();
    const { all } = Reflect.get(globalThis, "modelMovesReplicas");
    const [replica] = all;
    expect(replica.restsUntil).toBe(11_000);
    replica.url = urlOf(1); // it is there again
    now = 10_999;
    expect(await given()).toBeNull();
    now = 11_000;
    expect(await given()).toBeNull(); // nobody waits for one that failed
    vi.mocked(performance.now).mockRestore();
    replica.restsUntil = 0;
    await vi.waitFor(async () => expect(await given()).toBe(nameOf(1)), 30_000);
  });

  it("that stops answering in the middle of a read is given up, with whoever reads it, and once for all who come meanwhile", async () => {
    const proxy = await startHoldingProxy(urlOf(1));
    room = await started([proxy.url]);
    await setRevisions(7, 7);
    expect(await given()).toBe(nameOf(1));
    const reads = await inRequest({ requestId: "a-request", mayReadReplica: true }, () =>
      room.replicaStore(),
    );
    if (!reads) throw new Error("The replica was not given");
    const isHeld = proxy.holdAt(/pg_sleep/);
    const reading = expect(reads.$queryRaw`SELECT pg_sleep(0)::text`).rejects.toThrow();
    await isHeld;
    const [replica] = Reflect.get(globalThis, "modelMovesReplicas").all;
    replica.at = Number.NEGATIVE_INFINITY; // the second in which it is trusted is over
    expect(await Promise.all([given(), given(), given()])).toEqual([null, null, null]);
    await reading;
    await proxy.close();
  });
});

describe("the word that the revision moved on", () => {
  it("comes to every process that listens once the write is committed, and not where it is undone", async () => {
    const hint = vi.fn();
    vi.resetModules();
    vi.doMock("../../../../lib/store/shared/revision-watch.ts", () => ({ hintRevision: hint }));
    vi.stubEnv("DATABASE_URL", urlOf(0));
    room = await started([]);
    const { listenForRevisions } = await import("../../../../lib/store/shared/revision-listener.ts");
    const end = listenForRevisions();
    await vi.waitFor(() => expect(hint).toHaveBeenCalledTimes(1), 30_000); // it listens
    const [primary] = stores;
    if (!primary) throw new Error("There is no primary");
    const before = await dataRevision(primary);
    const undone = primary.$transaction(async (session) => {
      await advanceRevision(session);
      throw new Error("on purpose");
    });
    await expect(undone).rejects.toThrow("on purpose");
    await primary.$transaction((session) => advanceRevision(session));
    await vi.waitFor(() => expect(hint).toHaveBeenCalledTimes(2), 30_000);
    expect(await dataRevision(primary)).toBe(before + 1);
    end();
    vi.doUnmock("../../../../lib/store/shared/revision-watch.ts");
  });
});
