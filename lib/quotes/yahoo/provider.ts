import { addDays, localInstant } from "../../market/session-date.ts";
import { fail } from "../../result.ts";
import type { ProviderProblem, QuoteProvider } from "../types.ts";
import { yahooClient } from "./client.ts";
import { parseChart } from "./parse.ts";
import type { RequestPolicy } from "./patient-fetch.ts";
import { YahooRequestError } from "./request-error.ts";

/** Yahoo's symbols: 9988.HK, ^HSI, HKD=X, BRK-B. The library puts them into a path as they are. */
const SYMBOL = /^\^?[A-Z0-9]{1,16}([.-][A-Z0-9]{1,8}){0,2}(=X)?$/;

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
      if (!SYMBOL.test(symbol)) {
        return fail({
          code: "unknown symbol",
          message: `${JSON.stringify(symbol)} is no symbol of Yahoo Finance.`,
        });
      }
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
        return fail(providerProblem(error, request));
      }
    },
  };
}

function providerProblem(
  error: unknown,
  { symbol, from, to }: { readonly symbol: string; readonly from: string; readonly to: string },
): ProviderProblem {
  if (error instanceof YahooRequestError) return { code: error.code, message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  if (/data doesn.t exist for startdate/i.test(text)) {
    return {
      code: "unknown symbol",
      message: `Yahoo Finance has no prices of ${symbol} between ${from} and ${to}.`,
    };
  }
  if (/no data found|delisted|not found/i.test(text)) {
    return {
      code: "unknown symbol",
      message: `Yahoo Finance does not know ${symbol}, or no longer: it may be delisted.`,
    };
  }
  if (/too many requests|unauthorized|invalid crumb|forbidden/i.test(text)) {
    return { code: "refused", message: `Yahoo Finance refused the request: ${text}.` };
  }
  const [line = ""] = text.split("\n");
  return {
    code: "unreadable",
    message: `Yahoo Finance answered for ${symbol} in a form that can't be read (${line.slice(0, 120)}).`,
  };
}
