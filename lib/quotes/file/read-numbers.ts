import { FileFault } from "./quote-file.ts";

/** Reads one cell: a number, null where there is nothing, NaN where it is neither. */
export type NumberReader = (cell: string) => number | null;

const NOTHING = new Set(["", "null", "none", "nan", "na", "n/a", "n/d", "-", "--"]);
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A comma that can only part thousands: several of them, or a point behind them. */
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(,\d{3}|\.\d+)$/;
/** A comma that can only part decimals: not three digits behind it, or points before it. */
const DECIMALS = /^[+-]?(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)$/;

/**
 * A reader for the numbers of a file. Commas are thousands' or decimals' for the whole file, by the cells that
 * leave no choice.
 * @throws FileFault when cells have commas and none settles what they mean, or two say opposite things
 */
export function numberReader(cells: readonly string[]): NumberReader {
  const withComma = cells.filter((cell) => /^[+-]?[\d.]*,[\d.,]*$/.test(cell));
  const thousands = withComma.find((cell) => THOUSANDS.test(cell));
  const decimals = withComma.find((cell) => DECIMALS.test(cell));
  const [sample] = withComma;
  if (thousands !== undefined && decimals !== undefined) {
    throw new FileFault("ambiguous", `Its numbers ${thousands} and ${decimals} can't be of one form.`);
  }
  if (sample !== undefined && thousands === undefined && decimals === undefined) {
    throw new FileFault(
      "ambiguous",
      `Its numbers, such as ${sample}, could have a decimal comma or one between thousands, and no cell settles it. Write them with a decimal point and no other mark.`,
    );
  }
  const plain = (cell: string) =>
    decimals === undefined ? cell.replaceAll(",", "") : cell.replaceAll(".", "").replace(",", ".");
  return (cell) => {
    if (NOTHING.has(cell.toLowerCase())) return null;
    const text = withComma.length > 0 ? plain(cell) : cell;
    return PLAIN.test(text) ? Number(text) : Number.NaN;
  };
}
