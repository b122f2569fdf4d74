import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { SeriesNote } from "../../lib/views/data/series-notes.ts";
import type { CompanyOption, FilterOptions, MakerOption } from "../../lib/views/options.ts";
import { fill } from "./fill.ts";

/**
 * A kind or a maker, stored in English, in the reader's language; one nobody has translated stands as it is stored, or
 * as `untranslated`.
 */
export const readerName = (
  stored: string,
  names: Readonly<Record<string, string>>,
  untranslated = stored,
): string => (Object.hasOwn(names, stored) ? names[stored] : undefined) ?? untranslated;

/** A maker in the reader's language, or a group of makers by their common name in `all`: `{name} (all)`. */
export const makerName = (
  { value, groupName }: Pick<MakerOption, "value" | "groupName">,
  names: Readonly<Record<string, string>>,
  all: string,
): string =>
  groupName === null ? readerName(value, names) : fill(all, { name: readerName(groupName, names) });

/** What an index, a pair or another instrument is called in the reader's language; as it is stored where nobody has translated it. */
export const instrumentName = (
  { symbol, name }: { readonly symbol: string; readonly name: string },
  names: Readonly<Record<string, string>>,
): string => readerName(symbol, names, name);

/** What the benchmarks that can be chosen are called, by symbol. */
export const benchmarkNames = (
  { benchmarks }: Pick<FilterOptions, "benchmarks">,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(benchmarks.map((one) => [one.symbol, instrumentName(one, names)]));

/** What a series is called: a share by its company. */
export const seriesName = (
  series: Pick<SeriesNote, "symbol" | "name" | "companyNames">,
  locale: string,
  names: Readonly<Record<string, string>>,
): string => series.companyNames?.[languageOf(locale)] ?? instrumentName(series, names);

/** What a range of dates is called: `2025`, `6M`, `All`. */
export const rangeName = (
  { name, from }: { readonly name: keyof Messages["filter"]["presets"]; readonly from: string },
  names: Messages["filter"]["presets"],
): string => fill(names[name], { year: from.slice(0, 4) });

/** What a chart's line is called: a share by its company. */
export const lineName = (
  line: { readonly symbol: string; readonly name: string; readonly company: string | null },
  companies: readonly CompanyOption[],
  locale: string,
  names: Readonly<Record<string, string>>,
): string =>
  companies.find(({ slug }) => slug === line.company)?.names[languageOf(locale)] ??
  instrumentName(line, names);
