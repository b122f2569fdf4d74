import { environment } from "../../env.ts";
import { probeServer } from "../postgresql/probe-server.ts";
import { bothWays, connection, type Room, type StoreState } from "./shared-room.ts";
import type { Watch } from "./watch.ts";

/** What a probe found stands for so long. */
const FRESH_MILLISECONDS = 1000;

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
  return reading ? bothWays(reading) : { reading: null, writing };
}
