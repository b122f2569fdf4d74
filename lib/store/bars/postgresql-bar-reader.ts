import type { Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type CopyKind, type CopyValue, copyDecoder } from "../postgresql/copy-format.ts";
import type { BarRange, BarReader, CloseBar } from "./bar-reader.ts";
import type { StoredBar } from "./bars.ts";

const BAR_KINDS = {
  session: "text",
  open: "number",
  high: "number",
  low: "number",
  close: "number",
  adjustedClose: "number",
  volume: "number",
  flag: "text",
  provider: "text",
} as const;
const CLOSE_KINDS = {
  session: "text",
  close: "number",
  adjustedClose: "number",
  volume: "number",
  flag: "text",
} as const;

/**
 * Reads series by binary COPY, with half of the work that rows as text take. Each series is asked for on a connection
 * that is given back after it: whoever held one while asking for another could wait for itself.
 */
export function postgresqlBarReader(pool: Pool): BarReader {
  return {
    read: (instrumentId, range) =>
      copied(pool, seriesQuery(BAR_KINDS, instrumentId, range), BAR_KINDS, toBar),
    closes: (instrumentId, range) =>
      copied(pool, seriesQuery(CLOSE_KINDS, instrumentId, range), CLOSE_KINDS, toCloseBar),
    close: () => {},
  };
}

/**
 * COPY takes no parameters, so what is put into it is a number and texts of nothing but digits and dashes. An end that is
 * open is left out, which spares the planner a look at every year.
 */
function seriesQuery(kinds: object, instrumentId: number, { from, to }: BarRange = {}): string {
  const columns = Object.keys(kinds).map((name) => `"${name}"`);
  return `SELECT ${columns.join(", ")} FROM "Bar" WHERE "instrumentId" = ${Math.trunc(instrumentId)}
    ${from ? `AND "session" >= '${dateText(from)}'` : ""} ${to ? `AND "session" <= '${dateText(to)}'` : ""}
    ORDER BY "session"`;
}

const dateText = (date: string): string => date.replace(/[^0-9-]/g, "");

async function copied<Row>(
  pool: Pool,
  query: string,
  kinds: Readonly<Record<string, CopyKind>>,
  toRow: (values: readonly CopyValue[]) => Row,
): Promise<Row[]> {
  const connection = await pool.connect();
  let failure: Error | undefined;
  try {
    const decode = copyDecoder(Object.values(kinds), toRow);
    const rows: Row[] = [];
    for await (const piece of connection.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`)))
      for (const row of decode(piece)) rows.push(row);
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
