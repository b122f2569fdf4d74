import type { StoreSession } from "../client.ts";

/** What tells on which sessions a whole exchange is missing; ISO dates. */
export interface ExchangeBars {
  /** Sessions of its calendar within what is stored on which none of its instruments has a bar. */
  readonly empty: readonly string[];
  /** The first and last stored session of each of its instruments that has bars. */
  readonly ranges: readonly { readonly first: string; readonly last: string }[];
}

/** Looks bars up by instrument and session only, so that it takes as long with many years as with few. */
export async function readExchangeBars(store: StoreSession, exchange: string): Promise<ExchangeBars> {
  const ranges = await store.$queryRaw<{ first: string; last: string }[]>`
    SELECT * FROM (
      SELECT (SELECT min("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id") AS "first",
             (SELECT max("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id") AS "last"
      FROM "Instrument" WHERE "exchange" = ${exchange}
    ) AS "range" WHERE "first" IS NOT NULL`;
  const first = ranges.map((range) => range.first).sort()[0] ?? "";
  const last =
    ranges
      .map((range) => range.last)
      .sort()
      .at(-1) ?? "";
  // Not a join: so both databases look each bar up by its key, and the first instrument that traded ends the search.
  const empty = await store.$queryRaw<{ session: string }[]>`
    SELECT "session" FROM "CalendarSession"
    WHERE "exchange" = ${exchange} AND "session" > ${first} AND "session" < ${last} AND NOT EXISTS (
      SELECT 1 FROM "Instrument" WHERE "Instrument"."exchange" = ${exchange} AND (
        SELECT "close" FROM "Bar"
        WHERE "Bar"."instrumentId" = "Instrument"."id" AND "Bar"."session" = "CalendarSession"."session"
      ) IS NOT NULL LIMIT 1 OFFSET 0
    ) ORDER BY "session"`;
  return { empty: empty.map(({ session }) => session), ranges };
}
