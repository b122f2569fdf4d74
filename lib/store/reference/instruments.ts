import { exchangeCode } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";
import type { Instrument } from "../generated/client.ts";

export type { Instrument };

/** A listing, index, fund or pair with its company's slug and its benchmarks' symbols in order. */
export interface InstrumentRecord extends Omit<Instrument, "exchange"> {
  /** Null for a currency pair. */
  readonly exchange: ExchangeCode | null;
  readonly company: string | null;
  readonly benchmarkSymbols: readonly string[];
}

/**
 * Every instrument, by symbol. Companies and benchmarks are read beside them: Prisma's own way of joining names
 * each row in the query, which a database of thousands of instruments refuses.
 * @throws UnknownExchange where one is on an exchange without a record
 */
export async function readInstruments(store: StoreSession): Promise<InstrumentRecord[]> {
  const [instruments, companies, benchmarks] = await Promise.all([
    store.instrument.findMany({ orderBy: { symbol: "asc" } }),
    store.company.findMany({ select: { id: true, slug: true } }),
    store.instrumentBenchmark.findMany({ orderBy: [{ instrumentId: "asc" }, { rank: "asc" }] }),
  ]);
  const slugs = new Map(companies.map(({ id, slug }) => [id, slug]));
  const symbols = new Map(instruments.map(({ id, symbol }) => [id, symbol]));
  const byInstrument = Map.groupBy(benchmarks, ({ instrumentId }) => instrumentId);
  return instruments.map((instrument) => ({
    ...instrument,
    exchange: instrument.exchange === null ? null : exchangeCode(instrument.exchange, instrument.symbol),
    company: instrument.companyId === null ? null : (slugs.get(instrument.companyId) ?? null),
    benchmarkSymbols: (byInstrument.get(instrument.id) ?? []).flatMap(
      ({ benchmarkId }) => symbols.get(benchmarkId) ?? [],
    ),
  }));
}

/** Says what an instrument's stored prices are, after all of them were replaced or the first were stored. */
export async function setBasis(
  store: StoreSession,
  instrumentId: number,
  basis: "raw" | "adjusted",
): Promise<void> {
  await store.instrument.update({ where: { id: instrumentId }, data: { basis } });
}

/** Keeps the first session in which an instrument traded, where that was needed to judge its prices. */
export async function setListingDay(
  store: StoreSession,
  instrumentId: number,
  listedOn: string,
): Promise<void> {
  await store.instrument.update({ where: { id: instrumentId }, data: { listedOn } });
}

/** How many shares of an instrument's company there were, by date (ISO, ascending), in units of its listing. */
export async function readUnitCounts(
  store: StoreSession,
  { companyId, sharesPerUnit }: Pick<Instrument, "companyId" | "sharesPerUnit">,
): Promise<{ readonly asOf: string; readonly units: number }[]> {
  if (companyId === null) return [];
  const counts = await store.shareCount.findMany({ where: { companyId }, orderBy: { asOf: "asc" } });
  return counts.map(({ asOf, shares }) => ({ asOf, units: shares / sharesPerUnit }));
}
