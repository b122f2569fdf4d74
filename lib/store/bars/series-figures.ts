import type { StoreSession } from "../client.ts";
import { Prisma } from "../generated/client.ts";

/** The first and last stored session of a series, ISO dates of its exchange. */
export interface StoredRange {
  readonly first: string;
  readonly last: string;
}

/** What is stored of one series, counted without reading it. */
export interface SeriesFigures {
  readonly bars: number;
  /** How many of them have an opening price. */
  readonly opens: number;
  /** Sessions of its exchange between its first and last one without a bar. */
  readonly missing: number;
  /** Bars by flag. */
  readonly flags: Readonly<Record<string, number>>;
  /** Where the bars were read (the source, or the provider where it is the source), the most first. */
  readonly sources: readonly { readonly name: string; readonly bars: number }[];
  /** Bars, dividends and splits that are held back. */
  readonly heldBack: number;
}

/**
 * The range of each instrument, or of those asked for, by id; one of which nothing is stored is left out. Each end is
 * found at once by the key of the bars.
 */
export async function readStoredRanges(
  store: StoreSession,
  instrumentIds?: readonly number[],
): Promise<ReadonlyMap<number, StoredRange>> {
  const asked =
    instrumentIds === undefined ? Prisma.empty : Prisma.sql`WHERE "id" ${store.dialect.among(instrumentIds)}`;
  const rows = await store.$queryRaw<{ id: bigint | number; first: string | null; last: string | null }[]>`
    SELECT "id",
      (SELECT min("session") FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id") AS "first",
      (SELECT max("session") FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id") AS "last"
    FROM "Instrument" ${asked}`;
  return new Map(
    rows.flatMap(({ id, first, last }) =>
      first === null || last === null ? [] : [[Number(id), { first, last }]],
    ),
  );
}

/** Counts of each instrument asked for, by id. */
export async function readSeriesFigures(
  store: StoreSession,
  instrumentIds: readonly number[],
): Promise<ReadonlyMap<number, SeriesFigures>> {
  const asked = store.dialect.among(instrumentIds);
  const groups = await store.$queryRaw<
    { id: bigint; name: string; flag: string | null; bars: bigint; opens: bigint }[]
  >`
    SELECT "instrumentId" AS "id", coalesce("Source"."name", "Bar"."provider") AS "name", "flag",
      count(*) AS "bars", count("open") AS "opens"
    FROM "Bar" LEFT JOIN "Source" ON "Source"."id" = "Bar"."sourceId"
    WHERE "instrumentId" ${asked}
    GROUP BY 1, 2, 3`;
  const others = await store.$queryRaw<{ id: bigint | number; missing: bigint; heldBack: bigint }[]>`
    SELECT "Instrument"."id" AS "id",
      (SELECT count(*) FROM "CalendarSession" AS "day"
       WHERE "day"."exchange" = "Instrument"."exchange"
         AND "day"."session" > (SELECT min("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id")
         AND "day"."session" < (SELECT max("session") FROM "Bar" WHERE "instrumentId" = "Instrument"."id")
         AND NOT EXISTS (
           SELECT 1 FROM "Bar" AS "own"
           WHERE "own"."instrumentId" = "Instrument"."id" AND "own"."session" = "day"."session")) AS "missing",
      (SELECT count(*) FROM "HeldBar" WHERE "instrumentId" = "Instrument"."id")
        + (SELECT count(*) FROM "CorporateAction"
           WHERE "instrumentId" = "Instrument"."id" AND "state" = 'held back') AS "heldBack"
    FROM "Instrument" WHERE "Instrument"."id" ${asked}`;
  const byInstrument = Map.groupBy(groups, ({ id }) => Number(id));
  return new Map(
    others.map(({ id, missing, heldBack }) => {
      const own = byInstrument.get(Number(id)) ?? [];
      const figures: SeriesFigures = {
        bars: sum(own, ({ bars }) => bars),
        opens: sum(own, ({ opens }) => opens),
        missing: Number(missing),
        flags: Object.fromEntries(countsBy(own, ({ flag }) => flag).map(({ name, bars }) => [name, bars])),
        sources: countsBy(own, ({ name }) => name),
        heldBack: Number(heldBack),
      };
      return [Number(id), figures];
    }),
  );
}

const sum = <Row>(rows: readonly Row[], value: (row: Row) => bigint): number =>
  rows.reduce((total, row) => total + Number(value(row)), 0);

/** Bars by what is read off each group, the most first; a group without it counts nowhere. */
const countsBy = <Row extends { readonly bars: bigint }>(
  groups: readonly Row[],
  nameOf: (group: Row) => string | null,
): { name: string; bars: number }[] =>
  [...Map.groupBy(groups, nameOf)]
    .flatMap(([name, own]) => (name === null ? [] : [{ name, bars: sum(own, ({ bars }) => bars) }]))
    .sort((a, b) => b.bars - a.bars || (a.name < b.name ? -1 : 1));
