import type { StoreSession } from "./client.ts";

/** The first and last stored session of an instrument (ISO dates of its exchange); null where none is stored. */
export async function readStoredRange(
  store: StoreSession,
  instrumentId: number,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const { _min, _max } = await store.bar.aggregate({
    where: { instrumentId },
    _min: { session: true },
    _max: { session: true },
  });
  return _min.session === null || _max.session === null ? null : { first: _min.session, last: _max.session };
}
