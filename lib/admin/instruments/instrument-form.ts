import { z } from "zod";
import { isExchangeCode } from "../../market/exchanges.ts";
import { TREATMENT_SPANS } from "../../market/price-limit.ts";
import { ratePair } from "../../quotes/exchange-rate.ts";
import { symbolProblem } from "../../quotes/yahoo/symbol.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { InstrumentEntity } from "../../store/reference/edit-instruments.ts";
import { textLine } from "../forms/checks.ts";
import { codedProblems, firstOfEachField, type NamedFieldProblem } from "../forms/form-problems.ts";
import type { InstrumentFields } from "./instrument-fields.ts";
import { fitProblems, type InstrumentVocabulary } from "./instrument-fit.ts";

/** What an instrument can be. */
export const INSTRUMENT_KINDS = ["share", "index", "fund", "currency"] as const;

/** What can be wrong with a field; the page has a sentence for each. */
const INSTRUMENT_CODES = [
  "empty",
  "too long",
  "bad text",
  "bad symbol",
  "bad kind",
  "bad currency",
  "bad number",
  "unknown exchange",
  "pair on an exchange",
  "pair by another name",
  "unknown company",
  "company of no share",
  "primary without company",
  "primary twice",
  "dividends of no share",
  "stands in as no fund",
  "units of no share",
  "bad spans",
  "unknown benchmark",
  "benchmark of another kind",
  "benchmark itself",
  "benchmark twice",
  "too many",
  "unknown at Yahoo",
  "kind differs",
  "kind unknown",
  "currency differs",
  "exchange differs",
  "exchange without rules",
] as const;
export type InstrumentCode = (typeof INSTRUMENT_CODES)[number];
/** Of a list, `field` has the row: `benchmarks.1` is the second benchmark. */
export type InstrumentFieldProblem = NamedFieldProblem<InstrumentCode>;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const says = (code: InstrumentCode) => ({ error: code });
const capitals = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase());
const orNull = (text: string): string | null => (text === "" ? null : text);
const isCurrency = (text: string) => CURRENCIES.has(text);
const isSymbol = (text: string) => symbolProblem(text) === null;
const optional = (isFit: (text: string) => boolean, code: InstrumentCode) =>
  capitals.refine((text) => text === "" || isFit(text), says(code)).transform(orNull);

const fieldsSchema = z.object({
  symbol: capitals.refine(isSymbol, says("bad symbol")),
  kind: z.enum(INSTRUMENT_KINDS, says("bad kind")),
  name: textLine(200, "too long", "bad text").min(1, says("empty")),
  exchange: optional(isExchangeCode, "unknown exchange"),
  currency: capitals.refine(isCurrency, says("bad currency")),
  company: z.string().trim().transform(orNull),
  primary: z.boolean(),
  dividendCurrency: optional(isCurrency, "bad currency"),
  standInFor: optional(isSymbol, "bad symbol"),
  sharesPerUnit: z
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, says("bad number"))
    .transform(Number)
    .refine((number) => number > 0, says("bad number")),
  specialTreatment: z
    .string()
    .trim()
    .transform(orNull)
    .refine((text) => text === null || TREATMENT_SPANS.test(text), says("bad spans")),
});

/** Rows of benchmarks that a form can send. */
const MOST_BENCHMARKS = 20;

/** What the form decides; on which board a share is listed is not its to change. */
export type InstrumentValues = Omit<InstrumentEntity, "board">;

/**
 * What was typed as an instrument, or every field that can't be used. Symbols and currencies become capitals,
 * benchmarks that are empty are left out, and a dividend currency that is the listing's own is none.
 */
export function parseInstrument(
  { benchmarks: typed, ...fields }: InstrumentFields,
  vocabulary: InstrumentVocabulary,
): Result<InstrumentValues, readonly InstrumentFieldProblem[]> {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) {
    return fail(codedProblems(parsed.error.issues, INSTRUMENT_CODES, "bad text"));
  }
  const { dividendCurrency, ...values } = parsed.data;
  if (typed.length > MOST_BENCHMARKS) {
    return fail([
      { field: `benchmarks.${MOST_BENCHMARKS}`, code: "too many", names: String(MOST_BENCHMARKS) },
    ]);
  }
  const benchmarks = typed.map((symbol) => symbol.trim().toUpperCase());
  const instrument = {
    ...values,
    dividendCurrency: dividendCurrency === values.currency ? null : dividendCurrency,
  };
  const problems = fitProblems({ ...instrument, benchmarks }, vocabulary);
  if (problems.length > 0) return fail(firstOfEachField(problems));
  return succeed({ ...instrument, benchmarks: benchmarks.filter((symbol) => symbol !== "") });
}

/**
 * The pairs against the US dollar that a share's figures need (its market value, dividends declared in another
 * currency) and that are not stored.
 */
export function missingPairs(
  {
    kind,
    currency,
    dividendCurrency,
  }: Pick<InstrumentValues, "currency" | "dividendCurrency"> & { readonly kind: string },
  stored: { has(symbol: string): boolean },
): string[] {
  if (kind !== "share") return [];
  const needed = [currency, dividendCurrency ?? currency].filter((one) => one !== "USD").map(ratePair);
  return [...new Set(needed)].filter((pair) => !stored.has(pair));
}
