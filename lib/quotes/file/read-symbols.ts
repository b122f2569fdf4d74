import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import { FileFault, type KnownSymbols } from "./quote-file.ts";

/** The exchanges whose codes are digits, as Chinese sources and Yahoo, whose symbols are kept here, write them. */
const NUMBERED = EXCHANGE_CODES.flatMap((code) => {
  const { digits, yahooSuffix, chinese } = exchange(code).codes;
  return digits === null ? [] : [{ digits, yahooSuffix, chinese, names: [chinese, yahooSuffix.slice(1)] }];
});
const BEFORE = NUMBERED.map(({ chinese }) => chinese).join("|");
const AFTER = NUMBERED.flatMap(({ names }) => names).join("|");
const CODE = new RegExp(`^(?:(${BEFORE})[.:]?)?0?\\d{4,6}(?:\\.(${AFTER}))?$`);

/**
 * The stored symbol that a file's symbol or bare code means; null where none is stored. `9988.HK.csv`'s own spelling
 * counts whatever its case; 002315, 09988 and 600000.SH are Chinese codes.
 * @throws FileFault when a bare code is stored on two exchanges
 */
export function storedSymbol(written: string, known: KnownSymbols): string | null {
  const text = written.trim().toUpperCase();
  if (known.has(text)) return text;
  const match = CODE.exec(text);
  if (!match) return null;
  const name = match[1] ?? match[2];
  const digits = text.replace(/\D/g, "");
  const candidates = NUMBERED.filter(({ names }) => name === undefined || names.includes(name))
    .map((one) => codeAtYahoo(digits, one.digits) + one.yahooSuffix)
    .filter((symbol) => known.has(symbol));
  if (candidates.length > 1) {
    throw new FileFault(
      "ambiguous",
      `Its code ${written} could be ${candidates.join(" or ")}. Write the symbol in full, or say --symbol.`,
    );
  }
  return candidates[0] ?? null;
}

/** Hong Kong's codes have five digits in Chinese sources and four at Yahoo: 09988 is 9988, and 80700 stays. */
function codeAtYahoo(digits: string, length: { readonly chinese: number; readonly yahoo: number }): string {
  const padding = "0".repeat(length.chinese - length.yahoo);
  return digits.length === length.chinese && digits.startsWith(padding)
    ? digits.slice(padding.length)
    : digits;
}
