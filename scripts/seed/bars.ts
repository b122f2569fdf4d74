import { coverage, sessionIndex } from "../../lib/market/calendar.ts";
import type { Calendar, ExchangeCode } from "../../lib/market/types.ts";
import { type QuoteRow, quoteRow, seriesNoteRow } from "./gathered-schemas.ts";
import type { SeedInstrument } from "./instruments.ts";
import { CompileError, type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

/** What is shipped of one instrument. */
export interface SeedSeries {
  readonly instrument: SeedInstrument;
  readonly bars: readonly QuoteRow[];
  /** Sessions of its exchange inside its range for which there is no bar, ISO dates. */
  readonly missing: readonly string[];
  /** What is to be known of the series, in words. */
  readonly note: string | null;
}

/**
 * The series of every instrument, in the order of the instruments.
 * @throws CompileError where a series can't be right, or a note or a file of quotes belongs to no instrument
 */
export function compileAllSeries(
  gathered: Folder,
  inputs: Folder,
  instruments: readonly SeedInstrument[],
  calendars: ReadonlyMap<ExchangeCode, Calendar>,
): SeedSeries[] {
  const notes = rowsByKey(readTable(inputs, "input/series_notes.csv", seriesNoteRow), ({ symbol }) => symbol);
  const known = new Set(instruments.map(({ symbol }) => symbol));
  for (const note of notes.values()) {
    if (!known.has(note.value.symbol)) throw faultAt(note, `there is no instrument ${note.value.symbol}`);
  }
  // Quotes that no instrument asks for would otherwise be left out without a word.
  for (const file of gathered.keys()) {
    const symbol = /^quotes\/(.*)\.csv$/.exec(file)?.[1];
    if (symbol === undefined || known.has(symbol)) continue;
    throw new CompileError(file, null, `neither companies.csv nor input/instruments.csv names ${symbol}`);
  }
  return instruments.map((instrument) => {
    const calendar = instrument.exchange === null ? undefined : calendars.get(instrument.exchange);
    const note = notes.get(instrument.symbol)?.value.note ?? null;
    return { ...compileSeries(gathered, instrument, calendar ?? null), note };
  });
}

/**
 * The bars of one instrument from `quotes/<symbol>.csv`, in order.
 * @throws CompileError where sessions do not ascend, a bar is on a day on which its exchange did not trade, or
 * its `adjusted` flags contradict the instrument's basis
 */
function compileSeries(
  gathered: Folder,
  instrument: SeedInstrument,
  calendar: Calendar | null,
): Omit<SeedSeries, "note"> {
  const rows = readTable(gathered, `quotes/${instrument.symbol}.csv`, quoteRow);
  const adjusted = instrument.basis === "adjusted";
  let before: Located<QuoteRow> | null = null;
  for (const row of rows) {
    const { session, flag } = row.value;
    if (before !== null && before.value.session >= session) {
      throw faultAt(row, `${session} does not come after ${before.value.session}`);
    }
    if ((flag === "adjusted") !== adjusted)
      throw faultAt(
        row,
        adjusted ? "the flag adjusted is missing" : `${instrument.symbol} is no adjusted series`,
      );
    if (calendar !== null && isCovered(calendar, session) && sessionIndex(calendar, session) === -1) {
      throw faultAt(row, `${calendar.exchange} did not trade on ${session}`);
    }
    before = row;
  }
  return {
    instrument,
    bars: rows.map(({ value }) => (adjusted ? { ...value, flag: "" } : value)),
    missing: calendar === null ? [] : missingSessions(rows, calendar),
  };
}

function isCovered(calendar: Calendar, date: string): boolean {
  const range = coverage(calendar);
  return range !== null && range.first <= date && date <= range.last;
}

function missingSessions(rows: readonly Located<QuoteRow>[], calendar: Calendar): string[] {
  const dates = new Set(rows.map(({ value }) => value.session));
  const [first, last] = [rows.at(0)?.value.session ?? "", rows.at(-1)?.value.session ?? ""];
  return calendar.sessions
    .map(({ session }) => session)
    .filter((session) => first <= session && session <= last && !dates.has(session));
}
