// Numbers as files write them: with a decimal point or a decimal comma, never guessed in silence.
import { InputFault } from "./input-fault.ts";

/** Which mark parts decimals, where a person says it. */
export type DecimalMark = "point" | "comma";

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "-", "."]);
/** A comma that can only part decimals: not three digits behind it, a zero alone before it, or points before it. */
const CERTAIN_COMMA = /^[+-]?(\d*,(\d{1,2}|\d{4,})|0,\d+|\d{1,3}(\.\d{3})+,\d+)$/;
/** One comma with three digits behind it: decimals or thousands. */
const EITHER_COMMA = /^[+-]?\d{1,3},\d{3}$/;
/** Commas that can only part thousands. */
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+|,\d{3})$/;
const COMMA_NUMBER = /^[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d+)?$/;

/** Reads the cells of one file; NaN is a missing cell, null one that is no number. */
export interface NumberReader {
  read(cell: string, line: number): number | null;
  /** The first cell that a comma was taken for decimals in because semicolons or tabs part the cells; null for none. */
  assumedComma(): string | null;
}

/**
 * A reader for one file. A comma parts decimals where no other reading is left, where `said` says so, or where
 * the file's cells are parted by something else than commas; points and commas for decimals in one file are refused.
 * Throws InputFault when two cells can't be of one form, or a comma in a file of commas could be either.
 */
export function numberReader(
  source: string,
  delimiter: () => string,
  said: DecimalMark | undefined,
): NumberReader {
  let withPoint: string | null = null;
  let withComma: string | null = null;
  let assumed: string | null = null;

  const one = (cell: string, line: number): void => {
    if (said !== undefined || withPoint === null || withComma === null) return;
    throw new InputFault(
      source,
      line,
      `"${cell}" has another decimal mark than "${cell === withPoint ? withComma : withPoint}"; say --decimal point or --decimal comma`,
    );
  };

  return {
    read(cell, line) {
      const text = cell.trim();
      if (PLAIN.test(text)) {
        if (said === "comma" && text.includes(".")) {
          return /^[+-]?\d{1,3}(\.\d{3})+$/.test(text) ? Number(text.replaceAll(".", "")) : null;
        }
        if (text.includes(".")) {
          withPoint ??= text;
          if (withComma !== null) one(text, line);
        }
        return Number(text);
      }
      if (MISSING.has(text.toLowerCase())) return Number.NaN;
      const body = text.replace(/(?<=\d)[\u00a0\u202f' ](?=\d{3})/g, "");
      if (body !== text && PLAIN.test(body)) return Number(body);
      if (said !== "comma" && THOUSANDS.test(body)) {
        withPoint ??= text;
        one(text, line);
        return Number(body.replaceAll(",", ""));
      }
      if (said === "point") return EITHER_COMMA.test(body) ? Number(body.replace(",", "")) : null;
      if (!COMMA_NUMBER.test(body) || !body.includes(",")) return null;
      if (said === undefined && EITHER_COMMA.test(body) && !CERTAIN_COMMA.test(body)) {
        if (delimiter() === ",") {
          throw new InputFault(
            source,
            line,
            `"${text}" could have a decimal comma or one between thousands; say --decimal comma or --decimal point`,
          );
        }
        assumed ??= text;
      }
      withComma ??= text;
      one(text, line);
      return Number(body.replaceAll(".", "").replace(",", "."));
    },
    assumedComma: () => assumed,
  };
}
