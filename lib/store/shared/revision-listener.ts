import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { environment } from "../../env.ts";
import { log } from "../../log.ts";
import { isPostgresql } from "../database-path.ts";
import { REVISION_CHANNEL } from "../state.ts";
import { hintRevision } from "./revision-watch.ts";

/** A connection that was lost is made again after so long; meanwhile the revision is polled, as it always is. */
const AGAIN_MILLISECONDS = 3000;
const CONNECT_MILLISECONDS = 5000;

/**
 * Listens for the word that the data revision moved on, so that it is read at once and not at the next poll. It is a
 * hint and nothing more: a word that is lost costs a second. Over SQLite nothing happens. Returns what ends it.
 */
export function listenForRevisions(): () => void {
  const { DATABASE_URL } = environment();
  if (!isPostgresql(DATABASE_URL)) return () => {};
  const stopping = new AbortController();
  void listen(DATABASE_URL, stopping.signal);
  return () => stopping.abort();
}

async function listen(url: string, stop: AbortSignal): Promise<void> {
  const [{ default: pg }, { poolSettings }] = await Promise.all([
    import("pg"),
    import("../postgresql/postgresql-store.ts"),
  ]);
  while (!stop.aborted) {
    const client = new pg.Client({
      ...poolSettings(url),
      application_name: "model-moves listening",
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      keepAlive: true, // it only ever reads: a network that swallows all would not be noticed otherwise
    });
    const end = () => void client.end().catch(() => {});
    try {
      const ended = new Promise<void>((resolve) => {
        client.on("end", () => resolve()).on("error", () => resolve());
      });
      client.on("notification", hintRevision);
      await client.connect();
      stop.addEventListener("abort", end, { once: true });
      await client.query(`LISTEN ${REVISION_CHANNEL}`);
      hintRevision(); // what was said before nobody heard
      await ended;
    } catch (error) {
      log().debug({ err: error }, "nobody tells of new revisions; they are asked for");
    }
    stop.removeEventListener("abort", end);
    end();
    await wait(AGAIN_MILLISECONDS, undefined, { signal: stop, ref: false }).catch(() => {});
  }
}
