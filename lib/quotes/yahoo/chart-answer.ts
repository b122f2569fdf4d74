import { z } from "zod";

// The library may have turned some instants into dates already.
const instantSeconds = z.union([
  z.number().int(),
  z.date().transform((date) => Math.floor(date.getTime() / 1000)),
]);
const optionalText = z.string().min(1).nullable().default(null).catch(null);
const column = z.array(z.number().nullable());

/** Three capital letters; anything else, such as pence (`GBp`), is as if nothing was said. */
const statedCurrency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable()
  .default(null)
  .catch(null);
const dividend = z.object({ amount: z.number(), date: instantSeconds, currency: statedCurrency });
const split = z.object({
  date: instantSeconds,
  numerator: z.number(),
  denominator: z.number(),
});
/** Each bar is multiplied by all splits after it. */
const MOST_SPLITS = 500;
const prices = z.object({ open: column, high: column, low: column, close: column, volume: column });

/**
 * The part of a chart answer that is used. `adjclose` is only compared with ours, so a form of it that can't be
 * read is none: for 9988.HK Yahoo subtracts US dollar dividends from Hong Kong dollar prices.
 */
export const chartAnswer = z
  .object({
    meta: z.object({
      currency: z.string().min(1),
      symbol: optionalText,
      dataGranularity: optionalText,
      firstTradeDate: instantSeconds.nullable().default(null).catch(null),
      regularMarketTime: instantSeconds.nullable().default(null).catch(null),
    }),
    timestamp: z.array(z.number().int()).default([]),
    events: z
      .object({
        dividends: z.record(z.string(), dividend).optional(),
        splits: z
          .record(z.string(), split)
          .refine((splits) => Object.keys(splits).length <= MOST_SPLITS, "more splits than any share had")
          .optional(),
      })
      .default({}),
    indicators: z.object({
      quote: z.array(prices).max(1),
      adjclose: z
        .array(z.object({ adjclose: column.default([]) }))
        .max(1)
        .catch([]),
    }),
  })
  .refine(
    ({ timestamp, indicators: { quote } }) =>
      quote[0]
        ? Object.values(quote[0]).every(({ length }) => length === timestamp.length)
        : timestamp.length === 0,
    "its columns differ in length",
  );

export type ChartAnswer = z.infer<typeof chartAnswer>;

/** One row of the answer; the instant in seconds since the epoch, prices as Yahoo gives them. */
export interface ChartRow {
  readonly seconds: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly volume: number | null;
  /** The close corrected for dividends by Yahoo's own way. */
  readonly adjustedClose: number | null;
}

/**
 * The columns of an answer as rows, in the order in which they came. Adjusted closes are left out where their
 * column has another length: nobody could say which row they belong to.
 */
export function chartRows(answer: ChartAnswer): ChartRow[] {
  const [quote] = answer.indicators.quote;
  const given = answer.indicators.adjclose[0]?.adjclose ?? [];
  const adjusted = given.length === answer.timestamp.length ? given : [];
  return answer.timestamp.map((seconds, index) => ({
    seconds,
    open: quote?.open[index] ?? null,
    high: quote?.high[index] ?? null,
    low: quote?.low[index] ?? null,
    close: quote?.close[index] ?? null,
    volume: quote?.volume[index] ?? null,
    adjustedClose: adjusted[index] ?? null,
  }));
}
