import { printedDecimal } from "../yahoo/float32.ts";
import { FileFault } from "./quote-file.ts";

/** A number as a cell has it. */
export interface WrittenNumber {
  readonly value: number;
  /** To what it is rounded: 10,000 for 61.50M, 0 for a number written out. */
  readonly rounding: number;
  /** Whether its cell counts in lots of 100: `1.2万手`. */
  readonly inLots: boolean;
}

/** Reads cells: a number, null where there is nothing, NaN where it is neither. */
export interface NumberReader {
  /** A price; what only an amount can have, as `M` or 万, makes it none. */
  readonly price: (cell: string) => number | null;
  /** A volume or an amount of money. */
  readonly amount: (cell: string) => WrittenNumber | null;
}

const NOTHING = new Set(["", "null", "none", "nan", "na", "n/a", "n/d", "-", "--", "—"]);
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A comma that can only part thousands: several of them, or a point behind them. */
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(,\d{3}|\.\d+)$/;
/** A comma that can only part decimals: not three digits behind it, or points before it. */
const DECIMALS = /^[+-]?(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)$/;
/** What a number may look like where commas part thousands, and where they part decimals. */
const WITH_THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const WITH_DECIMALS = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
/** Points that can only part thousands. */
const POINT_THOUSANDS = /^[+-]?\d{1,3}(\.\d{3}){2,}$/;
/** A point that can only part decimals, so that a comma parts thousands. */
const DECIMAL_POINT = /^[+-]?(\d*\.(\d{1,2}|\d{4,})|(\d{4,}|0*)\.\d{3})$/;
/** Apostrophes and spaces part thousands and nothing else. */
const MARKED_THOUSANDS = /^[+-]?\d{1,3}(['’\u00a0\u202f ]\d{3})+([.,]\d+)?$/;

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  bn: 1e9,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  亿: 1e8,
  万亿: 1e12,
};
const SCALED = /^(.*?\d)\s*(万亿|百万|[千万亿]|bn|[kmb])?\s*(手|股|shares|lots)?$/i;

/** Signs and codes before or behind a price, with the currencies they can mean; the first names it. */
const SIGNS: readonly (readonly [sign: string, currencies: readonly string[]])[] = [
  ["HK$", ["HKD"]],
  ["US$", ["USD"]],
  ["$", ["USD", "HKD", "SGD", "CAD", "AUD", "TWD"]],
  ["€", ["EUR"]],
  ["£", ["GBP"]],
  ["¥", ["CNY", "JPY"]],
  ["港元", ["HKD"]],
  ["美元", ["USD"]],
  ["元", ["CNY", "HKD"]],
  ["USD", ["USD"]],
  ["HKD", ["HKD"]],
  ["CNY", ["CNY"]],
  ["RMB", ["CNY"]],
  ["EUR", ["EUR"]],
  ["GBP", ["GBP"]],
  ["JPY", ["JPY"]],
];

/** A cell without its currency, and the sign of that; the sign is null where it has none. */
function withoutCurrency(cell: string): { readonly rest: string; readonly sign: string | null } {
  const text = cell
    .normalize("NFKC")
    .trim()
    .replace(/^'(?=[\d+.-])/, "");
  for (const [sign] of SIGNS) {
    const [, minus = "", behind] =
      new RegExp(`^([+-]?)${sign.replace("$", "\\$")}\\s*(.*)$`, "i").exec(text) ?? [];
    if (behind !== undefined) return { rest: minus + behind, sign };
    if (text.toLowerCase().endsWith(sign.toLowerCase())) {
      return { rest: text.slice(0, -sign.length).trim(), sign };
    }
  }
  return { rest: text, sign: null };
}

/** The sign of the currency that a price is written with, or null. */
export const currencySign = (cell: string): string | null =>
  /^[\d.,+-]*$/.test(cell) ? null : withoutCurrency(cell).sign;

/** The currency that a sign means for a listing in `listed`: that one where it can be, else another. */
export function currencyOfSign(sign: string, listed: string): string {
  const meant = SIGNS.find(([one]) => one === sign)?.[1] ?? [];
  return meant.includes(listed) ? listed : (meant[0] ?? sign);
}

/**
 * A reader for the numbers of a file. Commas are thousands' or decimals' for the whole file, by the cells that leave no
 * choice; a cell of another form is no number. Signs of currencies are left out, apostrophes and spaces part
 * thousands. `placeOf` says where a cell stands.
 * @throws FileFault when cells have commas and none settles what they mean, or two say opposite things
 */
export function numberReader(
  cells: readonly string[],
  placeOf: (cell: string) => string = () => "",
): NumberReader {
  const bodies = cells.map((cell) => ({ cell, body: bodyOf(cell).body }));
  const withComma = bodies.filter(({ body }) => /^[+-]?[\d.]*,[\d.,]*$/.test(body));
  const decimals =
    withComma.find(({ body }) => DECIMALS.test(body)) ??
    (withComma.length > 0 ? bodies.find(({ body }) => POINT_THOUSANDS.test(body)) : undefined);
  const thousands = withComma.find(({ body }) => THOUSANDS.test(body));
  const against =
    withComma.length === 0 ? undefined : (thousands ?? bodies.find(({ body }) => DECIMAL_POINT.test(body)));
  if (against !== undefined && decimals !== undefined) {
    throw new FileFault(
      "ambiguous",
      `Its numbers ${against.cell} and ${decimals.cell} can't be of one form.${placeOf(against.cell)}${placeOf(decimals.cell)}`,
    );
  }
  const [sample] = withComma;
  if (sample !== undefined && against === undefined && decimals === undefined) {
    throw new FileFault(
      "ambiguous",
      `Its numbers, such as ${sample.cell}, could have a decimal comma or one between thousands, and no cell settles it.${placeOf(sample.cell)} Write them with a decimal point and no other mark.`,
    );
  }
  const read = (body: string): number | null => {
    if (decimals === undefined) return readPlain(WITH_THOUSANDS.test(body) ? body.replaceAll(",", "") : body);
    return readPlain(WITH_DECIMALS.test(body) ? body.replaceAll(".", "").replace(",", ".") : body);
  };
  return {
    price: (cell) => {
      const { body, scale, counts } = bodyOf(cell);
      if (scale !== 1 || counts !== "" || exponentRounding(body) > LARGEST_ROUNDING) return Number.NaN;
      return withoutNoise(body, read(body));
    },
    amount: (cell) => {
      const { body, scale, counts } = bodyOf(cell);
      const value = read(body);
      if (value === null) return null;
      const decimalsWritten = /[.,](\d+)$/.exec(body)?.[1]?.length ?? 0;
      return {
        value: Number((value * scale).toPrecision(15)),
        rounding: scale === 1 ? exponentRounding(body) : scale / 10 ** decimalsWritten,
        inLots: counts === "手" || counts === "lots",
      };
    },
  };
}

/** A price that a spreadsheet shows as 1.44E+02 has lost its cents. */
const LARGEST_ROUNDING = 0.01;

/** To what a number with an exponent is rounded by the digits that it has: 1 for 1.44E+02; 0 without an exponent. */
function exponentRounding(body: string): number {
  const [, decimals = "", exponent] = /^[+-]?\d*(?:[.,](\d*))?e([+-]?\d+)$/i.exec(body) ?? [];
  return exponent === undefined ? 0 : 10 ** (Number(exponent) - decimals.length);
}

interface Body {
  /** The digits with their marks. */
  readonly body: string;
  readonly scale: number;
  /** `手`, `股`, `lots`, `shares` or nothing. */
  readonly counts: string;
}

function bodyOf(cell: string): Body {
  if (PLAIN.test(cell)) return { body: cell, scale: 1, counts: "" };
  const { rest } = withoutCurrency(cell);
  const [, digits = rest, unit = "", counts = ""] = SCALED.exec(rest) ?? [];
  const body = MARKED_THOUSANDS.test(digits) ? digits.replaceAll(/['’\u00a0\u202f ]/g, "") : digits;
  return { body, scale: SCALES[unit.toLowerCase()] ?? 1, counts: counts.toLowerCase() };
}

function readPlain(cell: string): number | null {
  if (NOTHING.has(cell.toLowerCase())) return null;
  return PLAIN.test(cell) ? Number(cell) : Number.NaN;
}

/** A price without the noise of the 32-bit float that it may have been printed from. */
function withoutNoise(body: string, value: number | null): number | null {
  const mark = Math.max(body.lastIndexOf("."), body.lastIndexOf(","));
  return value === null || mark < 0 ? value : printedDecimal(value, body.length - 1 - mark);
}
