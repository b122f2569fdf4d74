import { ratePair } from "../../quotes/exchange-rate.ts";
import type { InstrumentFieldProblem, InstrumentValues } from "./instrument-form.ts";

/** What is stored that an instrument must go with. */
export interface InstrumentVocabulary {
  /** The main listing's symbol of every company, null where it has none, by slug. */
  readonly companies: ReadonlyMap<string, string | null>;
  /** The kind of every instrument, by symbol. */
  readonly instruments: ReadonlyMap<string, string>;
}

const MEASURES: ReadonlySet<string> = new Set(["index", "fund"]);

/** Fields that are each fit for use, and yet do not go with one another or with what is stored. */
export function fitProblems(
  instrument: InstrumentValues,
  vocabulary: InstrumentVocabulary,
): InstrumentFieldProblem[] {
  return [
    ...placeProblems(instrument),
    ...companyProblems(instrument, vocabulary),
    ...shareProblems(instrument),
    ...benchmarkProblems(instrument, vocabulary),
  ];
}

const problem = (
  field: string,
  code: InstrumentFieldProblem["code"],
  names = "",
): InstrumentFieldProblem => ({ field, code, names });

function placeProblems({ kind, symbol, exchange, currency }: InstrumentValues): InstrumentFieldProblem[] {
  if (kind !== "currency") return exchange === null ? [problem("exchange", "empty")] : [];
  const pair = ratePair(currency);
  return [
    ...(exchange === null ? [] : [problem("exchange", "pair on an exchange")]),
    ...(symbol === pair ? [] : [problem("symbol", "pair by another name", pair)]),
  ];
}

function companyProblems(
  { kind, symbol, company, primary }: InstrumentValues,
  { companies }: InstrumentVocabulary,
): InstrumentFieldProblem[] {
  if (company === null) return primary ? [problem("primary", "primary without company")] : [];
  if (kind !== "share") return [problem("company", "company of no share")];
  if (!companies.has(company)) return [problem("company", "unknown company", company)];
  const main = companies.get(company) ?? null;
  return primary && main !== null && main !== symbol ? [problem("primary", "primary twice", main)] : [];
}

function shareProblems({
  kind,
  dividendCurrency,
  standInFor,
  sharesPerUnit,
}: InstrumentValues): InstrumentFieldProblem[] {
  return [
    ...(dividendCurrency !== null && kind !== "share" && kind !== "fund"
      ? [problem("dividendCurrency", "dividends of no share")]
      : []),
    ...(standInFor !== null && kind !== "fund" ? [problem("standInFor", "stands in as no fund")] : []),
    ...(sharesPerUnit !== 1 && kind !== "share" ? [problem("sharesPerUnit", "units of no share")] : []),
  ];
}

function benchmarkProblems(
  { symbol: own, benchmarks }: InstrumentValues,
  { instruments }: InstrumentVocabulary,
): InstrumentFieldProblem[] {
  const before = new Set<string>();
  return benchmarks.flatMap((symbol, at) => {
    if (symbol === "") return [];
    const field = `benchmarks.${at}`;
    const kind = instruments.get(symbol);
    if (symbol === own) return [problem(field, "benchmark itself")];
    if (kind === undefined) return [problem(field, "unknown benchmark", symbol)];
    if (!MEASURES.has(kind)) return [problem(field, "benchmark of another kind", symbol)];
    if (before.has(symbol)) return [problem(field, "benchmark twice", symbol)];
    before.add(symbol);
    return [];
  });
}
