import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import { FileFault, type KnownSymbols } from "./quote-file.ts";

/** The exchanges whose codes are digits, as Chinese sources and Yahoo, whose symbols are kept here, write them. */
const NUMBERED = EXCHANGE_CODES.flatMap((code) => {
  const { digits, yahooSuffix, chinese } = exchange(code).codes;
  return digits === null
    ? []
    : [{ code, digits, yahooSuffix, chinese, names: [chinese, yahooSuffix.slice(1)] }];
});
const BEFORE = NUMBERED.map(({ chinese }) => chinese).join("|");
const AFTER = NUMBERED.flatMap(({ names }) => names).join("|");
const CODE = new RegExp(`^(?:(${BEFORE})[.:]?)?0?\\d{4,6}(?:\\.(${AFTER}))?$`);

/** A code that may have lost the zeros before it, as spreadsheets take them away. */
const SHORT = /^\d{1,5}$/;
/** How codes begin that an exchange has given out, by its code at Yahoo: others can't be meant. */
const GIVEN_OUT: Readonly<Record<string, RegExp>> = {
  XSHE: /^(00[0-4]|30[0-4]|200|399|15|16|18)/,
  XSHG: /^(000|6|5|900)/,
  XHKG: /^/,
};

/**
 * The stored symbol that a file's symbol or bare code means; null where none is stored. `9988.HK.csv`'s own spelling
 * counts whatever its case; 002315, 09988 and 600000.SH are Chinese codes.
 * @throws FileFault when a bare code could be of two exchanges, stored or not: 2318 is 2318.HK, or 002318.SZ whose
 * zeros a spreadsheet took away
 */
export function storedSymbol(written: string, known: KnownSymbols): string | null {
  const text = written.trim().toUpperCase();
  if (known.has(text)) return text;
  const meant = meanings(text);
  const stored = meant.filter((symbol) => known.has(symbol));
  const isShort = SHORT.test(text);
  if (stored.length > 1 || (isShort && meant.length > 1)) {
    const both = (isShort ? meant : stored).join(" or ");
    throw new FileFault(
      "ambiguous",
      `Its code ${written} could be ${both}. Write the symbol in full, or say --symbol.`,
    );
  }
  return stored[0] ?? null;
}

/** The other symbols, stored or not, that a bare code could mean beside the one that it was taken for. */
export const otherMeanings = (written: string, symbol: string): string[] =>
  meanings(written.trim().toUpperCase()).filter((one) => one !== symbol);

/** The symbols of all exchanges that a code in capitals could mean; none where it is no code. */
function meanings(text: string): string[] {
  const match = CODE.exec(text);
  if (!match && !SHORT.test(text)) return [];
  const name = match?.[1] ?? match?.[2];
  const digits = text.replace(/\D/g, "");
  return NUMBERED.filter(({ names }) => name === undefined || names.includes(name)).flatMap((one) => {
    const { digits: length, yahooSuffix, code } = one;
    const isLost = digits.length < length.yahoo;
    // A zero in front was not lost, and Hong Kong's codes are written without theirs.
    if (isLost && digits.startsWith("0")) return [];
    const whole = codeAtYahoo(digits.padStart(length.yahoo, "0"), length);
    if (whole.length > length.chinese || !(GIVEN_OUT[code]?.test(whole) ?? true)) return [];
    return [whole + yahooSuffix];
  });
}

/** Hong Kong's codes have five digits in Chinese sources and four at Yahoo: 09988 is 9988, and 80700 stays. */
function codeAtYahoo(digits: string, length: { readonly chinese: number; readonly yahoo: number }): string {
  const padding = "0".repeat(length.chinese - length.yahoo);
  return digits.length === length.chinese && digits.startsWith(padding)
    ? digits.slice(padding.length)
    : digits;
}
