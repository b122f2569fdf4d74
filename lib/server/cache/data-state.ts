import { watchedRevision } from "../../store/shared/revision-watch.ts";
import { sharedStore } from "../../store/shared.ts";
import { revisionSign } from "../../store/state.ts";
import { staleQuotes } from "../../views/data/stale-quotes.ts";

/** All that an answer is made from beside its address and the build. */
export interface DataState {
  readonly revision: number;
  /** The same for every process over this database, and for none over another (`revisionSign`). */
  readonly sign: string;
  /** The revision, the day, and what else a shared page says of the present; it means nothing to other processes. */
  readonly text: string;
}

const LOOK_MILLISECONDS = 1000;

/** Tells the state that a reader meets now; null where the store can't be read, and nothing is shared. */
export function stateWatch(): () => Promise<DataState | null> {
  let known: DataState | null = null;
  let [data, sign, at] = ["", "", Number.NEGATIVE_INFINITY];
  return async () => {
    try {
      const { revision, generation } = await watchedRevision();
      const present = `${generation}.${revision}`;
      const now = performance.now();
      if (known && data === present && now - at < LOOK_MILLISECONDS) return known;
      // Hours pass without a write: a session is over, and its exchange's quotes are behind.
      const day = new Date().toISOString().slice(0, 10); // the one on which a page is cited
      const stale = (await staleQuotes()).map(({ exchange, last }) => `${exchange} ${last}`);
      if (data !== present) sign = await revisionSign(await sharedStore());
      [data, at] = [present, now];
      known = { revision, sign, text: [present, day, ...stale].join(" ") };
      return known;
    } catch {
      return null; // the app says what is wrong
    }
  };
}
