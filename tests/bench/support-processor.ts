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

/** The clock of a PostgreSQL server on this machine, with this process; Linux only, and where its folder can be read. */
export async function serverClock(url: string): Promise<ProcessorClock> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  const mark = readFileSync(path.join(rows[0]?.data_directory ?? "", "postmaster.pid"), "utf8");
  const postmaster = Number(mark.split("\n")[0]);
  return () => ownClock() + treeTicks(postmaster) / TICKS;
}

/** Ticks of a process, of its children, and of those that have ended. */
function treeTicks(parent: number): number {
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
      const isItself = Number(name) === parent;
      if (!isItself && Number(fields[1]) !== parent) continue;
      ticks += (user ?? 0) + (system ?? 0) + (isItself ? (endedUser ?? 0) + (endedSystem ?? 0) : 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return ticks;
}
