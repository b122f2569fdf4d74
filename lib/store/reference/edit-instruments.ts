import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import type { Instrument } from "../generated/client.ts";
import { inChunks } from "../rows/chunks.ts";
import { type EditProblem, someNames } from "./edit-problem.ts";

/** What is said of an instrument itself: a column of the store and of `instruments.csv` each. */
export const instrumentRecord = z.object({
  symbol: z.string(),
  kind: z.enum(["share", "index", "fund", "currency"]),
  name: z.string(),
  currency: z.string(),
  exchange: z.string().nullable(),
  board: z.string().nullable(),
  primary: z.boolean(),
  dividendCurrency: z.string().nullable(),
  standInFor: z.string().nullable(),
  sharesPerUnit: z.number().positive(),
  specialTreatment: z.string().nullable().default(null),
} satisfies Record<keyof Omit<Instrument, "id" | "basis" | "listedOn" | "companyId">, z.ZodType>);

/**
 * An instrument with its company and its benchmarks in order. Whether its stored prices are raw or adjusted, and
 * when it was listed, the runs that store prices say.
 */
export const instrumentEntity = instrumentRecord.extend({
  company: z.string().nullable(),
  benchmarks: z.array(z.string()).readonly(),
});
export type InstrumentEntity = Readonly<z.infer<typeof instrumentEntity>>;

/** One instrument with its company's slug and its benchmarks' symbols, or null. */
export async function readInstrument(store: StoreSession, symbol: string): Promise<InstrumentEntity | null> {
  const row = await store.instrument.findUnique({
    where: { symbol },
    include: { company: { select: { slug: true } } },
  });
  if (!row) return null;
  const benchmarks = await store.$queryRaw<{ symbol: string }[]>`
    SELECT "symbol" FROM "InstrumentBenchmark" JOIN "Instrument" ON "Instrument"."id" = "benchmarkId"
    WHERE "instrumentId" = ${row.id} ORDER BY "rank"`;
  return instrumentEntity.parse({
    ...row,
    company: row.company?.slug ?? null,
    benchmarks: benchmarks.map((benchmark) => benchmark.symbol),
  });
}

/** Stores an instrument as given, under its symbol; its benchmarks are replaced. Call it in a transaction. */
export async function saveInstrument(
  store: StoreSession,
  { company: companySlug, benchmarks, ...row }: InstrumentEntity,
): Promise<Result<true, EditProblem>> {
  const company =
    companySlug === null ? null : await store.company.findUnique({ where: { slug: companySlug } });
  if (companySlug !== null && !company) return fail({ code: "unknown company", names: companySlug });
  const known = await inChunks(benchmarks, (chunk) =>
    store.instrument.findMany({ where: { symbol: { in: chunk } }, select: { id: true, symbol: true } }),
  );
  const ids = new Map(known.map(({ id, symbol }) => [symbol, id]));
  const unknown = benchmarks.filter((symbol) => !ids.has(symbol));
  if (unknown.length > 0) return fail({ code: "unknown instrument", names: unknown.join(", ") });

  const values = { ...row, companyId: company?.id ?? null };
  const { id: instrumentId } = await store.instrument.upsert({
    where: { symbol: row.symbol },
    create: values,
    update: values,
  });
  await store.instrumentBenchmark.deleteMany({ where: { instrumentId } });
  await store.instrumentBenchmark.createMany({
    data: benchmarks.flatMap((symbol, rank) => {
      const benchmarkId = ids.get(symbol);
      return benchmarkId === undefined ? [] : [{ instrumentId, rank, benchmarkId }];
    }),
  });
  return succeed(true);
}

/**
 * Removes an instrument on which nothing hangs: no bars or revisions, no dividends or splits, and no other
 * instrument that is measured against it. Call it in a transaction.
 */
export async function removeInstrument(
  store: StoreSession,
  symbol: string,
): Promise<Result<true, EditProblem>> {
  const instrument = await store.instrument.findUnique({
    where: { symbol },
    include: { _count: { select: { bars: true, actions: true, revisions: true } } },
  });
  if (!instrument) return succeed(true);
  const { bars, actions, revisions } = instrument._count;
  if (bars > 0 || revisions > 0) return fail({ code: "has bars", names: String(bars) });
  if (actions > 0) return fail({ code: "has actions", names: String(actions) });
  const measured = await store.$queryRaw<{ symbol: string }[]>`
    SELECT "symbol" FROM "InstrumentBenchmark" JOIN "Instrument" ON "Instrument"."id" = "instrumentId"
    WHERE "benchmarkId" = ${instrument.id} ORDER BY "symbol"`;
  if (measured.length > 0) {
    return fail({ code: "is benchmark", names: someNames(measured.map((row) => row.symbol)) });
  }
  await store.instrument.delete({ where: { id: instrument.id } });
  return succeed(true);
}
