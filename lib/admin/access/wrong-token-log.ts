import { log } from "../../log.ts";
import type { StoreSession } from "../../store/client.ts";
import { appendAccess, recountWrongTokens } from "../../store/people/access-log.ts";
import { sharedBriefStore } from "../../store/shared.ts";
import { clientNetwork } from "./client-address.ts";

const MINUTE_MILLISECONDS = 60_000;
/** In one minute so many addresses have an entry of their own; the others share one. */
const ADDRESSES_A_MINUTE = 10;
/** The address in the entry that the others share; no address has a star. */
const OTHER_ADDRESSES = "*";
/** So many that could not be written are remembered. */
const MOST_TALLIES = 100;
/** Counts are written at most so often, however many requests come. */
const BETWEEN_WRITES_MILLISECONDS = 1000;

/** The wrong tokens of one address within one minute. */
interface Tally {
  readonly at: number;
  readonly address: string;
  count: number;
  /** What the entry says; 0 where there is none yet. */
  written: number;
  entry: number | null;
}

interface Tallies {
  readonly byMinute: Map<string, Tally>;
  /** When counts were written last, on the clock that no one sets. */
  writtenAt: number;
  timer: NodeJS.Timeout | null;
}

// Development and separate bundles load modules more than once; there is one tally for all of them.
const kept: typeof globalThis & { modelMovesWrongTokenLog?: Tallies } = globalThis;

const tallies = (): Tallies =>
  (kept.modelMovesWrongTokenLog ??= {
    byMinute: new Map(),
    writtenAt: Number.NEGATIVE_INFINITY,
    timer: null,
  });

/**
 * Has a wrong token stand in the log of changes: one entry for each address and minute, with how many there were, and
 * never the token. Writing waits for nobody: where the database is busy the count is written later. `now` in
 * milliseconds since the epoch.
 */
export async function recordWrongToken(address: string, now: number): Promise<void> {
  const all = tallies();
  const minute = Math.floor(now / MINUTE_MILLISECONDS);
  for (const [key, { written, count }] of all.byMinute) {
    if (!key.startsWith(`${minute} `) && written === count) all.byMinute.delete(key);
  }
  if (all.byMinute.size > MOST_TALLIES) all.byMinute.clear();
  const own = `${minute} ${clientNetwork(address)}`;
  const isFull = all.byMinute.size >= ADDRESSES_A_MINUTE && !all.byMinute.has(own);
  const key = isFull ? `${minute} ${OTHER_ADDRESSES}` : own;
  const tally = all.byMinute.get(key) ?? {
    at: now,
    address: isFull ? OTHER_ADDRESSES : address,
    count: 0,
    written: 0,
    entry: null,
  };
  tally.count += 1;
  all.byMinute.set(key, tally);

  const wait = all.writtenAt + BETWEEN_WRITES_MILLISECONDS - performance.now();
  if (wait <= 0) await writeWrongTokens();
  else all.timer ??= setTimeout(() => void writeWrongTokens(), wait).unref();
}

/** Writes every count that has grown since it was written; what can't be written is tried again with the next one. */
export async function writeWrongTokens(): Promise<void> {
  const all = tallies();
  if (all.timer) clearTimeout(all.timer);
  all.timer = null;
  all.writtenAt = performance.now();
  const grown = [...all.byMinute.values()].filter(({ count, written }) => count > written);
  if (grown.length === 0) return;
  try {
    const store = await sharedBriefStore();
    await store.$transaction(async (session) => {
      for (const tally of grown) await write(session, tally);
    });
  } catch (error) {
    log().warn({ err: error }, "wrong tokens could not be written to the log of changes yet");
  }
}

async function write(session: StoreSession, tally: Tally): Promise<void> {
  const { at, address, count } = tally;
  if (tally.entry === null || !(await recountWrongTokens(session, tally.entry, count))) {
    const entry = { at: new Date(at), actor: "", action: "wrong token", key: address } as const;
    tally.entry = await appendAccess(session, { ...entry, detail: { count } });
  }
  tally.written = count;
}

/** Forgets what was counted; for tests. */
export function forgetWrongTokenLog(): void {
  const { timer } = tallies();
  if (timer) clearTimeout(timer);
  delete kept.modelMovesWrongTokenLog;
}
