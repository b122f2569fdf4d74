// What makes figures doubtful: percent for fractions, a slip of the decimal point, a riskless rate among factors, holes.
import { dayNumber } from "../market/session-date.ts";
import { InputFault } from "./input-fault.ts";
import type { StudyWarning } from "./warning.ts";
import type { WideTable } from "./wide-table.ts";

/** No day's usual move is as large as a fraction; in percent nearly every one is. */
const LARGEST_USUAL_MOVE = 0.06;
/** A price does not become five times the one before it, or a fifth. */
const LARGEST_STEP = 5;
/** A return beyond half of the value, and so many times the usual one. */
const [LARGEST_RETURN, TIMES_THE_USUAL] = [0.5, 30];
/** Fewer figures tell nothing. */
const FEWEST_FIGURES = 20;
/** A session's riskless rate of 0.15% is 45% a year. */
const HIGHEST_RISKLESS = 0.0015;
/** Days from row to row: the longest holidays of exchanges are shorter. */
const LONGEST_CLOSURE_DAYS = 14;
const MOST_NAMED = 3;

const RISKLESS_NAME = /^(r_?f|rf_?rate|risk[-_ ]?(free|less).*|rfree|t[-_ ]?bills?)$/i;

/** The usual size of figures: the median of their absolute values; NaN for fewer than twenty. */
function usualSize(values: Float64Array): number {
  const sizes = values.filter((value) => !Number.isNaN(value)).map(Math.abs);
  if (sizes.length < FEWEST_FIGURES) return Number.NaN;
  sizes.sort();
  return sizes[Math.floor(sizes.length / 2)] ?? Number.NaN;
}

/** Whether the returns of a table are written in percent, by most of its columns. */
export function looksLikePercent(table: WideTable): boolean {
  const sizes = [...table.columns.values()].map(usualSize).filter((size) => size > 0);
  return sizes.filter((size) => size > LARGEST_USUAL_MOVE).length * 2 > sizes.length;
}

/** Steps of a column of prices that no market makes. */
export function priceDoubts(table: WideTable): StudyWarning[] {
  const warnings: StudyWarning[] = [];
  for (const [name, prices] of table.columns) {
    const steps: { readonly row: number; readonly times: number; readonly before: number }[] = [];
    let before = Number.NaN;
    prices.forEach((price, row) => {
      if (Number.isNaN(price)) return;
      const times = price / before;
      if (times >= LARGEST_STEP || times <= 1 / LARGEST_STEP) steps.push({ row, times, before });
      before = price;
    });
    const [first] = steps;
    if (first === undefined) continue;
    const size = first.times >= 1 ? `${round(first.times)} times` : `a ${round(1 / first.times)}th of`;
    const others = steps.length > 1 ? ` (${steps.length} such steps)` : "";
    const message = `${table.source}: ${name} on ${table.dates[first.row]} is ${prices[first.row]}, ${size} the ${first.before} before it${others}; a slip of the decimal point, or a split that the prices are not adjusted for.`;
    warnings.push({ code: "hundredfold slip", message });
  }
  return warnings;
}

/**
 * Returns or factors that are no fractions, and single figures far beyond the rest of their column. `unit` is the option
 * that says what they are, `isSaid` whether it was. Throws InputFault where a column holds prices.
 */
