import type { Field } from "./column-names.ts";
import type { Layout } from "./layout.ts";
import { FileFault, type FileStatement } from "./quote-file.ts";
import type { NumberReader } from "./read-numbers.ts";

/** What the amounts of a file are counted in. */
export interface AmountUnits {
  /** Shares in one unit of volume. */
  readonly sharesPerVolume: number;
  /** What a turnover is to be multiplied by. */
  readonly turnoverScale: number;
  /** The currency that a column's name states. */
  readonly currency: string | null;
  /** Whether a person said the unit, so that a volume with decimals contradicts it. */
  readonly isVolumeSaid: boolean;
  /** Where the unit is from, for a person. */
  readonly from: string;
}

const LOT_SHARES = 100;
/** An average price may lie outside the day's range by as much: trades off the order book, rounded volumes. */
const SLACK = 1.2;

/**
 * The units of a file's volume and turnover: what its column's name says (`成交量(手)`), else what a person says, else
 * what the form is known for, else what turnover over volume settles, because the average price of a day lies within
 * that day's range in one unit only.
 * @throws FileFault where none of these tells, or a person contradicts the name
 */
export function amountUnits(
  layout: Layout,
  stated: FileStatement["volume"],
  number: NumberReader,
): AmountUnits {
  const { columns, series, form, volume: fromForm } = layout;
  const column = (field: Field) => columns[series[0]?.at.get(field) ?? -1];
  const [volume, turnover] = [column("volume"), column("turnover")];
  const currency = column("close")?.currency ?? turnover?.currency ?? null;
  const named = turnover?.scale ?? layout.turnoverScale;
  const byForm = { turnoverScale: named ?? 1, currency, isVolumeSaid: false };
  if (!series.some(({ at }) => at.has("volume"))) return { ...byForm, sharesPerVolume: 1, from: "no volume" };
  const scale = volume?.scale ?? 1;
  const inName = volume?.unit ?? fromForm;
  if (inName !== null && stated !== undefined && inName !== stated) {
    const what = volume?.unit ? `a volume in ${inName} by its name` : `${form}, which are ${inName}`;
    throw new FileFault("ambiguous", `It has ${what}, but was said to be ${stated}.`);
  }
  const unit = inName ?? stated;
  if (unit !== undefined) {
    const from = volume?.unit ? "its name" : inName === null ? "what was said" : "the form";
    const sharesPerVolume = scale * (unit === "lots" ? LOT_SHARES : 1);
    return { ...byForm, sharesPerVolume, isVolumeSaid: inName === null, from };
  }
  const settled = settledByTurnover(layout, number, named);
  if (settled !== null) return { ...byForm, ...settled, from: "turnover over volume" };
  throw new FileFault(
    "ambiguous",
    `It has ${form}, which do not tell whether volumes are in shares or in lots of 100. Say --volume shares or --volume lots.`,
  );
}

/** The units in which most rows' average price lies within the day's range; null where no one unit does. */
function settledByTurnover(
  { rows, series }: Layout,
  number: NumberReader,
  namedScale: number | null,
): Pick<AmountUnits, "sharesPerVolume" | "turnoverScale"> | null {
  const [columns] = series;
  if (!columns?.at.has("turnover")) return null;
  const choices = [1, LOT_SHARES].flatMap((sharesPerVolume) =>
    (namedScale === null ? [1, 1000, 10_000] : [namedScale]).map((turnoverScale) => ({
      sharesPerVolume,
      turnoverScale,
      fits: 0,
    })),
  );
  let told = 0;
  for (const { cells } of rows) {
    const cell = (field: Field) => cells[columns.at.get(field) ?? -1] ?? "";
    const [volume, turnover] = [number.amount(cell("volume"))?.value, number.amount(cell("turnover"))?.value];
    const close = number.price(cell("close"));
    if (!volume || !turnover || !close || !(volume > 0) || !(turnover > 0)) continue;
    told += 1;
    const low = (number.price(cell("low")) || close) / SLACK;
    const high = (number.price(cell("high")) || close) * SLACK;
    for (const choice of choices) {
      const average = (turnover * choice.turnoverScale) / (volume * choice.sharesPerVolume);
      if (low <= average && average <= high) choice.fits += 1;
    }
  }
  const best = choices.find(({ fits }) => fits > 0 && fits * 2 > told);
  return best ? { sharesPerVolume: best.sharesPerVolume, turnoverScale: best.turnoverScale } : null;
}
