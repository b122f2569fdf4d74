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

/** Exchanges that Yahoo writes otherwise than Chinese sources do. */
const EXCHANGES = new Map([["SS", "SH"]]);

function parts(symbol: string): { readonly code: string; readonly exchange: string | null } {
  const text = symbol.trim().toUpperCase();
  const [, before, body = text, after] =
    /^(?:(SH|SZ|HK|US)(?:[.:]|(?=\d)))?(.+?)(?:\.([A-Z]{2}))?$/.exec(text) ?? [];
  const exchange = before ?? after ?? null;
  return {
    code: body.replace(/^(\^|0+(?=\d))/, ""),
    exchange: exchange === null ? null : (EXCHANGES.get(exchange) ?? exchange),
  };
}
