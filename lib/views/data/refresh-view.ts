import { isWritingOn } from "../../admin/access/token.ts";
import { exchange as exchangeOf } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { newestSession } from "../../quotes/schedule/exchange-quotes.ts";
import { refreshListeners, refreshState, startRefresh } from "../../quotes/schedule/refresh-process.ts";
import type { RefreshState } from "../../quotes/schedule/refresh-state.ts";
import { loadReference } from "../../reactions/reference.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { leaseClock, QUOTES_LEASE, readLease } from "../../store/runs/leases.ts";
import { sharedStore, sharedWritingStore } from "../../store/shared.ts";
import { storedQuotes } from "./stored-quotes.ts";

export type {
  FinishedRefresh,
  RefreshedInstrument,
  RefreshState,
  RunningRefresh,
} from "../../quotes/schedule/refresh-state.ts";
export { refreshState };

/** So many readers may follow refreshes at once. */
const FOLLOWERS_ALLOWED = 200;

/** How far the quotes reach, and when they are carried on. */
export interface RefreshView {
  /** The newest session of any exchange; null where nothing is stored. */
  readonly quotesAsOf: string | null;
  readonly exchanges: readonly {
    readonly exchange: ExchangeCode;
    readonly last: string | null;
    /** How many of its series end earlier. */
    readonly behind: number;
  }[];
  /** When the next refresh comes by itself (ISO, UTC), after the session of an exchange with its IANA zone. */
  readonly next: {
    readonly at: string;
    readonly exchange: ExchangeCode | null;
    readonly zone: string | null;
  } | null;
  readonly state: RefreshState;
  /** Whether anybody may sign in and start one. */
  readonly isWritingOn: boolean;
}

/**
 * What the data page shows of refreshes.
 * @throws what the store throws when it can't be read
 */
export async function refreshView(given?: Store): Promise<RefreshView> {
  const store = given ?? (await sharedStore());
  const quotes = await storedQuotes(store, await loadReference(store, "en"));
  const state = refreshState();
  return {
    quotesAsOf: newestSession(quotes),
    exchanges: quotes.map(({ calendar, last, behind }) => ({ exchange: calendar.exchange, last, behind })),
    next: state.next && {
      at: state.next.at,
      exchange: state.next.exchange,
      zone: state.next.exchange && exchangeOf(state.next.exchange).zone,
    },
    state,
    isWritingOn: isWritingOn(),
  };
}

/**
 * Starts a refresh, or joins the one that this server runs already. A run of another process is a problem, with a
 * sentence for whoever asked.
 * @throws what the store throws when it can't be read or written
 */
export async function requestRefresh(given?: Store): Promise<Result<RefreshState, string>> {
  if (refreshState().running) return succeed(refreshState());
  if (!given) await sharedWritingStore();
  const store = given ?? (await sharedStore());
  const other = await readLease(store, QUOTES_LEASE, await leaseClock(store));
  if (other) {
    const time = other.since.toISOString().slice(0, 16).replace("T", " ");
    return fail(
      `Another process is storing quotes since ${time} UTC (process ${other.pid} on ${other.host}). Nothing was asked or stored; try again when it is done.`,
    );
  }
  void startRefresh("button");
  return succeed(refreshState());
}

/** Whether one more reader may follow refreshes as they go. */
export const mayFollow = (): boolean => refreshListeners() < FOLLOWERS_ALLOWED;
