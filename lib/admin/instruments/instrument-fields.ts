import { z } from "zod";
import type { Messages } from "../../i18n/messages.ts";
import type { InstrumentEntity } from "../../store/reference/edit-instruments.ts";
import { type Control, emptyValues, shownValues, type TextKey } from "../forms/controls.ts";

const text = z.string();

/** What stands in the fields of an instrument's form, as typed. */
export const instrumentValues = z.object({
  symbol: text,
  name: text,
  kind: text,
  exchange: text,
  currency: text,
  company: text,
  primary: z.boolean(),
  sharesPerUnit: text,
  dividendCurrency: text,
  standInFor: text,
  specialTreatment: text,
  /** Symbols in order; an empty one is a row that is not used. */
  benchmarks: z.array(text).readonly(),
});
export type InstrumentFields = Readonly<z.infer<typeof instrumentValues>>;

type Text = TextKey<Messages["adminReference"]["instruments"]>;

const what = { group: "what", control: "text" } as const;
const paid = { group: "belongs", line: "paid", control: "text", latin: true } as const;

/** How each field is typed, in order. */
export const INSTRUMENT_CONTROLS: Readonly<Record<keyof InstrumentFields, Control<Text>>> = {
  symbol: { ...what, label: "symbol", help: "symbolHelp", fixed: "symbolFixed", latin: true },
  name: { ...what, label: "name" },
  kind: { group: "what", line: "kind", control: "select", label: "kind", choices: "kinds" },
  exchange: {
    group: "what",
    line: "kind",
    control: "select",
    label: "exchange",
    help: "exchangeHelp",
    choices: "exchanges",
  },
  currency: { ...what, line: "kind", label: "currency", help: "currencyHelp", latin: true },
  company: { group: "belongs", control: "select", label: "company", choices: "companies" },
  primary: { group: "belongs", control: "check", label: "primary" },
  sharesPerUnit: { ...paid, label: "sharesPerUnit", help: "sharesPerUnitHelp" },
  dividendCurrency: { ...paid, label: "dividendCurrency", help: "dividendCurrencyHelp" },
  standInFor: { ...paid, label: "standInFor", help: "standInForHelp" },
  specialTreatment: { ...paid, label: "specialTreatment", help: "specialTreatmentHelp" },
  benchmarks: {
    group: "benchmarks",
    control: "list",
    label: "benchmarks",
    help: "benchmarksHelp",
    row: "benchmark",
    sentAs: "benchmark",
    choices: "benchmarks",
    fewest: 3,
  },
};

/** The form of an instrument that is not there yet; an address may bring parts of it (`?symbol=JPY%3DX`). */
export const newInstrumentFields = (given: ReadonlyMap<string, string>): InstrumentFields =>
  instrumentValues.parse(emptyValues(INSTRUMENT_CONTROLS, new Map([["sharesPerUnit", "1"], ...given])));

/** A stored instrument as its form shows it. */
export const instrumentFields = (entity: InstrumentEntity): InstrumentFields =>
  instrumentValues.parse(shownValues(INSTRUMENT_CONTROLS, entity));

/** The form of the pair that quotes a currency against the US dollar, such as `JPY=X`, filled. */
export function pairFields(pair: string): InstrumentFields {
  const currency = pair.replace(/=X$/, "");
  return newInstrumentFields(
    new Map([
      ["symbol", pair],
      ["kind", "currency"],
      ["name", `${currencyName(currency)} for one US dollar`],
      ["currency", currency],
    ]),
  );
}

function currencyName(currency: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "currency" }).of(currency) ?? currency;
  } catch {
    return currency; // no code of three letters, which the form's own check says
  }
}
