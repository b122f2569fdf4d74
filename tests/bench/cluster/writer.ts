import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import type { Store } from "../../../lib/store/client.ts";
import { advanceRevision, dataRevision } from "../../../lib/store/state.ts";
import { ADDRESSES, type Taken, take } from "./load.ts";

const REST_MILLISECONDS = 2500;
const PATIENCE_MILLISECONDS = 120_000;
const WRITTEN = "qwq-32b";

/**
 * `right`: what the quiet process says at the revision that the answer names. `unnamed`: it names none, as a page that the
 * app itself made for its first reader, and is what is right at one since the start. `misnamed`: it is what is right at
 * another revision than the one that it names, which no cache may hold.
 */
export type Verdict = "right" | "unnamed" | "misnamed" | "wrong";

/** What became of the writes. */
export interface Written {
  /** The data revision before the first. */
  readonly first: number;
  /** Those that the database said were committed, and those whose end nobody told. */
  readonly confirmed: number;
  readonly unsure: number;
  /** What an answer is beside what the quiet process said at each revision since the start. */
  readonly isRight: (taken: Taken) => Verdict;
}

/**
 * Changes an announcement's title again and again, and after each change learns from a process that nobody else asks
 * what every address says then.
 */
export function startWriter(
  store: Store,
  quiet: string,
): { readonly begun: Promise<void>; readonly stop: () => Promise<Written> } {
  const pool = new Pool(quiet, { connections: 1 });
  const right = new Map<number, Map<string, string>>();
  let [first, confirmed, unsure, isOver] = [0, 0, 0, false];

  /** False where the quiet process can't say it now. */
  const learn = async (revision: number): Promise<boolean> => {
    const known = new Map<string, string>();
    for (const address of ADDRESSES) {
      const { digest, status, isNotice } = await take(pool, address, PATIENCE_MILLISECONDS);
      if (digest === null || status !== 200 || isNotice) return false;
      known.set(address, digest);
    }
    right.set(revision, known);
    return true;
  };
  const present = async (): Promise<number | null> => dataRevision(store).catch(() => null);
  /** Learns the present state, however long it takes until somebody can say it. */
  const learnPresent = async (): Promise<void> => {
    for (;;) {
      const revision = await present();
      if (revision !== null && (right.has(revision) || (await learn(revision)))) return;
      await wait(200);
    }
  };

  const begun = (async () => {
    first = await dataRevision(store);
    await learnPresent();
  })();
  const writing = (async () => {
    await begun;
    for (let turn = 1; !isOver; turn += 1) {
      try {
        await store.$transaction(async (session) => {
          const title = `QwQ-32B-changed-${turn}`; // one word, and another each time
          await session.announcement.update({ where: { slug: WRITTEN }, data: { title } });
          await advanceRevision(session);
        });
        confirmed += 1;
      } catch {
        unsure += 1;
      }
      await learnPresent();
      await wait(REST_MILLISECONDS);
    }
  })();

  return {
    begun,
    stop: async () => {
      isOver = true;
      await writing;
      await pool.close();
      const isRight = ({ address, revision, digest }: Taken): Verdict => {
        const said = (one: number) => right.get(one)?.get(address) === digest;
        if (revision !== null && said(revision)) return "right";
        if (![...right.keys()].some(said)) return "wrong";
        return revision === null ? "unnamed" : "misnamed";
      };
      return { first, confirmed, unsure, isRight };
    },
  };
}
