import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** Of Linux: ticks of a second in /proc. */
const TICKS = 100;

/** Says how many seconds of processor time a store has taken so far: of this process, and of a PostgreSQL server's. */
export type ProcessorClock = () => number;

/** The clock of a SQLite file, which works in this process alone (its threads too). */
export const ownClock: ProcessorClock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The clock of a process group, such as the app's; Linux only. */
export const groupClock =
  (group: number): ProcessorClock =>
  () =>
    ticksOf((_, fields) => Number(fields[2]) === group) / TICKS;

/** The clock of a PostgreSQL server on this machine, with this process; Linux only, and where its folder can be read. */
export async function serverClock(url: string): Promise<ProcessorClock> {
  const server = await databaseClock(url);
  return () => ownClock() + server();
}

/** The clock of a PostgreSQL server alone. */
export async function databaseClock(url: string): Promise<ProcessorClock> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  const mark = readFileSync(path.join(rows[0]?.data_directory ?? "", "postmaster.pid"), "utf8");
  const postmaster = Number(mark.split("\n")[0]);
  return () => ticksOf((pid, fields) => pid === postmaster || Number(fields[1]) === postmaster) / TICKS;
}

/** Ticks of the processes that are meant, with those of their children that have ended. */
function ticksOf(isMeant: (pid: number, fields: readonly string[]) => boolean): number {
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // State, parent, process group and so on: what follows the command's name, which may hold anything.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (!isMeant(Number(name), fields)) continue;
      for (const field of fields.slice(11, 15)) ticks += Number(field);
    } catch {
      // It ended meanwhile.
    }
  }
  return ticks;
}
