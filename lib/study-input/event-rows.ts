// The events of a study: what happened to which security, and when.
import { EXCHANGE_CODES, type ExchangeCode, isExchangeCode } from "../market/exchanges.ts";
import { localInstant } from "../market/session-date.ts";
import type { TextRow } from "./delimited-rows.ts";
import { InputFault } from "./input-fault.ts";
import { type DateCell, type DateOrder, readDates } from "./read-dates.ts";

/** An event as its row has it. */
export interface EventRow {
  readonly source: string;
  readonly line: number;
  readonly id: string;
  readonly security: string;
  /** Its day as written, an ISO date on the clock of whoever wrote it. */
  readonly date: string;
  /** Its moment, milliseconds since the epoch; null where only the day is known. */
  readonly instant: number | null;
  /** Its own benchmark; null where the options have it. */
  readonly market: string | null;
  /** The exchange whose hours place it; null where the options have it. */
  readonly exchange: ExchangeCode | null;
  /** What its estimation window does without beside what the options say; none where left out. */
  readonly without?: {
    /** ISO dates of sessions. */
    readonly leftOut: readonly string[];
    /** By how many sessions it lies earlier. */
    readonly moved: number;
  };
}

const COLUMNS = ["id", "security", "date", "market", "exchange", "zone", "left_out", "moved"] as const;
type EventColumn = (typeof COLUMNS)[number];

/** A day and a time, with an offset, a zone in brackets, or neither. */
const TIMED =
  /^(.{8,10}?)[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?(?:\[([A-Za-z_/+-]+)\])?$/i;

/** The events in their order. Throws InputFault with the line: a missing column, a bad date, an id twice. */
export function eventRows(
  rows: readonly TextRow[],
  source: string,
  order: DateOrder | undefined,
): readonly EventRow[] {
  const [header, ...rest] = rows;
  if (header === undefined) throw new InputFault(source, null, "the file is empty");
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  for (const name of ["id", "security", "date"]) {
    if (!names.includes(name)) throw new InputFault(source, header.line, `there is no column "${name}"`);
  }
  const ids = new Set<string>();
  const events = rest.map(({ line, cells }) => {
    const cell = (name: EventColumn) => (cells[names.indexOf(name)] ?? "").trim();
    const id = cell("id");
    const security = cell("security");
    if (id === "") throw new InputFault(source, line, "the event has no id");
    if (ids.has(id)) throw new InputFault(source, line, `the id "${id}" appears twice`);
    if (security === "") throw new InputFault(source, line, "the event has no security");
    ids.add(id);
    const exchange = exchangeOf(source, line, cell("exchange"));
    return {
      line,
      id,
      security,
      market: cell("market") || null,
      exchange,
      ...withoutOf(source, line, cell("left_out"), cell("moved")),
      ...timeParts(cell("date"), cell("zone")),
    };
  });
  if (events.length === 0) throw new InputFault(source, null, "there is no event in it");
  const days: DateCell[] = events.map(({ day, line }) => ({ text: day, line }));
  const { dates } = readDates(days, source, order);
  return events.map(({ day: _, time, offset, ...event }, index) => {
    const date = dates[index] ?? "";
    return { source, ...event, date, instant: instantOf(source, event.line, date, time, offset) };
  });
}

function exchangeOf(source: string, line: number, text: string): ExchangeCode | null {
  if (text === "") return null;
  const code = text.toUpperCase();
  if (isExchangeCode(code)) return code;
  throw new InputFault(source, line, `"${text}" is not one of the exchanges ${EXCHANGE_CODES.join(", ")}`);
}

/** `2025-03-06 2025-03-07` as dates, and a whole number of sessions. */
function withoutOf(source: string, line: number, dates: string, sessions: string): Pick<EventRow, "without"> {
  if (dates === "" && sessions === "") return {};
  const leftOut = dates.split(/\s+/).filter((date) => date !== "");
  for (const date of leftOut) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) {
      throw new InputFault(source, line, `"${date}" in left_out is not a date such as 2025-03-06`);
    }
  }
  if (!/^\d{0,4}$/.test(sessions)) {
    throw new InputFault(source, line, `"${sessions}" in moved is not a number of sessions`);
  }
  return { without: { leftOut, moved: Number(sessions) } };
}

interface TimeParts {
  readonly day: string;
  /** `HH:MM`, null where only the day is told. */
  readonly time: string | null;
  /** An offset from UTC, or an IANA zone; empty where none is told. */
  readonly offset: string;
}

function timeParts(text: string, zone: string): TimeParts {
  const [, day, time, seconds = "00", offset, bracketed] = TIMED.exec(text) ?? [];
  if (day === undefined || time === undefined) return { day: text, time: null, offset: "" };
  const place = offset ?? bracketed ?? zone;
  // Spreadsheets and pandas write a day as its midnight.
  const isMidnight = time === "00:00" && seconds === "00" && place === "";
  return { day, time: isMidnight ? null : time, offset: place };
}

function instantOf(
  source: string,
  line: number,
  date: string,
  time: string | null,
  place: string,
): number | null {
  if (time === null) return null;
  if (place === "") {
    throw new InputFault(source, line, `${date} ${time} has no zone; write it like 2025-03-06T02:55+08:00`);
  }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(place) ?? [];
  try {
    const clock = localInstant(date, time, sign === undefined && !/^z$/i.test(place) ? place : "UTC");
    const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    return sign === "-" ? clock + ahead : clock - ahead;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputFault(source, line, `"${time} ${place}" is not a time in a known zone`);
  }
}
