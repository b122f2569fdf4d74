import { z } from "zod";
import type { StoreSession } from "../../store/client.ts";
import { readCalendarSessions } from "../../store/reference/calendar-sessions.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { textLine } from "../forms/checks.ts";
import type { NamedFieldProblem } from "../forms/form-problems.ts";

const LONGEST = 300;

/** A line that may be empty: where a value was read, or why it is changed. */
export const note = textLine(LONGEST, "too long", "bad text").transform((text) =>
  text === "" ? null : text,
);

/** A number above 0 as typed, or nothing; `code` says that it is neither. */
export const positiveOrNone = (code: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === "" || Number(text) > 0, { error: code })
    .transform((text) => (text === "" ? null : Number(text)));

/** Whether a bar or an action counts. */
export const quoteState = z.enum(["used", "held back"], { error: "bad state" });

/** The instrument that a name begins with; where it is not stored, the field's problem. */
export async function namedInstrument(
  store: StoreSession,
  symbol: string,
  field: string,
): Promise<InstrumentRecord | NamedFieldProblem<"unknown instrument">> {
  const instrument = (await readInstruments(store)).find((one) => one.symbol === symbol);
  return instrument ?? { field, code: "unknown instrument", names: symbol };
}

/** Whether an exchange is known not to have traded on an ISO date; a pair has no calendar. */
export async function isClosedDay(
  store: StoreSession,
  exchange: InstrumentRecord["exchange"],
  date: string,
): Promise<boolean> {
  if (exchange === null) return false;
  const sessions = await readCalendarSessions(store, exchange);
  const [first, last] = [sessions.at(0)?.session, sessions.at(-1)?.session];
  if (first === undefined || last === undefined || date < first || date > last) return false;
  return !sessions.some(({ session }) => session === date);
}
