import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { Reference } from "../../reactions/reference.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { CompanyNames } from "../event.ts";
import { type OpenFindings, openFindings } from "./open-findings.ts";

/** What a source line says of a series. */
export interface QuotedSeries {
  readonly symbol: string;
  readonly name: string;
  /** The company's names, of a share. */
  readonly companyNames: CompanyNames | null;
  /** Where a share is listed; null for an index. */
  readonly exchange: ExchangeCode | null;
  /** First and last session stored; null where there is no bar. */
  readonly range: { readonly first: string; readonly last: string } | null;
  /** What the checks hold against it and against its whole market. */
  readonly findings: OpenFindings;
}

/** What a reader must know of a series before trusting a figure made from it. */
export interface SeriesNote extends QuotedSeries {
  /** True where only adjusted prices are stored. */
  readonly adjustedOnly: boolean;
  /** The index that this fund stands in for. */
  readonly standInFor: string | null;
  /** True where open, high, low and volume are not stored. */
  readonly closeOnly: boolean;
  /** Sessions of the exchange within the range that have no bar. */
  readonly missing: number;
  /** Number of bars by flag (`derived`, `indicative`, `corrected`). */
  readonly flags: Readonly<Record<string, number>>;
}

/** Notes on series, each once, in their order; none for null. */
export function seriesNotes(
  reference: Reference,
  series: readonly (InstrumentSeries | null)[],
): SeriesNote[] {
  return [...new Set(series)].flatMap((one) => {
    const instrument = one && reference.instruments.get(one.symbol);
    return instrument ? [seriesNote(reference, instrument, factsOf(one))] : [];
  });
}

/** What a note says of a series' own bars, which can be counted without reading them. */
export type SeriesFacts = Pick<SeriesNote, "range" | "closeOnly" | "missing" | "flags">;

/** The same of a series that is read. */
function factsOf(series: InstrumentSeries): SeriesFacts {
  const flags: Record<string, number> = {};
  for (const flag of series.flags.values()) flags[flag] = (flags[flag] ?? 0) + 1;
  return {
    range: series.range,
    closeOnly: series.range !== null && series.open.every(Number.isNaN),
    missing: series.close.filter(Number.isNaN).length,
    flags,
  };
}

/** What a source line says of an instrument's series over a range. */
export function quotedSeries(
  reference: Pick<Reference, "companies" | "findings">,
  instrument: Pick<InstrumentRecord, "symbol" | "name" | "company" | "exchange">,
  range: QuotedSeries["range"],
): QuotedSeries {
  const company = reference.companies.find(({ slug }) => slug === instrument.company);
  return {
    symbol: instrument.symbol,
    name: instrument.name,
    exchange: instrument.exchange,
    companyNames: company ? { en: company.nameEn, zh: company.nameZh, ar: company.nameAr } : null,
    range,
    findings: openFindings(reference, instrument),
  };
}

/** The note on one series. */
export const seriesNote = (
  reference: Pick<Reference, "companies" | "findings">,
  instrument: Pick<InstrumentRecord, "symbol" | "name" | "company" | "exchange" | "basis" | "standInFor">,
  facts: SeriesFacts,
): SeriesNote => ({
  ...quotedSeries(reference, instrument, facts.range),
  ...facts,
  adjustedOnly: instrument.basis === "adjusted",
  standInFor: instrument.standInFor,
});
