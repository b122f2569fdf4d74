import { RequestError } from "../http/request-error.ts";
import type { ProviderProblem } from "../quote-provider.ts";

/** What yahoo-finance2 threw for a symbol or a text, as a problem; most of its errors are plain ones with a text. */
export function yahooProblem(error: unknown, symbol: string): ProviderProblem {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  if (/no data found|delisted|not found/i.test(text)) return unknownSymbol(symbol);
  if (/too many requests|unauthorized|invalid c(rumb|ookie)|forbidden/i.test(text)) {
    return { code: "refused", message: `Yahoo Finance refused the request: ${text}.` };
  }
  const [line = ""] = text.split("\n");
  return unreadable(symbol, line.slice(0, 120));
}

/** Yahoo has nothing by this symbol. */
export const unknownSymbol = (symbol: string): ProviderProblem => ({
  code: "unknown symbol",
  message: `Yahoo Finance does not know ${symbol}, or no longer: it may be delisted.`,
});

/** An answer in another shape than ours; `why` in a few words. */
export const unreadable = (symbol: string, why: string): ProviderProblem => ({
  code: "unreadable",
  message: `Yahoo Finance answered for ${symbol} in a form that can't be read (${why}).`,
});
