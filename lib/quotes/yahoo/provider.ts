import { addDays, localInstant } from "../../market/session-date.ts";
import { fail } from "../../result.ts";
import type { RequestPolicy } from "../http/patient-fetch.ts";
import type { ProviderProblem, QuoteProvider } from "../quote-provider.ts";
import { parseChart } from "./parse-chart.ts";
import { symbolProblem } from "./symbol.ts";
import { yahooClient } from "./yahoo-client.ts";
import { yahooProblem } from "./yahoo-problem.ts";

/**
 * Daily quotes of Yahoo Finance. Prices are raw: see `parseChart`. Yahoo divides its past by every split up to
 * today, so ask up to today and not for an older range: a split after the range is not in the answer.
 */
export function yahooProvider(policy: RequestPolicy = {}): QuoteProvider {
  const client = yahooClient(policy);
  return {
    name: "yahoo",
    async daily(request) {
      const { symbol, zone, from, to } = request;
      const problem = symbolProblem(symbol);
      if (problem !== null) return fail(problem);
      try {
        const answer = await client.chart(
          symbol,
          {
            period1: new Date(localInstant(from, "00:00", zone)),
            period2: new Date(localInstant(addDays(to, 1), "00:00", zone)),
            interval: "1d",
            events: "div,split",
            includePrePost: false,
            return: "object",
          },
          // The shape is checked once, by our own schema.
          { validateResult: false },
        );
        return parseChart(answer, request);
      } catch (error) {
        return fail(noPrices(error, request) ?? yahooProblem(error, symbol));
      }
    },
  };
}

/** The problem of a range without prices, where Yahoo says that of a symbol it knows. */
function noPrices(
  error: unknown,
  { symbol, from, to }: { readonly symbol: string; readonly from: string; readonly to: string },
): ProviderProblem | null {
  if (!(error instanceof Error) || !/data doesn.t exist for startdate/i.test(error.message)) return null;
  const message = `Yahoo Finance has no prices of ${symbol} between ${from} and ${to}.`;
  return { code: "unknown symbol", message };
}
