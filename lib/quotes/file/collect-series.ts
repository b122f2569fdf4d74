import { flagFault, type QuoteAction, type QuoteBar } from "../../market/bar.ts";
import { barFault } from "../judge/bar-fault.ts";
import { cellText } from "./cell-text.ts";
import type { Field } from "./column-names.ts";
import type { Layout, SeriesColumns } from "./layout.ts";
import { FileFault, type FileSeries } from "./quote-file.ts";
import type { DateReader } from "./read-dates.ts";
import { currencySign, type NumberReader, type WrittenNumber } from "./read-numbers.ts";
import type { FileRecord } from "./read-records.ts";
import type { AmountUnits } from "./volume-unit.ts";

/** How cells are read and what their units are. */
export interface CellReading {
  readonly date: DateReader;
  readonly number: NumberReader;
  /** IANA zone of the sessions. */
  readonly zone: string;
  readonly units: AmountUnits;
  /** Name of the file, which is the source of its actions. */
  readonly file: string;
  /** Names of the columns by position, for messages. */
  readonly names: Layout["names"];
}

const LOT_SHARES = 100;
/** What a suspended day is in columns of baostock's. */
const NO_TRADE = new Set(["0", "停牌"]);

interface ReadRow {
  readonly bar: QuoteBar;
  readonly adjusted: number | null;
  readonly turnover: number | null;
}

/** What one row gives: a bar, why not, or nothing where it has no close. */
type Reading =
  | { readonly kind: "row"; readonly row: ReadRow; readonly rounding: number }
  | { readonly kind: "fault"; readonly session: string; readonly reason: string }
  | { readonly kind: "nothing" };

/**
 * The rows of one symbol as a series: ascending, each session once, what can't be used rejected with its line, and with
 * its column and cell where one can't be read.
 */
export function collectSeries(
  records: readonly FileRecord[],
  columns: SeriesColumns,
  reading: CellReading,
): Omit<FileSeries, "writtenAs" | "couldBe"> {
  const rejected: { session: string; reason: string }[] = [];
  const bySession = new Map<string, ReadRow>();
  const actions: QuoteAction[] = [];
  const currencies = new Set<string>();
  let last = "";
  let disordered = false;
  let twice = 0;
  let volumeRounding = 0;
  for (const record of records) {
    const read = readRow(record, columns, reading);
    const at = cellsOf(record, columns);
    if (read.kind === "nothing") continue;
    if (read.kind === "fault") {
      rejected.push({ session: read.session, reason: `line ${record.line}: ${read.reason}` });
      continue;
    }
    const { session } = read.row.bar;
    if (bySession.has(session)) {
      twice += 1;
      rejected.push({
        session,
        reason: `line ${record.line}: this session came before; the later row was kept`,
      });
    }
    for (const currency of currenciesOf(at, reading)) currencies.add(currency);
    actions.push(...actionsOf(at, session, reading));
    volumeRounding = Math.max(volumeRounding, read.rounding);
    disordered ||= session < last;
    last = session;
    bySession.set(session, read.row);
  }
  refuseMany(twice, bySession.size);
  const isDescending = isReversed(records, columns, reading);
  const rows = [...bySession.values()].sort((a, b) => (a.bar.session < b.bar.session ? -1 : 1));
  return {
    ...valuesBySession(rows),
    // Two currencies in one series are the judge's to refuse, as a currency that no listing has.
    currency: currencies.size > 0 ? [...currencies].join(" and ") : null,
    bars: rows.map(({ bar }) => bar),
    rejected,
    remarks: disordered && !isDescending ? ["its rows came out of order"] : [],
    actions,
    volumeRounding,
    listedOn: listingDay(records, columns, reading),
  };
}

/** Most sessions more than once are rows of hours. */
function refuseMany(twice: number, sessions: number): void {
  if (twice < 3 || twice * 2 <= sessions) return;
  throw new FileFault(
    "unknown form",
    `Its rows are not one a day: ${twice} rows are of sessions that came before. Save daily quotes.`,
  );
}

type Cells = (field: Field) => string;

const cellsOf =
  ({ cells }: FileRecord, { at }: SeriesColumns): Cells =>
  (field) =>
    cells[at.get(field) ?? -1] ?? "";

