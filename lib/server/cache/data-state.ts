import { watchedRevision } from "../../store/shared/revision-watch.ts";
import { sharedStore } from "../../store/shared.ts";
import { revisionSign } from "../../store/state.ts";
import { quotesAge } from "../../views/data/stale-quotes.ts";

/** All that an answer is made from beside its address and the build. */
export interface DataState {
  readonly revision: number;
  /** The same for every process over this database, and for none over another (`revisionSign`). */
  readonly sign: string;
  /** The revision, the day, and what else a shared page says of the present; it means nothing to other processes. */
  readonly text: string;
  /** Milliseconds since the epoch from when it may be another although nothing is written: another day, a session over. */
  readonly until: number;
}

const LOOK_MILLISECONDS = 1000;
const DAY_MILLISECONDS = 86_400_000;

/** Tells the state that a reader meets now; null where the store can't be read, and nothing is shared. */
export function stateWatch(): () => Promise<DataState | null> {
  let known: DataState | null = null;
  let [data, sign, at] = ["", "", Number.NEGATIVE_INFINITY];
  return async () => {
    try {
      const { revision, generation } = await watchedRevision();
      const present = `${generation}.${revision}`;
      const [now, instant] = [performance.now(), Date.now()];
      const isLooked = now - at < LOOK_MILLISECONDS;
      if (known && data === present && isLooked && instant < known.until) return known;
      // Hours pass without a write: a session is over, and its exchange's quotes are behind.
      const day = Math.floor(instant / DAY_MILLISECONDS); // the one on which a page is cited
      const age = await quotesAge(undefined, instant);
      const stale = age.stale.map(({ exchange, last }) => `${exchange} ${last}`);
      const until = Math.min((day + 1) * DAY_MILLISECONDS, age.until ?? Number.POSITIVE_INFINITY);
      if (data !== present) sign = await revisionSign(await sharedStore());
      [data, at] = [present, now];
      known = { revision, sign, text: [present, day, ...stale].join(" "), until };
      return known;
    } catch {
      return null; // the app says what is wrong
    }
  };
}
