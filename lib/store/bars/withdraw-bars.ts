import type { StoreSession } from "../client.ts";
import { readBars } from "./bars.ts";

/**
 * Takes stored bars away that their provider no longer has, each with a revision of its close; call it in the
 * transaction that adjusts the others anew.
 */
export async function withdrawBars(
  store: StoreSession,
  instrumentId: number,
  sessions: readonly string[],
  { runId, reason }: { readonly runId: number; readonly reason: string },
): Promise<void> {
  for (const session of sessions) {
    const [bar] = await readBars(store, instrumentId, { from: session, to: session });
    if (!bar) continue;
    await store.bar.deleteMany({ where: { instrumentId, session } });
    await store.revision.create({
      data: { runId, instrumentId, session, field: "close", before: String(bar.close), after: null, reason },
    });
  }
}
