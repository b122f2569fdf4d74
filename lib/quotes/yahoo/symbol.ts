import type { ProviderProblem } from "../quote-provider.ts";

/** Yahoo's symbols: 9988.HK, ^HSI, HKD=X, BRK-B. The library puts them into a path as they are. */
const SYMBOL = /^\^?[A-Z0-9]{1,16}([.-][A-Z0-9]{1,8}){0,2}(=X)?$/;

/** China Securities Index's own codes, `930713.CSI`, which Yahoo Finance and East Money do not have. */
const NOT_QUOTED = /\.CSI$/;

/** Whether a provider can be asked for an instrument; what can't be asked for stays as it ships or as a file brought it. */
export const isQuoted = (symbol: string): boolean => !NOT_QUOTED.test(symbol);

/** Why a text can't be sent as a symbol, or null. */
export function symbolProblem(symbol: string): ProviderProblem | null {
  if (SYMBOL.test(symbol)) return null;
  return { code: "unknown symbol", message: `${JSON.stringify(symbol)} is no symbol of Yahoo Finance.` };
}
