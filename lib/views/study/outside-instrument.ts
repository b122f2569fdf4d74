import { clientAddress, clientNetwork } from "../../admin/access/client-address.ts";
import { yahooPolicy } from "../../admin/instruments/look-up.ts";
import { environment } from "../../env.ts";
import { coverage } from "../../market/calendar.ts";
import { exchange } from "../../market/exchanges.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { sessionOf } from "../../market/session-date.ts";
import { adjustedCloses } from "../../quotes/adjusted-close.ts";
import type { RequestPolicy } from "../../quotes/http/patient-fetch.ts";
import { namedProvider } from "../../quotes/providers.ts";
import type { ProviderProblemCode, ProviderSeries } from "../../quotes/quote-provider.ts";
import { lookUpSymbol, type SymbolFacts } from "../../quotes/yahoo/lookup.ts";
import { symbolProblem } from "../../quotes/yahoo/symbol.ts";
import type { StudiedInstrument } from "../../reactions/own/own-pairs.ts";
import type { Reference } from "../../reactions/reference.ts";
import { layOut } from "../../reactions/series.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { secondsToWait } from "./outside-limit.ts";

/** An instrument that is not stored, with its prices as Yahoo Finance gave them just now. Nothing of it is kept. */
export interface OutsideInstrument {
  readonly instrument: StudiedInstrument;
  readonly series: InstrumentSeries;
}

/** Why there is none; `seconds` is how long to wait, of `too often`. */
export interface OutsideProblem {
  readonly code: ProviderProblemCode | "other exchange" | "too often";
  readonly seconds: number;
}

/** Who asks, and where Yahoo is. */
export interface Asking {
  /** The network of the reader's address, which questions are counted by. */
  readonly network: string;
  readonly policy: RequestPolicy;
}

/** Whether a text can be asked for at Yahoo Finance, which the site's own quotes must come from too. */
export const canBeAsked = (text: string): boolean =>
  environment().QUOTES_PROVIDER.includes("yahoo") && symbolProblem(text.toUpperCase()) === null;

/** Who asks by the headers of a request; it waits no longer than whoever looks a symbol up for the admin. */
export const askingFor = (headers: Pick<Headers, "get">): Asking => ({
  network: clientNetwork(clientAddress(headers)),
  policy: yahooPolicy(),
});

/**
 * Asks Yahoo Finance for a symbol and its daily prices since the first session of its exchange's stored calendar: which
 * dates they are wanted for, it does not learn. Only an exchange with rules here has a day 0.
 */
export async function outsideInstrument(
  reference: Reference,
  text: string,
  { network, policy }: Asking,
): Promise<Result<OutsideInstrument, OutsideProblem>> {
  const seconds = secondsToWait(network, Date.now());
  if (seconds > 0) return fail({ code: "too often", seconds });
  const facts = await lookUpSymbol(policy, text.toUpperCase());
  if (!facts.ok) return fail({ code: facts.problem.code, seconds: 0 });
  const { symbol } = facts.value;
  const { code } = facts.value.exchange;
  const calendar = code === null ? undefined : reference.calendars.get(code);
  const covered = calendar && coverage(calendar);
  if (code === null || !calendar || !covered) return fail({ code: "other exchange", seconds: 0 });
  const { zone } = exchange(code);
  const setting = { ...environment(), YAHOO_ORIGIN: policy.origin };
  const { origin: _, ...patience } = policy;
  const answer = await namedProvider("yahoo", setting, patience).daily({
    ...{ symbol, zone, from: covered.first },
    to: sessionOf(Date.now(), zone),
  });
  if (!answer.ok) return fail({ code: answer.problem.code, seconds: 0 });
  const instrument = instrumentOf(facts.value, { ...answer.value, code }, benchmarksIn(reference, code));
  const bars = adjustedBars(answer.value);
  return succeed({ instrument, series: layOut(symbol, bars, calendar) });
}

/** The benchmarks of the stored listings of an exchange's place, those of most listings first. */
function benchmarksIn({ listings }: Reference, code: StudiedInstrument["exchangeCode"]): readonly string[] {
  const { place } = exchange(code);
  const own = listings.filter(({ exchangeCode }) => exchange(exchangeCode).place === place);
  const counts = new Map<string, number>();
  for (const symbol of own.flatMap(({ benchmarkSymbols }) => benchmarkSymbols)) {
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([symbol]) => symbol);
}

function instrumentOf(
  { symbol, name, kind }: SymbolFacts,
  { currency, code }: Pick<ProviderSeries, "currency"> & { readonly code: StudiedInstrument["exchangeCode"] },
  benchmarkSymbols: readonly string[],
): StudiedInstrument {
  return {
    id: -1,
    ...{ symbol, name, kind: kind ?? "share", currency, exchange: code, exchangeCode: code },
    ...{
      board: null,
      primary: true,
      basis: "raw",
      dividendCurrency: null,
      standInFor: null,
      sharesPerUnit: 1,
    },
    ...{ listedOn: null, specialTreatment: null, companyId: null, company: null },
    benchmarkSymbols: benchmarkSymbols.filter((benchmark) => benchmark !== symbol),
  };
}

/** The bars with Yahoo's own adjusted closes; where it lacks one, with ours from dividends in the listing's currency. */
function adjustedBars({ bars, actions, currency, adjustedCloses: own }: ProviderSeries) {
  const isWhole = own !== null && bars.every(({ session }) => own.has(session));
  const adjusted = isWhole ? bars.map(({ session, close }) => own.get(session) ?? close) : ourCloses();
  return bars.map((bar, at) => ({ ...bar, provider: "yahoo", adjustedClose: adjusted[at] ?? bar.close }));

  function ourCloses(): readonly number[] {
    const listed = actions.flatMap(({ exDate, kind, amount, ratio, currency: paidIn }) => {
      if (kind === "split") return [{ exDate, dividend: 0, ratio: ratio ?? 1, isSplit: true }];
      const isListed = amount !== null && (paidIn === null || paidIn === currency);
      return isListed ? [{ exDate, dividend: amount, ratio: 1 }] : [];
    });
    try {
      return adjustedCloses(bars, listed);
    } catch (error) {
      if (error instanceof RangeError) return bars.map(({ close }) => close);
      throw error;
    }
  }
}
