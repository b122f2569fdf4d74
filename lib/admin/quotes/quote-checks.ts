import { z } from "zod";
import { fail } from "../../result.ts";
import type { StoreSession } from "../../store/client.ts";
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

/** How the fields are typed that a bar and an action both have, last in their forms. */
export const QUOTE_CONTROLS = {
  source: { group: "values", control: "text", label: "source", help: "sourceHelp" },
  state: { group: "why", control: "select", label: "state", choices: "states" },
  reason: { group: "why", control: "text", label: "reason", help: "reasonHelp" },
  confirm: {
    group: "why",
    control: "checks",
    label: "confirm",
    sentAs: "confirm",
    choices: "confirmations",
  },
} as const;

/** A form of which one field can't be used; `names` are what its sentence names. */
export const refusedField = <Code extends string>(field: string, code: Code, names = "") => {
  const problem: NamedFieldProblem<Code> = { field, code, names };
  return fail({ code: "fields", fields: [problem] } as const);
};

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

/** What a person ticked as right against the figures, among the words of its form. */
export const confirmations = <const Words extends readonly string[]>(words: Words) =>
  z.array(z.enum(words)).catch([]);

/** What the log adds to the name of who stored it: why, and what was confirmed against the figures. */
export const editNote = (reason: string, confirm: readonly string[]): string =>
  `: ${reason}${confirm.length === 0 ? "" : ` (confirmed: ${confirm.join(", ")})`}`;
