import { environment } from "../../env.ts";
import type { RequestPolicy } from "../../quotes/http/patient-fetch.ts";
import type { ProviderProblem } from "../../quotes/quote-provider.ts";
import {
  lookUpSymbol,
  type SymbolFacts,
  type SymbolMatch,
  searchSymbols,
} from "../../quotes/yahoo/lookup.ts";
import { symbolProblem } from "../../quotes/yahoo/symbol.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { differences } from "./instrument-check.ts";
import type { InstrumentFields } from "./instrument-fields.ts";
import type { InstrumentFieldProblem } from "./instrument-form.ts";

export type { SymbolFacts, SymbolMatch };

/** A person waits for the answer, so it is short of patience: two tries, and never longer than 12 seconds in all. */
export const yahooPolicy = (): RequestPolicy => ({
  origin: environment().YAHOO_ORIGIN,
  timeoutMilliseconds: 5000,
  tries: 2,
  longestDelayMilliseconds: 1000,
  signal: AbortSignal.timeout(12_000),
});

/** What Yahoo Finance has for a text: the one symbol that it is, or symbols that it may mean. */
export type LookedUp =
  | { readonly kind: "symbol"; readonly facts: SymbolFacts }
  | { readonly kind: "matches"; readonly matches: readonly SymbolMatch[] };

/**
 * Looks a text up at Yahoo Finance: as a symbol where it can be one, otherwise, and where Yahoo does not know it
 * or keeps a symbol's facts back, by searching.
 */
export async function lookUp(
  policy: RequestPolicy,
  text: string,
): Promise<Result<LookedUp, ProviderProblem>> {
  const symbol = text.trim().toUpperCase();
  if (symbolProblem(symbol) === null) {
    const facts = await lookUpSymbol(policy, symbol);
    if (facts.ok) return succeed({ kind: "symbol", facts: facts.value });
    if (facts.problem.code === "unreachable") return facts;
  }
  const found = await searchSymbols(policy, text);
  return found.ok ? succeed({ kind: "matches", matches: found.value }) : fail(found.problem);
}

/** A form with what Yahoo says put into its empty fields, and where what was typed differs from it. */
export function filledBy(
  fields: InstrumentFields,
  facts: SymbolFacts,
): { readonly fields: InstrumentFields; readonly problems: readonly InstrumentFieldProblem[] } {
  const or = (typed: string, said: string | null) => (typed.trim() === "" ? (said ?? "") : typed);
  const filled = {
    ...fields,
    symbol: facts.symbol,
    name: or(fields.name, facts.name),
    kind: or(fields.kind, facts.kind),
    currency: or(fields.currency, facts.currency),
    exchange: or(fields.exchange, facts.exchange.code),
  };
  const problems = differences(
    {
      symbol: filled.symbol,
      kind: filled.kind,
      currency: filled.currency.trim().toUpperCase(),
      exchange: filled.exchange === "" ? null : filled.exchange,
    },
    facts,
  );
  return { fields: filled, problems };
}
