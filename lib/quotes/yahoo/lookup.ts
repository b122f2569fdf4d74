import { fail, type Result, succeed } from "../../result.ts";
import type { RequestPolicy } from "../http/patient-fetch.ts";
import type { ProviderProblem } from "../quote-provider.ts";
import { CrumbError } from "./crumb-error.ts";
import { quoteAnswer, type SymbolFacts, type SymbolMatch, searchAnswer } from "./lookup-answer.ts";
import { symbolProblem } from "./symbol.ts";
import { yahooClient } from "./yahoo-client.ts";
import { unknownSymbol, unreadable, yahooProblem } from "./yahoo-problem.ts";

export type { SymbolFacts, SymbolMatch };

const MATCHES = 10;
/** Yahoo's own field takes no more. */
const LONGEST_TEXT = 100;

/**
 * What Yahoo Finance tells of one symbol. That needs a cookie and a crumb; where Yahoo gives none, or takes the
 * crumb for a bad one, a fresh client tries once more, and then the problem is `refused`.
 */
export async function lookUpSymbol(
  policy: RequestPolicy,
  symbol: string,
): Promise<Result<SymbolFacts, ProviderProblem>> {
  const problem = symbolProblem(symbol);
  if (problem !== null) return fail(problem);
  try {
    const answer = await askQuote(policy, symbol);
    if (answer === undefined) return fail(unknownSymbol(symbol));
    const parsed = quoteAnswer.safeParse(answer);
    return parsed.success ? succeed(parsed.data) : fail(unreadable(symbol, faultOf(parsed.error)));
  } catch (error) {
    return fail(yahooProblem(error, symbol));
  }
}

/** Up to ten symbols that Yahoo Finance finds for a text, the best first; none for an empty text. */
export async function searchSymbols(
  policy: RequestPolicy,
  text: string,
): Promise<Result<SymbolMatch[], ProviderProblem>> {
  const query = text.trim().slice(0, LONGEST_TEXT);
  if (query === "") return succeed([]);
  try {
    const answer: unknown = await yahooClient(policy).search(
      query,
      { quotesCount: MATCHES, newsCount: 0, enableNavLinks: false },
      { validateResult: false },
    );
    const parsed = searchAnswer.safeParse(answer);
    return parsed.success
      ? succeed(parsed.data)
      : fail(unreadable(JSON.stringify(query), faultOf(parsed.error)));
  } catch (error) {
    return fail(yahooProblem(error, JSON.stringify(query)));
  }
}

async function askQuote(policy: RequestPolicy, symbol: string): Promise<unknown> {
  const ask = (): Promise<unknown> => yahooClient(policy).quote(symbol, undefined, { validateResult: false });
  try {
    return await ask();
  } catch (error) {
    if (!isCrumbFault(error)) throw error;
    return ask();
  }
}

const isCrumbFault = (error: unknown): boolean =>
  error instanceof CrumbError ||
  (error instanceof Error && /access is not allowed|crumb/i.test(error.message));

function faultOf({
  issues: [issue],
}: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): string {
  return issue ? `${issue.path.map(String).join(".")}: ${issue.message}` : "no reason";
}
