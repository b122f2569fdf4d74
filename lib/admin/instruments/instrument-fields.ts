import type { InstrumentEntity } from "../../store/reference/edit-instruments.ts";

/** The fields of an instrument's form that hold one text each. */
export const INSTRUMENT_TEXTS = [
  "symbol",
  "kind",
  "name",
  "exchange",
  "currency",
  "company",
  "dividendCurrency",
  "standInFor",
  "sharesPerUnit",
] as const;
export type InstrumentText = (typeof INSTRUMENT_TEXTS)[number];

/** What stands in the fields of an instrument's form, as typed. */
export interface InstrumentFields extends Readonly<Record<InstrumentText, string>> {
  readonly primary: boolean;
  /** Symbols in order; an empty one is a row that is not used. */
  readonly benchmarks: readonly string[];
}

/** The form of an instrument that is not there yet; an address may bring parts of it (`?symbol=JPY%3DX`). */
export function newInstrumentFields(given: ReadonlyMap<string, string>): InstrumentFields {
  return {
    ...textsOf((name) => given.get(name) ?? (name === "sharesPerUnit" ? "1" : "")),
    primary: false,
    benchmarks: [],
  };
}

/** A stored instrument as its form shows it. */
export function instrumentFields({ primary, benchmarks, ...entity }: InstrumentEntity): InstrumentFields {
  return { ...textsOf((name) => String(entity[name] ?? "")), primary, benchmarks };
}

/** The fields of a form that was sent; what is missing or no text counts as empty. */
export function sentInstrumentFields(form: FormData): InstrumentFields {
  const texts = (name: string) => form.getAll(name).map((value) => (typeof value === "string" ? value : ""));
  return {
    ...textsOf((name) => texts(name)[0] ?? ""),
    primary: texts("primary").includes("yes"),
    benchmarks: texts("benchmark"),
  };
}

const textsOf = (text: (name: InstrumentText) => string): Readonly<Record<InstrumentText, string>> => ({
  symbol: text("symbol"),
  kind: text("kind"),
  name: text("name"),
  exchange: text("exchange"),
  currency: text("currency"),
  company: text("company"),
  dividendCurrency: text("dividendCurrency"),
  standInFor: text("standInFor"),
  sharesPerUnit: text("sharesPerUnit"),
});
