import { z } from "zod";
import { type FilterProblem, parseFilter, type QueryInput } from "../../filters/parse.ts";
import { filterFor, filterQuery } from "../../filters/query.ts";
import { DEFAULT_FILTER } from "../../filters.ts";
import { shortText } from "../../short-text.ts";
import type { Reference } from "../reference.ts";
import type { MovesFilter } from "./unexplained-moves.ts";

/** How many residual standard deviations make a move, unless another number is asked for. */
export const DEFAULT_SIGMA = 3;

const sigmaSchema = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,3})?$/)
  .transform(Number)
  .pipe(z.number().min(2).max(10));

/** A query as the moves' page and its export read it. */
export interface MovesQuery {
  readonly filter: MovesFilter;
  readonly problems: readonly FilterProblem[];
  /** A `sigma` that is no number within 2 to 10, as it was given, shortened; the default stands in for it. */
  readonly badSigma: string | null;
}

/** Reads `company`, `from`, `to` and `listing` as every page does, and `sigma`; what can't be used is named. */
export function parseMovesQuery(query: QueryInput, reference: Reference): MovesQuery {
  const { filter, problems } = parseFilter(query, reference.vocabulary);
  const given = query instanceof URLSearchParams ? query.getAll("sigma") : [query.sigma ?? []].flat();
  const texts = given.filter((text) => text !== "");
  const sigma = sigmaSchema.safeParse(texts.length === 0 ? String(DEFAULT_SIGMA) : texts.join(","));
  return {
    filter: { ...filterFor("moves", filter), sigma: sigma.success ? sigma.data : DEFAULT_SIGMA },
    problems,
    badSigma: sigma.success ? null : shortText(texts.join(",")),
  };
}

/** The query string of a moves' filter, with defaults left out. */
export function movesQueryText({ sigma, ...filter }: MovesFilter): string {
  const query = filterQuery({ ...DEFAULT_FILTER, ...filter });
  if (sigma !== DEFAULT_SIGMA) query.set("sigma", String(sigma));
  return query.toString();
}
