import { sessionIndex, sessionOnOrAfter } from "../../market/calendar.ts";
import type { Calendar } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";
import { type Instrument, Prisma } from "../generated/client.ts";

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

/**
 * Counts of each instrument asked for, by id; what is missing by the calendars of the exchanges, by code, and the ranges
 * of the instruments, by id. Every bar is met once and none is looked for: to ask of each session whether it has a bar
 * takes a server as long again, and six times as long until its tables have been vacuumed after a load.
 */
export async function readSeriesFigures(
  store: StoreSession,
  instruments: readonly Pick<Instrument, "id" | "exchange">[],
  {
    calendars,
    ranges,
  }: {
    readonly calendars: ReadonlyMap<string, Calendar>;
    readonly ranges: ReadonlyMap<number, StoredRange>;
  },
): Promise<ReadonlyMap<number, SeriesFigures>> {
  const asked = store.dialect.among(instruments.map(({ id }) => id));
  const counts = Prisma.sql`"sourceId", "provider", "flag",
    count(*) AS "bars", count("open") AS "opens", string_agg("session", '') AS "sessions"`;
  const groups = store.dialect.choose({
    sqlite: Prisma.sql`
      SELECT "instrumentId" AS "id", ${counts} FROM "Bar" WHERE "instrumentId" ${asked} GROUP BY 1, 2, 3, 4`,
    // One after the other: of all at once PostgreSQL would sort every bar, with two more processes.
    postgresql: Prisma.sql`
      SELECT "Instrument"."id" AS "id", "own".* FROM "Instrument" CROSS JOIN LATERAL (
        SELECT ${counts} FROM "Bar" WHERE "instrumentId" = "Instrument"."id" GROUP BY 1, 2, 3) AS "own"
      WHERE "Instrument"."id" ${asked}`,
  });
  const rows = await store.$queryRaw<BarGroup[]>`
    SELECT "alike"."id" AS "id", coalesce("Source"."name", "provider") AS "name", "flag", "bars", "opens", "sessions"
    FROM (${groups}) AS "alike" LEFT JOIN "Source" ON "Source"."id" = "sourceId"`;
  const held = await store.$queryRaw<{ id: bigint | number; heldBack: bigint }[]>`
    SELECT "id", (SELECT count(*) FROM "HeldBar" WHERE "instrumentId" = "Instrument"."id")
        + (SELECT count(*) FROM "CorporateAction"
           WHERE "instrumentId" = "Instrument"."id" AND "state" = 'held back') AS "heldBack"
    FROM "Instrument" WHERE "id" ${asked}`;
  const heldBack = new Map(held.map((row) => [Number(row.id), Number(row.heldBack)]));
  const byInstrument = Map.groupBy(rows, ({ id }) => Number(id));
  return new Map(
    instruments.map(({ id, exchange }) => {
      const own = byInstrument.get(id) ?? [];
      const [calendar, range] = [calendars.get(exchange ?? ""), ranges.get(id)];
      const figures: SeriesFigures = {
        bars: sum(own, ({ bars }) => bars),
        opens: sum(own, ({ opens }) => opens),
        missing: calendar && range ? missingSessions(own, calendar, range) : 0,
        flags: Object.fromEntries(countsBy(own, ({ flag }) => flag).map(({ name, bars }) => [name, bars])),
        sources: countsBy(own, ({ name }) => name),
        heldBack: heldBack.get(id) ?? 0,
      };
      return [id, figures];
    }),
  );
}

/** Bars of one instrument that were read in the same place and have the same flag. */
interface BarGroup {
  readonly id: bigint | number;
  readonly name: string;
  readonly flag: string | null;
  readonly bars: bigint;
  readonly opens: bigint;
  /** Their dates, one after the other in any order. */
  readonly sessions: string;
}

const DATE_LETTERS = "2025-03-06".length;

/** How many sessions between the first and the last bar have none. A bar may stand where its exchange has no session. */
function missingSessions(
  groups: readonly BarGroup[],
  calendar: Calendar,
  { first, last }: StoredRange,
): number {
  const begin = sessionOnOrAfter(calendar, first);
  const end = sessionOnOrAfter(calendar, last) + (sessionIndex(calendar, last) === -1 ? 0 : 1);
  let [next, traded] = [begin, 0];
  const isNext = (text: string, at: number) =>
    text.startsWith(calendar.sessions[next]?.session ?? "none", at);
  for (const { sessions: text } of groups) {
    for (let at = 0; at < text.length; at += DATE_LETTERS) {
      // Most bars follow each other as the sessions do, and need no search.
      if (!isNext(text, at)) next = sessionOnOrAfter(calendar, text.slice(at, at + DATE_LETTERS));
      if (!isNext(text, at)) continue;
      traded += 1;
      next += 1;
    }
  }
  return end - begin - traded;
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
