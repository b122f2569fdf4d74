import type { ClaimInstrument, ClaimWorld } from "../../claims/claim-world.ts";
import { datedRateOn } from "../../quotes/exchange-rate.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { Reference } from "../reference.ts";
import { loadSeries } from "../series.ts";
import { limitFacts, loadRates } from "../sessions/market-facts.ts";

const KINDS: readonly ClaimInstrument["kind"][] = ["share", "index", "fund", "currency"];

function claimInstrument(
  { id, symbol, kind, currency, exchange, company, basis, sharesPerUnit }: InstrumentRecord,
  { actions }: Reference,
): ClaimInstrument {
  return {
    symbol,
    kind: KINDS.find((known) => known === kind) ?? "share",
    currency,
    exchange,
    company,
    basis: basis === "raw" ? "raw" : "adjusted",
    sharesPerUnit,
    splits: (actions.get(id) ?? []).flatMap(({ exDate, ratio }) =>
      ratio === null ? [] : [{ exDate, ratio }],
    ),
  };
}

/** Everything stored, as claims are checked against it, as of a reference's revision. */
export function claimWorld(store: Store, reference: Reference): ClaimWorld {
  const { instruments, listings } = reference;
  const series = (symbol: string) => loadSeries(store, reference, symbol);
  const linesOf = (company: string | null) => listings.filter((listing) => listing.company === company);
  return {
    instrument: (symbol) => {
      const record = instruments.get(symbol);
      return record ? claimInstrument(record, reference) : null;
    },
    mainListing: (company) => linesOf(company)[0]?.symbol ?? null,
    otherLines: (symbol) => {
      const company = instruments.get(symbol)?.company ?? null;
      const lines = company === null ? [] : linesOf(company).map((listing) => listing.symbol);
      return lines.filter((other) => other !== symbol);
    },
    otherIndexes: (symbol) => {
      const own = instruments.get(symbol);
      const isOther = ({ symbol: other, kind, currency }: InstrumentRecord) =>
        (kind === "index" || kind === "fund") && other !== symbol && currency === own?.currency;
      return [...instruments.values()]
        .filter(isOther)
        .map((other) => other.symbol)
        .sort();
    },
    series,
    shareCounts: (company) => {
      const id = reference.companies.find(({ slug }) => slug === company)?.id ?? -1;
      return reference.shareCounts.get(id) ?? [];
    },
    dollarRate: async (currency, date) => {
      if (currency === "USD") return { rate: 1, asOf: date };
      const rates = await loadRates(store, reference, currency);
      return rates && datedRateOn(rates, date);
    },
    limitOf: async (symbol, session) => {
      const listing = listings.find((one) => one.symbol === symbol);
      const own = await series(symbol);
      const index = own?.position.get(session);
      return listing && own && index !== undefined ? limitFacts(reference, listing, own, index) : null;
    },
  };
}
