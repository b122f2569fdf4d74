import { FileFault, type KnownSymbols } from "./quote-file.ts";

/** What a Chinese code can be followed by at Yahoo's, whose symbols are kept here. */
const SUFFIXES = [".SZ", ".SS", ".HK"];

/**
 * The stored symbol that a file's symbol or bare code means; null where none is stored. `9988.HK.csv`'s own spelling
 * counts whatever its case; 002315, 09988 and 600000.SH are Chinese codes.
 * @throws FileFault when a bare code is stored on two exchanges
 */
export function storedSymbol(written: string, known: KnownSymbols): string | null {
  const text = written.trim().toUpperCase();
  if (known.has(text)) return text;
  const code = /^(?:(SZ|SH|HK)[.:]?)?0?(\d{4,6})(?:\.(SZ|SH|SS|HK))?$/.exec(text);
  if (!code) return null;
  const [, before, , after] = code;
  const digits = text.replace(/\D/g, "");
  const exchange = (before ?? after)?.replace("SH", "SS");
  // Hong Kong's codes have five digits in Chinese sources and four at Yahoo.
  const bodies = (suffix: string) => (suffix === ".HK" ? [digits.replace(/^0(?=\d{4}$)/, "")] : [digits]);
  const candidates = SUFFIXES.filter((suffix) => exchange === undefined || suffix === `.${exchange}`)
    .flatMap((suffix) => bodies(suffix).map((body) => body + suffix))
    .filter((symbol) => known.has(symbol));
  if (candidates.length > 1) {
    throw new FileFault(
      "ambiguous",
      `Its code ${written} could be ${candidates.join(" or ")}. Write the symbol in full, or say --symbol.`,
    );
  }
  return candidates[0] ?? null;
}
