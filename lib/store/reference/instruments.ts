import type { QuoteAction } from "../../market/bar.ts";
import { exchangeCode } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";
import type { CorporateAction, Instrument } from "../generated/client.ts";

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

/** The corporate actions of an instrument in order of their ex-dates. */
export async function readActions(store: StoreSession, instrumentId: number): Promise<QuoteAction[]> {
  const rows = await store.corporateAction.findMany({ where: { instrumentId }, orderBy: { exDate: "asc" } });
  return rows.map(quoteAction);
}

/** The corporate actions of every instrument by its id, in order of their ex-dates. */
export async function readAllActions(store: StoreSession): Promise<Map<number, QuoteAction[]>> {
  const rows = await store.corporateAction.findMany({ orderBy: { exDate: "asc" } });
  const byInstrument = new Map<number, QuoteAction[]>();
  for (const row of rows) {
    const known = byInstrument.get(row.instrumentId) ?? [];
    byInstrument.set(row.instrumentId, [...known, quoteAction(row)]);
  }
  return byInstrument;
}

function quoteAction({ id: _id, instrumentId: _instrument, kind, ...action }: CorporateAction): QuoteAction {
  return { ...action, kind: kind === "split" ? "split" : "dividend" };
}

/**
 * Adds actions that are not stored yet; returns how many. One that is stored already stays as it is, because
 * a filing read by a person outranks a provider's figure.
 */
export async function addActions(
  store: StoreSession,
  instrumentId: number,
  actions: readonly QuoteAction[],
): Promise<number> {
  const stored = await readActions(store, instrumentId);
  const known = new Set(stored.map(({ exDate, kind }) => `${exDate} ${kind}`));
  const fresh = actions.filter(({ exDate, kind }) => !known.has(`${exDate} ${kind}`));
  if (fresh.length > 0) {
    await store.corporateAction.createMany({ data: fresh.map((action) => ({ ...action, instrumentId })) });
  }
  return fresh.length;
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
