import "server-only";
import { environment } from "../../env.ts";
import { log } from "../../log.ts";
import { currentRequest, type RequestContext } from "../../request-context.ts";
import { openStore, type Store } from "../client.ts";
import { dataRevision, highestRevisionMet } from "../state.ts";

/** A streaming replica, and what is known of it. */
interface Replica {
  readonly url: string;
  store: Promise<Store> | null;
  /** Read at `at`, by `performance.now`. */
  revision: number;
  at: number;
  /** Until then it is left alone, by `performance.now`. */
  restsUntil: number;
  /** The look at it that is under way: readers who come meanwhile share it. */
  look: Promise<void> | null;
  /** Whether the last look failed: nobody waits for the next one. */
  hasFailed: boolean;
}

interface Replicas {
  readonly all: readonly Replica[];
  /** Whose turn it is. */
  turn: number;
  /** One request is answered from one copy, whatever is read for it. */
  readonly ofRequest: WeakMap<RequestContext, Promise<Store | null>>;
}

/** A replica that was alive is asked again after so long. */
const FRESH_MILLISECONDS = 1000;
/** How long it may take to answer. */
const PATIENCE_MILLISECONDS = 3000;
/** One that can't be read is left alone for so long. */
const REST_MILLISECONDS = 10_000;

// Routes and the server are bundled apart; there is one set of connections for all of them.
const shared: typeof globalThis & { modelMovesReplicas?: Replicas } = globalThis;

function replicas(): Replicas {
  shared.modelMovesReplicas ??= {
    all: environment().DATABASE_REPLICAS.map((url) => ({
      url,
      store: null,
      revision: 0,
      at: Number.NEGATIVE_INFINITY,
      restsUntil: 0,
      look: null,
      hasFailed: false,
    })),
    turn: 0,
    ofRequest: new WeakMap(),
  };
  return shared.modelMovesReplicas;
}

/**
 * The copy that the present request is answered from: of the replicas that have reached the highest data revision this
 * process has met, in turn, so that no reader goes back behind what another was shown. Null where the request must read
 * the primary, or none has reached it.
 */
export async function replicaStore(): Promise<Store | null> {
  const request = currentRequest();
  if (!request?.mayReadReplica || environment().DATABASE_REPLICAS.length === 0) return null;
  const { ofRequest } = replicas();
  const chosen = ofRequest.get(request) ?? choose(highestRevisionMet());
  ofRequest.set(request, chosen);
  return chosen;
}

async function choose(revision: number): Promise<Store | null> {
  const here = replicas();
  here.turn += 1;
  for (let offset = 0; offset < here.all.length; offset += 1) {
    const replica = here.all[(here.turn + offset) % here.all.length];
    const store = replica && (await reached(replica, revision));
    if (store) return store;
  }
  return null;
}

/** A replica's store where it is alive and has reached a revision; null where it has not. */
async function reached(replica: Replica, revision: number): Promise<Store | null> {
  const now = performance.now();
  if (now < replica.restsUntil) return null;
  if (replica.revision < revision || now - replica.at > FRESH_MILLISECONDS) {
    replica.look ??= look(replica).finally(() => {
      replica.look = null;
    });
    if (replica.hasFailed) return null;
    await replica.look;
  }
  return replica.revision >= revision && !replica.hasFailed ? replica.store : null;
}

/** Reads a replica's revision, or has it left alone for a while, with whoever waits for it told at once. */
async function look(replica: Replica): Promise<void> {
  try {
    replica.store ??= openStore(replica.url);
    replica.revision = await inTime(dataRevision(await replica.store));
    replica.at = performance.now();
    replica.hasFailed = false;
  } catch (error) {
    replica.restsUntil = performance.now() + REST_MILLISECONDS;
    const { host } = new URL(replica.url);
    if (!replica.hasFailed)
      log().warn(
        { err: error, replica: host },
        "a replica can't be read; it is asked again every ten seconds",
      );
    replica.hasFailed = true;
    forget(replica);
  }
}

async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("It did not answer in time.")), PATIENCE_MILLISECONDS).unref();
  });
  answer.catch(() => {}); // one that comes too late must not end the process
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function forget(replica: Replica): void {
  const { store } = replica;
  replica.store = null;
  // Nobody waits for its end.
  void store
    ?.then((open) => {
      open.cut();
      return open.$disconnect();
    })
    .catch(() => {});
}

/** Asks each replica anew before it is read again: a reader met what looks like a fault. */
export function suspectReplicas(): void {
  for (const replica of shared.modelMovesReplicas?.all ?? []) replica.at = Number.NEGATIVE_INFINITY;
}

/** Closes the connections to them as the server stops. */
export async function closeReplicas(): Promise<void> {
  const open = (shared.modelMovesReplicas?.all ?? []).flatMap(({ store }) => store ?? []);
  await Promise.allSettled(open.map(async (store) => (await store).$disconnect()));
}
