import type { SeedSeries } from "./bars.ts";
import { markdownTable, valueCounts } from "./markdown.ts";

const FLAGS: Readonly<Record<string, string>> = {
  derived: "recovered from a series of adjusted prices by one constant factor, not read as a raw price",
  indicative:
    "the provider's row for a half day or an odd session: open, high, low and close are one price, the close may be about 0.1% off, and there is no volume",
  corrected: "a wrong value of the source was replaced by the right one",
  suspect: "the one source has a value that is likely wrong, and no second one was found",
  market: "a market rate, where the European Central Bank's cross was not found",
  "split-adjusted":
    "divided by a later split at its source; used for returns, never for levels, price limits or market values",
};

/** The section on quotes: one line for each series, then its gaps and flags by date. */
export function seriesSection(series: readonly SeedSeries[]): string {
  const rows = series.map(({ instrument, bars, missing }) => [
    instrument.symbol,
    instrument.name,
    `${bars.at(0)?.session} to ${bars.at(-1)?.session}`,
    bars.length,
    instrument.basis,
    valueCounts(bars.map(({ source }) => source)),
    valueCounts(bars.flatMap(({ flag }) => (flag === "" ? [] : [flag]))) || "none",
    instrument.exchange === null ? "no calendar" : missing.length || "none",
  ]);
  return `## Quotes

Daily, in the instrument's currency, volume in shares. \`raw\` prices are as traded; \`adjusted\` ones were already corrected for dividends by their source and can't be compared with a price limit or a reported price. A gap is a session of the exchange, inside the range, with no bar.

${markdownTable(["symbol", "name", "range", "rows", "basis", "sources and rows", "flags", "gaps"], rows)}

${series.flatMap(remarks).join("\n")}

Flags:

${Object.entries(FLAGS)
  .map(([flag, meaning]) => `- \`${flag}\`: ${meaning}.`)
  .join("\n")}`;
}

function remarks({ instrument, bars, missing, note }: SeedSeries): string[] {
  const { symbol } = instrument;
  const found: string[] = [];
  if (bars.every(({ open }) => open === null)) found.push(`- ${symbol}: closes only.`);
  else if (bars.every(({ high }) => high === null)) found.push(`- ${symbol}: opens and closes only.`);
  else if (bars.every(({ volume }) => volume === null)) {
    found.push(`- ${symbol}: no volume is shipped, because the sources count it in different units.`);
  }
  if (missing.length > 0) found.push(`- ${symbol}: no bar on ${missing.join(", ")}.`);
  for (const flag of Object.keys(FLAGS)) {
    const dates = bars.filter((bar) => bar.flag === flag).map(({ session }) => session);
    if (dates.length > 0)
      found.push(
        `- ${symbol}, \`${flag}\`: ${spans(
          dates,
          bars.map(({ session }) => session),
        )}.`,
      );
  }
  if (note !== null) found.push(`- ${symbol}: ${note}`);
  return found;
}

/** Dates as ranges of rows that follow each other in the series: `2024-01-02 to 2024-06-11, 2025-06-09`. */
function spans(dates: readonly string[], all: readonly string[]): string {
  const ranges: { first: string; last: string }[] = [];
  for (const date of dates) {
    const before = all[all.indexOf(date) - 1];
    const current = ranges.at(-1);
    if (current && current.last === before) current.last = date;
    else ranges.push({ first: date, last: date });
  }
  return ranges.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)).join(", ");
}
