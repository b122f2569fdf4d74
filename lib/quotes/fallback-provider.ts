import { fail, type Result, succeed } from "../result.ts";
import type { ProviderProblem, ProviderSeries, QuoteProvider } from "./quote-provider.ts";

/** A provider that can tell without asking which symbols it has; one that can't is asked. */
export interface PartialProvider extends QuoteProvider {
  readonly covers?: (symbol: string) => boolean;
}

type Answer = Result<ProviderSeries, ProviderProblem>;

/**
 * Asks a second provider where the first fails or no longer knows a symbol. A provider that doesn't cover the
 * symbol isn't asked where the other does. An answer of the second without a single bar is no help: the first's
 * problem stands. Where both fail, the problem has the first's code and both messages; where the first does not
 * know the symbol and the second neither, the first's problem is given as it is. The series names who answered,
 * and says in a remark why it was the second.
 */
export function fallbackProvider(first: PartialProvider, second: PartialProvider): PartialProvider {
  const firstCovers = (symbol: string) => first.covers?.(symbol) ?? true;
  const secondCovers = (symbol: string) => second.covers?.(symbol) ?? true;
  return {
    name: `${first.name},${second.name}`,
    covers: (symbol) => firstCovers(symbol) || secondCovers(symbol),
    async daily(request) {
      const { symbol, from, to } = request;
      if (!firstCovers(symbol) && secondCovers(symbol)) return named(await second.daily(request), second);
      const answer = await first.daily(request);
      if (answer.ok || !secondCovers(symbol)) return named(answer, first);
      const other = named(await second.daily(request), second);
      if (!other.ok) return fail(bothProblems(answer.problem, other.problem));
      if (other.value.bars.length === 0) {
        const message = `${second.name} has no prices of ${symbol} between ${from} and ${to} either.`;
        return fail({ ...answer.problem, message: `${answer.problem.message} ${message}` });
      }
      const why = `${symbol}: ${other.value.provider} answered, because ${first.name} did not: ${answer.problem.message}`;
      return succeed({ ...other.value, remarks: [why, ...(other.value.remarks ?? [])] });
    },
  };
}

/** An answer with the name of who gave it, which a fallback inside a fallback has set already. */
const named = (answer: Answer, { name }: QuoteProvider): Answer =>
  answer.ok ? succeed({ ...answer.value, provider: answer.value.provider ?? name }) : answer;

function bothProblems(first: ProviderProblem, second: ProviderProblem): ProviderProblem {
  const neitherKnows = first.code === "unknown symbol" && second.code === "unknown symbol";
  return neitherKnows ? first : { code: first.code, message: `${first.message} ${second.message}` };
}
