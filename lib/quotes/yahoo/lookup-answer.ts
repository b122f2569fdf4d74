import { z } from "zod";
import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { symbolProblem } from "./symbol.ts";

const EXCHANGES: ReadonlyMap<string, ExchangeCode> = new Map(
  EXCHANGE_CODES.flatMap((code) => exchange(code).codes.yahooNames.map((name) => [name, code] as const)),
);

const KINDS: ReadonlyMap<string, InstrumentKind> = new Map([
  ["EQUITY", "share"],
  ["INDEX", "index"],
  ["ETF", "fund"],
  ["CURRENCY", "currency"],
]);

/** What an instrument here can be. */
export type InstrumentKind = "share" | "index" | "fund" | "currency";

/** One result of Yahoo's search, which tells no currency. */
export interface SymbolMatch {
  readonly symbol: string;
  /** Yahoo's English name, plain text of at most 200 characters; the symbol where it has none. */
  readonly name: string;
  /** Yahoo's code of the exchange, and ours where it is one that has rules here. */
  readonly exchange: { readonly yahoo: string; readonly code: ExchangeCode | null };
  /** Null where it is nothing that can be an instrument here, such as a future or a cryptocurrency. */
  readonly kind: InstrumentKind | null;
}

/** What Yahoo tells of one symbol. */
export interface SymbolFacts extends SymbolMatch {
  /** ISO code, except for what is quoted in a hundredth of it: GBp is a penny. */
  readonly currency: string;
}

const row = z.object({
  symbol: z.string().min(1).max(40),
  longName: z.string().max(200).optional(),
  shortName: z.string().max(200).optional(),
  longname: z.string().max(200).optional(),
  shortname: z.string().max(200).optional(),
  exchange: z.string().max(20).default(""),
  quoteType: z.string().max(40).default(""),
});

/** A quote's answer as facts; fails on one without symbol or currency. */
export const quoteAnswer = row
  .extend({ currency: z.string().regex(/^[A-Za-z]{3}$/) })
  .transform((quote): SymbolFacts => ({ ...matchOf(quote), currency: quote.currency }));

/**
 * A search's answer as matches in Yahoo's order. Rows that can't be asked for here are left out: companies that
 * are not listed have no symbol, and a future's is none that is sent.
 */
export const searchAnswer = z
  .object({ quotes: z.array(z.unknown()) })
  .transform(({ quotes }): SymbolMatch[] =>
    quotes.flatMap((raw) => {
      const parsed = row.safeParse(raw);
      return parsed.success && symbolProblem(parsed.data.symbol) === null ? [matchOf(parsed.data)] : [];
    }),
  );

function matchOf(quote: z.infer<typeof row>): SymbolMatch {
  const names = [quote.longName, quote.longname, quote.shortName, quote.shortname];
  return {
    symbol: quote.symbol,
    name: names.map((name) => name?.trim()).find((name) => name) ?? quote.symbol,
    exchange: { yahoo: quote.exchange, code: EXCHANGES.get(quote.exchange) ?? null },
    kind: KINDS.get(quote.quoteType) ?? null,
  };
}
