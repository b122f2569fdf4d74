import type { Store } from "../client.ts";
import type { Room, StoreState } from "./shared-room.ts";

/** How a running server watches over its database and leaves it: a file, or another server. */
export interface Watch {
  /** Whether it can be used now; cheap enough for every request. It opens anew what stands for another database. */
  readonly state: (here: Room) => Promise<StoreState>;
  /**
   * Makes sure of what was just written.
   * @throws StoreProblem where it may be lost
   */
  readonly settle: () => Promise<void>;
  /** Closes a connection as the server stops. */
  readonly close: (store: Store) => Promise<void>;
}
