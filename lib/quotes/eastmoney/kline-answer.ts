import { z } from "zod";
import { isIsoDate } from "../../market/session-date.ts";

const figure = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, "must be a number")
  .transform(Number);
const optionalFigure = z.union([z.literal("-").transform(() => null), figure]);

/** One row: the close comes second, and volume and amount are in the market's own units. */
const kline = z
  .string()
  .transform((row) => row.split(","))
  .pipe(
    z
      .tuple([
        z.string().refine(isIsoDate, "must be an ISO date"),
        optionalFigure,
        figure,
        optionalFigure,
        optionalFigure,
        optionalFigure,
        optionalFigure,
      ])
      .rest(z.string()),
  )
  .transform(([session, open, close, high, low, volume, amount]) => ({
    session,
    open,
    high,
    low,
    close,
    volume,
    amount,
  }));

/** The answer of the daily bars; `data` is null for a code that East Money does not know. */
export const klineAnswer = z.object({
  data: z
    .object({
      code: z.string(),
      market: z.number().int(),
      /** How many rows there are in all, inside the range or not. */
      dktotal: z.number().int().optional(),
      klines: z.array(kline),
    })
    .nullable(),
});

export type Kline = z.infer<typeof kline>;
