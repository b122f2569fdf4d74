import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";

/**
 * Whether a symbol in a file can be another spelling of a stored one: 09988, HK.09988 and 9988.HK are, and so are
 * BABA.US and BABA; 0700.HK and 9988.HK are not. Exchanges are compared where both name one.
 */
export function isSameSymbol(written: string, stored: string): boolean {
  const one = parts(written);
  const other = parts(stored);
  if (one.code !== other.code) return false;
  return one.exchange === null || other.exchange === null || one.exchange === other.exchange;
}

const CODES = EXCHANGE_CODES.map((code) => exchange(code).codes);
/** What Yahoo writes after a code, with what Chinese sources write: SS is SH. */
const CHINESE = new Map(CODES.map(({ yahooSuffix, chinese }) => [yahooSuffix.slice(1), chinese]));
const BEFORE = CODES.map(({ chinese }) => chinese).join("|");
/** An exchange unheard of has two letters, as the known ones mostly have. */
const AFTER = [
  "[A-Z]{2}",
  ...[...CHINESE.keys()].filter((suffix) => /^([A-Z]|[A-Z]{3,})$/.test(suffix)),
].join("|");
const SYMBOL = new RegExp(`^(?:(${BEFORE})(?:[.:]|(?=\\d)))?(.+?)(?:\\.(${AFTER}))?$`);

function parts(symbol: string): { readonly code: string; readonly exchange: string | null } {
  const text = symbol.trim().toUpperCase();
  const [, before, body = text, after] = SYMBOL.exec(text) ?? [];
  const name = before ?? after ?? null;
  return {
    code: body.replace(/^(\^|0+(?=\d))/, ""),
    exchange: name === null ? null : (CHINESE.get(name) ?? name),
  };
}
