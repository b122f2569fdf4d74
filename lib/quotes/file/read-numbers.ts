import { FileFault } from "./quote-file.ts";

/** Reads one cell: a number, null where there is nothing, NaN where it is neither. */
export type NumberReader = (cell: string) => number | null;

const NOTHING = new Set(["", "null", "none", "nan", "na", "n/a", "n/d", "-", "--"]);
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** A comma that can only part thousands: several of them, or a point behind them. */
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(,\d{3}|\.\d+)$/;
/** A comma that can only part decimals: not three digits behind it, or points before it. */
const DECIMALS = /^[+-]?(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)$/;
/** What a number may look like where commas part thousands, and where they part decimals. */
const WITH_THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const WITH_DECIMALS = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
/** A point that can only part decimals, so that a comma parts thousands. */
const DECIMAL_POINT = /^[+-]?(\d*\.(\d{1,2}|\d{4,})|(\d{4,}|0*)\.\d{3})$/;

/**
 * A reader for the numbers of a file. Commas are thousands' or decimals' for the whole file, by the cells that
 * leave no choice; a cell of another form is no number. `placeOf` says where a cell stands.
 * @throws FileFault when cells have commas and none settles what they mean, or two say opposite things
 */
export function numberReader(
  cells: readonly string[],
  placeOf: (cell: string) => string = () => "",
): NumberReader {
  const withComma = cells.filter((cell) => /^[+-]?[\d.]*,[\d.,]*$/.test(cell));
  if (withComma.length === 0) return readPlain;
  const thousands = withComma.find((cell) => THOUSANDS.test(cell));
  const decimals = withComma.find((cell) => DECIMALS.test(cell));
  const [sample = ""] = withComma;
  const against = thousands ?? cells.find((cell) => DECIMAL_POINT.test(cell));
  if (against !== undefined && decimals !== undefined) {
    throw new FileFault(
      "ambiguous",
      `Its numbers ${against} and ${decimals} can't be of one form.${placeOf(against)}${placeOf(decimals)}`,
    );
  }
  if (against === undefined && decimals === undefined) {
    throw new FileFault(
      "ambiguous",
      `Its numbers, such as ${sample}, could have a decimal comma or one between thousands, and no cell settles it.${placeOf(sample)} Write them with a decimal point and no other mark.`,
    );
  }
  return (cell) => {
    if (decimals === undefined) return readPlain(WITH_THOUSANDS.test(cell) ? cell.replaceAll(",", "") : cell);
    return readPlain(WITH_DECIMALS.test(cell) ? cell.replaceAll(".", "").replace(",", ".") : cell);
  };
}

function readPlain(cell: string): number | null {
  if (NOTHING.has(cell.toLowerCase())) return null;
  return PLAIN.test(cell) ? Number(cell) : Number.NaN;
}
