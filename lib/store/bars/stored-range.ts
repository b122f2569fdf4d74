import type { StoreSession } from "../client.ts";
import { readStoredRanges, type StoredRange } from "./series-figures.ts";

/** The first and last stored session of an instrument (ISO dates of its exchange); null where none is stored. */
export async function readStoredRange(
  store: StoreSession,
  instrumentId: number,
): Promise<StoredRange | null> {
  return (await readStoredRanges(store, [instrumentId])).get(instrumentId) ?? null;
}

/** The ids of the instruments of which bars or corporate actions are stored, used or held back. */
export async function instrumentsWithHistory(store: StoreSession): Promise<Set<number>> {
  // Not EXISTS: PostgreSQL would read all bars once to ask it of every instrument.
  const rows = await store.$queryRaw<{ id: bigint | number }[]>`
    SELECT "id" FROM "Instrument"
    WHERE (SELECT "session" FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id" LIMIT 1) IS NOT NULL
       OR EXISTS (SELECT 1 FROM "HeldBar" WHERE "HeldBar"."instrumentId" = "Instrument"."id")
       OR EXISTS (SELECT 1 FROM "CorporateAction" WHERE "CorporateAction"."instrumentId" = "Instrument"."id")`;
  return new Set(rows.map(({ id }) => Number(id)));
}

/** The first and last session stored of any share; null where none is stored. */
export async function readSharesRange(
  store: StoreSession,
): Promise<{ readonly first: string; readonly last: string } | null> {
  // By instrument, because each one's ends are found at once, and a look over all bars is not.
  const [ends] = await store.$queryRaw<{ first: string | null; last: string | null }[]>`
    SELECT min("first") AS "first", max("last") AS "last" FROM (
      SELECT (SELECT min("session") FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id") AS "first",
             (SELECT max("session") FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id") AS "last"
      FROM "Instrument" WHERE "kind" = 'share') AS "ends"`;
  return ends && ends.first !== null && ends.last !== null ? { first: ends.first, last: ends.last } : null;
}
