import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { POSTGRESQL } from "../dialect/postgresql.ts";
import type { PrismaClient } from "../generated/client.ts";
import { PrismaClient as PostgresqlClient, Prisma } from "../generated-postgresql/client.ts";
import { observed } from "../observed-adapter.ts";
import { type Store, storeOf, TRANSACTION_OPTIONS } from "../store.ts";

/**
 * What every connection begins with, whatever the server, the database or the user has set: the driver reads dates and
 * bytes as PostgreSQL writes them by default, a figure of 17 digits is told whole, a writer sees what was committed while
 * it waited for its turn, and `\` is a character like any other. A statement that looks into each year's table for each of
 * thousands of instruments is thought dear enough to be compiled, which takes longer than to answer it. A process that was
 * stopped in the middle of a write, or whose machine is gone, keeps every other writer waiting for no longer than its lease.
 */
export const SESSION_SETTINGS = Object.entries({
  timezone: "UTC",
  search_path: "public",
  datestyle: "ISO, YMD",
  bytea_output: "hex",
  extra_float_digits: "1",
  standard_conforming_strings: "on",
  default_transaction_isolation: "read committed",
  jit: "off",
  idle_in_transaction_session_timeout: "60s",
  tcp_keepalives_idle: "10",
  tcp_keepalives_interval: "10",
  tcp_keepalives_count: "3",
})
  .map(([name, value]) => `SET ${name} TO '${value}'`)
  .join("; ");
/** How long whoever asks for a connection waits for one: to the server, or until another of ours is given back. */
const CONNECT_MILLISECONDS = 5000;
/**
 * How long a connection at rest is kept. A new one takes the server some 25 ms of processor time until it knows the
 * tables, and a page asks on up to ten: readers who come every half minute would pay for all of them each time.
 */
const IDLE_MILLISECONDS = 300_000;

/**
 * Opens a migrated PostgreSQL database. Connections are made when they are needed, at most `?connection_limit=` of the
 * address (10 unless said). A statement waits `lockMilliseconds` for a row or a lock that another transaction holds.
 */
export async function openPostgresql(url: string, lockMilliseconds: number): Promise<Store> {
  const begin = {
    text: `${SESSION_SETTINGS}; SET lock_timeout = ${lockMilliseconds || 1}`,
    query_timeout: CONNECT_MILLISECONDS, // the pool's own ends where the connection is made
  };
  const pool = new pg.Pool({
    ...poolSettings(url),
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: "model-moves",
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    allowExitOnIdle: true,
    // Not `verify`: where whoever waited has given up by its end, the pool would never get the connection back.
    onConnect: (connection) => connection.query(begin),
  });
  // One that is cut off tells whoever waits for its answer; with nobody to tell, Node would end the process.
  pool.on("connect", (connection) => connection.on("error", () => {}));
  pool.on("error", () => {}); // one at rest was cut off: the pool makes another when it is needed
  const inUse = new Set<pg.PoolClient>();
  pool.on("acquire", (connection) => inUse.add(connection));
  pool.on("release", (_error, connection) => inUse.delete(connection));
  const client = new PostgresqlClient({
    adapter: observed(new PrismaPg(pool, { disposeExternalPool: true })),
    transactionOptions: TRANSACTION_OPTIONS,
  });
  if (!hasModel(client)) throw new Error("The two clients have not been generated from one model.");
  // The driver waits for no answer of a server whose connection it is told to end.
  const cut = () => {
    for (const connection of inUse) void connection.end().catch(() => {});
  };
  return storeOf(client, { dialect: POSTGRESQL, pool, cut });
}

/** What the driver takes for `verify-full` today, and warns that it may not tomorrow. */
const CHECKED_MODES: readonly (string | null)[] = ["prefer", "require", "verify-ca"];

/**
 * What `pg` takes of an address; Prisma's own parameter for the number of connections goes on being understood. Where
 * `sslmode` asks for TLS at all, the server's certificate is checked, but with `no-verify`.
 */
export function poolSettings(url: string): pg.PoolConfig {
  const address = new URL(url);
  const isCompatible = address.searchParams.get("uselibpqcompat") === "true";
  if (!isCompatible && CHECKED_MODES.includes(address.searchParams.get("sslmode")))
    address.searchParams.set("sslmode", "verify-full");
  const most = Number(address.searchParams.get("connection_limit") ?? 10);
  for (const name of ["connection_limit", "schema", "pool_timeout"]) address.searchParams.delete(name);
  return { connectionString: address.href, max: Number.isInteger(most) && most > 0 ? most : 10 };
}

/** Whether a client has every model; its queries are the same then, but for generics that TypeScript tells apart. */
function hasModel(client: object): client is PrismaClient {
  return Object.values(Prisma.ModelName).every(
    (name) => name.charAt(0).toLowerCase() + name.slice(1) in client,
  );
}
