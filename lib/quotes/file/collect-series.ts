import type { QuoteBar } from "../../market/bar.ts";
import { barFault } from "../judge/bar-fault.ts";
import type { SeriesColumns } from "./layout.ts";
import type { FileSeries } from "./quote-file.ts";
import type { DateReader } from "./read-dates.ts";
import type { NumberReader } from "./read-numbers.ts";
import type { FileRecord } from "./read-records.ts";

/** How cells are read and what their units are. */
export interface CellReading {
  readonly date: DateReader;
  readonly number: NumberReader;
  /** IANA zone of the sessions. */
  readonly zone: string;
  /** Shares in one unit of volume: 1, or 100 for lots. */
  readonly sharesPerVolume: number;
}

/** The rows of one symbol as a series: ascending, each session once, what can't be used rejected with its line. */
export function collectSeries(
  records: readonly FileRecord[],
  { at }: SeriesColumns,
  { date, number, zone, sharesPerVolume }: CellReading,
): FileSeries {
  const rejected: { session: string; reason: string }[] = [];
  const bySession = new Map<string, { bar: QuoteBar; adjusted: number | null }>();
  const currencies = new Set<string>();
  let last = "";
  let disordered = false;
  for (const { line, cells } of records) {
    const cell = (field: Parameters<typeof at.get>[0]) => cells[at.get(field) ?? -1] ?? "";
    const price = (field: "open" | "high" | "low" | "close" | "adjusted") => number(cell(field));
    const session = date(cell("session"), zone);
    const reject = (reason: string) =>
      rejected.push({ session: session ?? "", reason: `line ${line}: ${reason}` });
    const close = price("close");
    if (session === null) {
      reject(`${JSON.stringify(cell("session"))} is no date`);
      continue;
    }
    if (close === null) continue;
    const written = number(cell("volume") || cell("lots") || cell("shares"));
    const bar: QuoteBar = {
      session,
      open: price("open"),
      high: price("high"),
      low: price("low"),
      close,
      volume: written === null ? null : Math.round(written * sharesPerVolume),
      flag: null,
      source: null,
    };
    const fault = barFault(bar);
    if (fault !== null) {
      reject(fault);
      continue;
    }
    if (bySession.has(session)) reject("this session came before; the later row was kept");
    if (cell("currency") !== "") currencies.add(cell("currency").toUpperCase());
    disordered ||= session < last;
    last = session;
    const adjusted = at.has("adjusted") ? price("adjusted") : null;
    bySession.set(session, { bar, adjusted: adjusted !== null && adjusted > 0 ? adjusted : null });
  }
  const rows = [...bySession.values()].sort((a, b) => (a.bar.session < b.bar.session ? -1 : 1));
  const adjusted = rows.flatMap(({ bar, adjusted: value }) =>
    value === null ? [] : [[bar.session, value] as const],
  );
  return {
    // Two currencies in one series are the ingest's to refuse, as a currency that no listing has.
    currency: currencies.size > 0 ? [...currencies].join(" and ") : null,
    bars: rows.map(({ bar }) => bar),
    adjustedCloses: adjusted.length > 0 ? new Map(adjusted) : null,
    rejected,
    remarks: disordered ? ["its rows came out of order"] : [],
  };
}
