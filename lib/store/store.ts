import type { Pool } from "pg";
import type { Dialect } from "./dialect/dialect.ts";
import type { PrismaClient } from "./generated/client.ts";

/** What a store has beside Prisma's queries. */
export interface StoreParts {
  /** What its database says otherwise than the other one (dialect/dialect.ts). */
  readonly dialect: Dialect;
  /** PostgreSQL's own connections, for what Prisma does not do (COPY, LISTEN); null over SQLite. */
  readonly pool: Pool | null;
  /**
   * Ends what is under way on a server that has stopped answering, so that whoever waits is told and nobody waits for the
   * network to notice, which takes a quarter of an hour; nothing over SQLite.
   */
  readonly cut: () => void;
}

/** The store, or a transaction on it. */
export type StoreSession = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
> &
  StoreParts;

/** The store: every query function takes one. Over PostgreSQL it is another generated client of the same model. */
export type Store = StoreSession & {
  readonly $disconnect: () => Promise<void>;
  readonly $transaction: <Value>(
    work: (session: StoreSession) => Promise<Value>,
    options?: { readonly maxWait?: number; readonly timeout?: number },
  ) => Promise<Value>;
};

/** How long whoever begins a transaction waits for its turn, and how long the transaction may take. */
export const TRANSACTION_OPTIONS = { maxWait: 30_000, timeout: 300_000 };

/** A client with its parts; a transaction on it has them too. */
export function storeOf(client: PrismaClient, parts: StoreParts): Store {
  const begin = client.$transaction.bind(client);
  const $transaction: Store["$transaction"] = (work, options) =>
    begin((session) => work(Object.assign(session, parts)), options);
  return Object.assign(client, { ...parts, $transaction });
}
