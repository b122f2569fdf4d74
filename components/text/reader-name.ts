import { languageOf } from "../../lib/i18n/routing.ts";
import type { SeriesNote } from "../../lib/views/data/series-notes.ts";

/**
 * A kind or a maker, stored in English, in the reader's language; one nobody has translated stands as it is stored, or
 * as `untranslated`.
 */
export const readerName = (
  stored: string,
  names: Readonly<Record<string, string>>,
  untranslated = stored,
): string => (Object.hasOwn(names, stored) ? names[stored] : undefined) ?? untranslated;

/** What an index, a pair or another instrument is called in the reader's language; as it is stored where nobody has translated it. */
export const instrumentName = (
  { symbol, name }: { readonly symbol: string; readonly name: string },
  names: Readonly<Record<string, string>>,
): string => readerName(symbol, names, name);

/** What a series is called: a share by its company. */
export const seriesName = (
  series: Pick<SeriesNote, "symbol" | "name" | "companyNames">,
  locale: string,
  names: Readonly<Record<string, string>>,
): string => series.companyNames?.[languageOf(locale)] ?? instrumentName(series, names);
