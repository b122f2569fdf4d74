import type { Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type CopyKind, type CopyValue, copyDecoder } from "../postgresql/copy-format.ts";
import type { BarRange, BarReader, CloseBar } from "./bar-reader.ts";
import { BAR_KINDS, type StoredBar } from "./bars.ts";
import { gathered } from "./gathered.ts";

const READ_KINDS = { ...BAR_KINDS, provider: "text" } as const;
const CLOSE_KINDS = {
  session: "text",
  close: "number",
  adjustedClose: "number",
  volume: "number",
  flag: "text",
} as const;

/**
 * Series asked for at once: a statement of its own costs one as much as 200 bars. More would hold the process for
 * longer than a turn when they come.
 */
const TOGETHER = 32;

/** What is asked of one series. */
interface SeriesPart extends BarRange {
  readonly instrumentId: number;
}

/**
 * Reads series by binary COPY, with half of the work that rows as text take, and what is asked for in one turn by one
 * statement. That is asked on a connection which is given back after it: whoever held one while asking for another
 * could wait for itself.
 */
export function postgresqlBarReader(pool: Pool): BarReader {
  const bars = gathered((parts: readonly SeriesPart[]) => copied(pool, parts, READ_KINDS, toBar));
  const closes = gathered((parts: readonly SeriesPart[]) => copied(pool, parts, CLOSE_KINDS, toCloseBar));
  return {
    together: TOGETHER,
    read: (instrumentId, range) => bars({ instrumentId, ...range }),
    closes: (instrumentId, range) => closes({ instrumentId, ...range }),
    close: () => {},
  };
}

/**
 * COPY takes no parameters, so what is put into it is numbers and texts of nothing but digits and dashes. Of one part
 * an end that is open is left out, which spares the planner a look at every year. Of many, each row ends with the place
 * of its part, and OFFSET keeps the planner from joining them all to all bars.
 */
function queryOf(kinds: object, parts: readonly SeriesPart[]): string {
  const columns = Object.keys(kinds)
    .map((name) => `"${name}"`)
    .join(", ");
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) {
    const { from, to } = first;
    return `SELECT ${columns} FROM "Bar" WHERE "instrumentId" = ${Math.trunc(first.instrumentId)}
      ${from ? `AND "session" >= '${dateText(from)}'` : ""} ${to ? `AND "session" <= '${dateText(to)}'` : ""}
      ORDER BY "session"`;
  }
  const asked = parts.map(
    ({ instrumentId, from, to }, place) =>
      `(${place}, ${Math.trunc(instrumentId)}, '${dateText(from ?? "")}', '${dateText(to ?? "9999-12-31")}')`,
  );
  return `SELECT ${columns}, "place" FROM (VALUES ${asked.join(", ")}) AS "part" ("place", "id", "from", "to")
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM "Bar"
      WHERE "instrumentId" = "id" AND "session" >= "from" AND "session" <= "to" OFFSET 0
    ) AS "own" ORDER BY "place", "session"`;
}

const dateText = (date: string): string => date.replace(/[^0-9-]/g, "");

/** The rows of each part, in the order of the parts. */
async function copied<Row>(
  pool: Pool,
  parts: readonly SeriesPart[],
  kinds: Readonly<Record<string, CopyKind>>,
  toRow: (values: readonly CopyValue[]) => Row,
): Promise<Row[][]> {
  const rows = parts.map((): Row[] => []);
  const columns = Object.values(kinds);
  const decode = copyDecoder(parts.length === 1 ? columns : [...columns, "whole"], (values) =>
    rows[Number(values[columns.length] ?? 0)]?.push(toRow(values)),
  );
  const connection = await pool.connect();
  let failure: Error | undefined;
  try {
    const query = `COPY (${queryOf(kinds, parts)}) TO STDOUT (FORMAT binary)`;
    for await (const piece of connection.query(copyTo(query))) decode(piece);
    return rows;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    connection.release(failure); // one on which a COPY broke off is not used again
  }
}

const textOf = (value: CopyValue | undefined): string => (typeof value === "string" ? value : "");
const textOrNull = (value: CopyValue | undefined): string | null =>
  typeof value === "string" ? value : null;
const numberOf = (value: CopyValue | undefined): number => (typeof value === "number" ? value : Number.NaN);
const numberOrNull = (value: CopyValue | undefined): number | null =>
  typeof value === "number" ? value : null;

const toBar = (values: readonly CopyValue[]): StoredBar => ({
  session: textOf(values[0]),
  open: numberOrNull(values[1]),
  high: numberOrNull(values[2]),
  low: numberOrNull(values[3]),
  close: numberOf(values[4]),
  adjustedClose: numberOf(values[5]),
  volume: numberOrNull(values[6]),
  flag: textOrNull(values[7]),
  provider: textOf(values[8]),
});

const toCloseBar = (values: readonly CopyValue[]): CloseBar => [
  textOf(values[0]),
  numberOf(values[1]),
  numberOf(values[2]),
  numberOrNull(values[3]),
  textOrNull(values[4]),
];
