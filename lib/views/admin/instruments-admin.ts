import { fingerprint } from "../../admin/fingerprint.ts";
import { type InstrumentFields, instrumentFields } from "../../admin/instruments/instrument-fields.ts";
import { missingPairs } from "../../admin/instruments/instrument-form.ts";
import type { Store } from "../../store/client.ts";
import { readInstrument } from "../../store/reference/edit-instruments.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { sharedStore } from "../../store/shared.ts";

/** An instrument in the list of all. */
export type ListedInstrument = Pick<
  InstrumentRecord,
  "symbol" | "kind" | "name" | "exchange" | "currency" | "company" | "primary"
>;

/** Every instrument, by symbol. */
export async function instrumentList(given?: Store): Promise<ListedInstrument[]> {
  const instruments = await readInstruments(given ?? (await sharedStore()));
  return instruments.map(({ symbol, kind, name, exchange, currency, company, primary }) => ({
    symbol,
    kind,
    name,
    exchange,
    currency,
    company,
    primary,
  }));
}

/** What the form of an instrument chooses from. */
export interface InstrumentChoices {
  readonly companies: readonly {
    readonly slug: string;
    readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
  }[];
  /** Indexes and funds. */
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** What is stored that the form of an instrument can choose from. */
export async function instrumentChoices(given?: Store): Promise<InstrumentChoices> {
  const store = given ?? (await sharedStore());
  const [companies, instruments] = [await readCompanies(store), await readInstruments(store)];
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
    })),
    benchmarks: instruments
      .filter(({ kind }) => kind === "index" || kind === "fund")
      .map(({ symbol, name }) => ({ symbol, name })),
  };
}

/** An instrument in its form. */
export interface EditedInstrument {
  readonly name: string;
  readonly company: string | null;
  readonly fields: InstrumentFields;
  /** A sign of it as it is now, to notice a change by somebody else. */
  readonly seen: string;
  readonly choices: InstrumentChoices;
  /** Pairs against the US dollar that its figures need and that are not stored. */
  readonly missingPairs: readonly string[];
}

/** What the page for changing an instrument shows; null where there is none of that symbol. */
export async function editedInstrument(symbol: string, given?: Store): Promise<EditedInstrument | null> {
  const store = given ?? (await sharedStore());
  const instrument = await readInstrument(store, symbol);
  if (!instrument) return null;
  const stored = new Set((await readInstruments(store)).map((one) => one.symbol));
  return {
    name: instrument.name,
    company: instrument.company,
    fields: instrumentFields(instrument),
    seen: fingerprint(instrument),
    choices: await instrumentChoices(store),
    missingPairs: missingPairs(instrument, stored),
  };
}