export function returnDoubts(table: WideTable, unit: string, isSaid: boolean): StudyWarning[] {
  const warnings: StudyWarning[] = [];
  const inPercent: string[] = [];
  for (const [name, values] of table.columns) {
    const usual = usualSize(values);
    if (Number.isNaN(usual)) continue;
    if (usual > 1 && values.every((value) => Number.isNaN(value) || value > 1)) {
      throw new InputFault(table.source, null, `column "${name}" holds prices, not returns`);
    }
    if (!isSaid && usual > LARGEST_USUAL_MOVE) inPercent.push(name);
    const limit = Math.max(TIMES_THE_USUAL * usual, usual > LARGEST_USUAL_MOVE ? 0 : LARGEST_RETURN);
    const row = values.findIndex((value) => Math.abs(value) > limit);
    if (row < 0 || usual === 0) continue;
    const message = `${table.source}: ${name} on ${table.dates[row]} is ${values[row]}, ${round(Math.abs(values[row] ?? 0) / usual)} times its usual size; a slip of the decimal point?`;
    warnings.push({ code: "hundredfold slip", message });
  }
  if (inPercent.length > 0) {
    const message = `${table.source}: ${named(inPercent)} look like percent, and were taken for fractions; say ${unit} percent (or ${unit} fraction, if they are).`;
    warnings.push({ code: "figures in percent", message });
  }
  return warnings;
}

/** A column that is a riskless rate and was not named as one, so that it counts as a factor. */
export function risklessDoubts(table: WideTable, factors: ReadonlyMap<string, Float64Array>): StudyWarning[] {
  return [...factors]
    .filter(([name, values]) => RISKLESS_NAME.test(name) || isNeverNegative(values))
    .map(([name]) => ({
      code: "riskless rate as a factor",
      message: `${table.source}: ${name} looks like the riskless rate and was taken for a factor; say --risk-free ${name}.`,
    }));
}

function isNeverNegative(values: Float64Array): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length >= FEWEST_FIGURES && known.every((value) => value >= 0);
}

/** A riskless rate (fractions a session) that can't be one of a session. */
export function risklessRateDoubts(table: WideTable, name: string, values: Float64Array): StudyWarning[] {
  const usual = usualSize(values);
  if (!(usual > HIGHEST_RISKLESS)) return [];
  const message = `${table.source}: ${name} is ${usual} a session, which no riskless rate is; it is in percent (--factors-unit percent) or a yearly one.`;
  return [{ code: "riskless rate too high", message }];
}

/** Stretches without a row that are longer than any holiday. */
export function holeDoubts(table: WideTable): StudyWarning[] {
  const { dates } = table;
  const holes = dates.flatMap((date, row) => {
    const before = dates[row - 1];
    if (before === undefined) return [];
    const days = dayNumber(date) - dayNumber(before);
    return days > LONGEST_CLOSURE_DAYS ? [`${before} and ${date} (${days} days)`] : [];
  });
  if (holes.length === 0) return [];
  const more = holes.length > MOST_NAMED ? ` and ${holes.length - MOST_NAMED} more` : "";
  const message = `${table.source}: there is no row between ${holes.slice(0, MOST_NAMED).join(", ")}${more}; the return after it spans the hole.`;
  return [{ code: "hole in the data", message }];
}

/** From this share of returns that are exactly zero on, a price stands still too often to follow its market by the day. */
const THIN_SHARE = 0.3;

/**
 * Securities whose price often stands still: what it did not follow today it follows another day, so that residuals of
 * different days move together and tests across events of one day reject too often over several sessions. In: the
 * securities and the returns of each, NaN where missing.
 */
export function thinDoubts(securities: readonly string[], returns: readonly Float64Array[]): StudyWarning[] {
  const thin = new Map<string, string>();
  returns.forEach((values, at) => {
    const known = values.filter((value) => !Number.isNaN(value));
    const share = known.filter((value) => value === 0).length / known.length;
    const name = securities[at] ?? "";
    if (share >= THIN_SHARE) thin.set(name, `${name} (${Math.round(100 * share)}%)`);
  });
  if (thin.size === 0) return [];
  const message = `Many returns are exactly zero: ${named([...thin.values()])}. A price that stands still follows its market late; tests across events of one day then reject too often over several sessions (10% for 5% where half are zero), and hold on day 0. Zeros that stand for missing returns are to be left empty.`;
  return [{ code: "thin trading", message }];
}

const round = (value: number): string => String(Number(value.toPrecision(3)));

function named(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return `${names.length === 1 ? "column" : "columns"} ${names.slice(0, MOST_NAMED).join(", ")}${more}`;
}
