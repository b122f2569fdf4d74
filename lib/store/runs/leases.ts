import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import { isAlive } from "../files/durable-files.ts";
import type { Lease as StoredLease } from "../generated/client.ts";
import { lockForWriting } from "../state.ts";

/** The lease under which quotes are stored: only one run at a time. */
export const QUOTES_LEASE = "quotes";
/** How long a lease lasts without being renewed; its holder renews it three times in that time. */
export const LEASE_MILLISECONDS = 60_000;
/** How far the clocks of two machines on one store may differ. */
const SKEW_MILLISECONDS = 5_000;

/** A lease that this process took. */
export interface Lease {
  readonly name: string;
  /** `host pid random`. */
  readonly holder: string;
}

/** Another process holds the lease. */
export interface LeaseTaken {
  readonly host: string;
  readonly pid: number;
  readonly since: Date;
}

/** A run wrote under a lease that another process has taken over meanwhile; its transaction is undone. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/**
 * The time by which leases are taken and kept, in milliseconds since the epoch: the database's own, where many machines
 * share it, so that their clocks need not agree; of a SQLite file this machine's.
 */
export async function leaseClock(store: StoreSession): Promise<number> {
  const { clock } = store.dialect;
  if (clock === null) return Date.now();
  const [row] = await store.$queryRaw<{ now: number }[]>(clock);
  return row?.now ?? Date.now();
}

/**
 * Takes a lease, or says who holds it. It is taken over once it has run out, at once where its holder was a
 * process of this machine that has died, and where it was renewed in the future, because the clock went back.
 * `now` by `leaseClock`.
 */
export async function takeLease(
  store: StoreSession,
  name: string,
  now: number,
): Promise<Result<Lease, LeaseTaken>> {
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`;
  const times = {
    takenAt: new Date(now),
    renewedAt: new Date(now),
    expiresAt: new Date(now + LEASE_MILLISECONDS),
  };
  await store.$executeRaw`
    INSERT INTO "Lease" ("name", "holder", "takenAt", "renewedAt", "expiresAt")
    VALUES (${name}, '', ${new Date(0)}, ${new Date(0)}, ${new Date(0)}) ON CONFLICT ("name") DO NOTHING`;
  const held = await store.lease.findUniqueOrThrow({ where: { name } });
  if (isHeld(held, now)) return fail(takenBy(held));
  // Whoever else saw the same free lease changes nothing, because its holder is another by then.
  const { count } = await store.lease.updateMany({
    where: { name, holder: held.holder },
    data: { holder, ...times },
  });
  if (count === 1) return succeed({ name, holder });
  return fail(takenBy(await store.lease.findUniqueOrThrow({ where: { name } })));
}

/** Prolongs a lease; false where another process holds it by now. `now` by `leaseClock`. */
export async function renewLease(
  store: StoreSession,
  { name, holder }: Lease,
  now: number,
): Promise<boolean> {
  const { count } = await store.lease.updateMany({
    where: { name, holder },
    data: { renewedAt: new Date(now), expiresAt: new Date(now + LEASE_MILLISECONDS) },
  });
  return count === 1;
}

/**
 * Call it first in every transaction of a run: it makes the transaction the store's only writer, and ends it where
 * the lease was lost meanwhile, because a process slept or the clock jumped. `now` by `leaseClock`.
 * @throws LeaseLost when another process holds the lease by now
 */
export async function assertLease(store: StoreSession, lease: Lease, now: number): Promise<void> {
  await lockForWriting(store);
  if (await renewLease(store, lease, now)) return;
  throw new LeaseLost("Another process has taken over; what was finished before stays.");
}

/** Gives a lease back; nothing happens where another process holds it by now. */
export async function releaseLease(store: StoreSession, { name, holder }: Lease): Promise<void> {
  await store.lease.updateMany({
    where: { name, holder },
    data: { holder: "", expiresAt: new Date(0) },
  });
}

/** Who holds a lease at `now` (by `leaseClock`); null where nobody does. */
export async function readLease(store: StoreSession, name: string, now: number): Promise<LeaseTaken | null> {
  const held = await store.lease.findUnique({ where: { name } });
  return held && isHeld(held, now) ? takenBy(held) : null;
}

function isHeld(lease: StoredLease, now: number): boolean {
  if (lease.holder === "" || lease.expiresAt.getTime() <= now) return false;
  if (lease.renewedAt.getTime() > now + SKEW_MILLISECONDS) return false;
  const { host, pid } = takenBy(lease);
  return host !== hostname() || isAlive(pid);
}

function takenBy({ holder, takenAt }: StoredLease): LeaseTaken {
  const [host = "", pid = ""] = holder.split(" ");
  return { host, pid: Number(pid), since: takenAt };
}