function readRow(record: FileRecord, columns: SeriesColumns, reading: CellReading): Reading {
  const cell = cellsOf(record, columns);
  const { date, number, zone, names, units } = reading;
  const session = date(cell("session"), zone);
  if (session === null) {
    return { kind: "fault", session: "", reason: `${cellText(cell("session"))} is no date` };
  }
  const close = number.price(cell("close"));
  if (close === null || NO_TRADE.has(cell("trading"))) return { kind: "nothing" };
  const price = (field: "open" | "high" | "low") => number.price(cell(field));
  const volume = number.amount(cell("volume"));
  const turnover = number.amount(cell("turnover"));
  const unreadable = (["open", "high", "low", "close", "volume"] as const).find((field) =>
    Number.isNaN(field === "volume" ? volume?.value : number.price(cell(field))),
  );
  if (unreadable !== undefined) {
    const column = names[columns.at.get(unreadable) ?? -1] ?? unreadable;
    return { kind: "fault", session, reason: `column ${column}: ${cellText(cell(unreadable))} is no number` };
  }
  const shares = volume === null ? null : sharesOf(volume, units);
  const bar: QuoteBar = {
    session,
    open: price("open"),
    high: price("high"),
    low: price("low"),
    close,
    volume: shares,
    flag: cell("flag") || null,
    source: null,
  };
  const fault = barFault(bar) ?? (bar.flag === null ? null : flagFault(bar.flag));
  if (fault !== null) return { kind: "fault", session, reason: fault };
  const adjusted = columns.at.has("adjusted") ? number.price(cell("adjusted")) : null;
  const money = turnover === null ? Number.NaN : turnover.value * units.turnoverScale;
  return {
    kind: "row",
    row: {
      bar,
      adjusted: adjusted !== null && adjusted > 0 ? adjusted : null,
      turnover: money > 0 ? money : null,
    },
    rounding: volume === null ? 0 : volume.rounding * units.sharesPerVolume,
  };
}

/** Shares with the noise of products removed; decimals stay, which shares do not have and the judge sees. */
function sharesOf({ value, inLots }: WrittenNumber, { sharesPerVolume, isVolumeSaid }: AmountUnits): number {
  const factor = inLots ? LOT_SHARES : sharesPerVolume;
  const shares = Number((value * factor).toPrecision(15));
  return isVolumeSaid && factor === 1 ? shares : Math.round(shares);
}

function currenciesOf(cell: Cells, { units }: CellReading): string[] {
  const stated = cell("currency").toUpperCase();
  if (stated !== "") return [stated];
  if (units.currency !== null) return [units.currency];
  const sign = currencySign(cell("close"));
  return sign === null ? [] : [sign];
}

/** The dividend and the split that stand in a row; 0 and, of a split, 1 are none. */
function actionsOf(cell: Cells, exDate: string, { number, file }: CellReading): QuoteAction[] {
  const dividend = number.price(cell("dividend"));
  const ratio = splitRatio(cell("split"), number);
  const shared = { exDate, currency: null, basis: "provider", source: file } as const;
  return [
    ...(ratio !== null && ratio > 0 && ratio !== 1
      ? [{ ...shared, kind: "split", amount: null, ratio } as const]
      : []),
    ...(dividend !== null && dividend > 0
      ? [{ ...shared, kind: "dividend", amount: dividend, ratio: null } as const]
      : []),
  ];
}

/** New shares for one old: `4.0`, `4:1` or `4/1`. */
function splitRatio(cell: string, number: NumberReader): number | null {
  const [, fresh, old] = /^(\d+(?:\.\d+)?)\s*[:/]\s*(\d+(?:\.\d+)?)$/.exec(cell) ?? [];
  if (fresh !== undefined && old !== undefined) return Number(fresh) / Number(old);
  return number.price(cell);
}

function valuesBySession(rows: readonly ReadRow[]): Pick<FileSeries, "adjustedCloses" | "turnovers"> {
  const adjusted = rows.flatMap(({ bar, adjusted: value }) =>
    value === null ? [] : [[bar.session, value] as const],
  );
  const turnovers = rows.flatMap(({ bar, turnover }) =>
    turnover === null ? [] : [[bar.session, turnover] as const],
  );
  return { adjustedCloses: adjusted.length > 0 ? new Map(adjusted) : null, turnovers: new Map(turnovers) };
}

/** Whether rows are in the opposite order throughout, newest first, as many sources have them. */
function isReversed(
  records: readonly FileRecord[],
  columns: SeriesColumns,
  { date, zone }: CellReading,
): boolean {
  const sessions = records.flatMap((record) => date(cellsOf(record, columns)("session"), zone) ?? []);
  return (
    sessions.length > 2 && sessions.every((session, index) => session <= (sessions[index - 1] ?? session))
  );
}

function listingDay(
  records: readonly FileRecord[],
  columns: SeriesColumns,
  { date, zone }: CellReading,
): string | null {
  const [first] = records;
  return first && columns.at.has("listed") ? date(cellsOf(first, columns)("listed"), zone) : null;
}
