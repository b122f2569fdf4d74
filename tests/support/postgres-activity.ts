import { onDatabase } from "./postgres-server.ts";

interface Session {
  readonly database: string;
  readonly pid: number;
  readonly state: string;
  readonly waits: string;
  readonly for: readonly number[];
  readonly query: string;
}

/** What every session of the run's server is at, and whose lock it waits for, one a line; the idle ones are left out. */
export const activity = (): Promise<string> =>
  onDatabase("postgres", async (client) => {
    const { rows } = await client.query<Session>(`
      SELECT datname AS "database", pid, state, coalesce(wait_event_type || ' ' || wait_event, 'nothing') AS "waits",
        pg_blocking_pids(pid) AS "for", left(regexp_replace(query, '\\s+', ' ', 'g'), 160) AS "query"
      FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'
      ORDER BY datname, pid`);
    return rows
      .map(
        ({ database, pid, state, waits, for: held, query }) =>
          `${database} ${pid} ${state}, waits for ${held.length > 0 ? `${held} (${waits})` : waits}: ${query}`,
      )
      .join("\n");
  });
