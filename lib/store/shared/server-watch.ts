import { environment } from "../../env.ts";
import { probeServer } from "../postgresql/probe-server.ts";
import { bothWays, connection, opened, type Room, type StoreState } from "./shared-room.ts";
import type { Watch } from "./watch.ts";

/** What a probe found stands for so long. */
const FRESH_MILLISECONDS = 1000;

/** A server that has given no answer for so long owes none any more: what waits for one is cut. */
const SILENT_MILLISECONDS = 15_000;

/**
 * A PostgreSQL database: asked once a second at most, by a connection that no long query holds. The driver makes a new
 * connection by itself where one was lost, so there is nothing to open anew; a commit is the server's word that what was
 * written is safe.
 */
export const SERVER_WATCH: Watch = {
  async state(here) {
    const now = performance.now();
    if (here.server && now - here.server.at < FRESH_MILLISECONDS) return here.server.state;
    const state = await lookAt(here);
    here.server = { at: performance.now(), state };
    return state;
  },
  settle: async () => {},
  close: (store) => store.$disconnect(),
};

async function lookAt(here: Room): Promise<StoreState> {
  const { store } = await connection("brief");
  const { identity, reading, writing } = await probeServer(store, environment().DATABASE_URL);
  // Restored, promoted or started anew, it may have gone back to a revision that it had before.
  if (identity !== null && identity !== here.identity) {
    if (here.identity !== null) here.generation += 1;
    here.identity = identity;
  }
  if (reading?.code === "unreachable") await cutSilent(here);
  else here.silentSince = null;
  return reading ? bothWays(reading) : { reading: null, writing };
}

/**
 * Cuts what has waited too long for a server that says nothing. One that is stopped cuts its connections itself; where the
 * network swallows all that is sent, a reader would wait for an answer until the system gives up, a quarter of an hour.
 */
async function cutSilent(here: Room): Promise<void> {
  const now = performance.now();
  here.silentSince ??= now;
  if (now - here.silentSince < SILENT_MILLISECONDS) return;
  here.silentSince = now;
  for (const { store } of await opened(here)) store.cut();
}
