import type { StoreSession } from "./client.ts";

/**
 * Keeps one revision for a whole past that was adjusted anew: `session` is the first one whose adjusted close
 * moved, `before` and `after` are its values. Call it in the transaction that wrote them.
 */
export async function addReadjustment(
  store: StoreSession,
  readjustment: {
    readonly runId: number;
    readonly instrumentId: number;
    readonly session: string;
    readonly before: number;
    readonly after: number;
  },
): Promise<void> {
  const { before, after, ...where } = readjustment;
  await store.revision.create({
    data: {
      ...where,
      field: "adjustedClose",
      before: String(before),
      after: String(after),
      reason: "readjusted",
    },
  });
}
