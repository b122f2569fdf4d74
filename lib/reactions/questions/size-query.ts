import { z } from "zod";
import type { FilterProblem, QueryInput } from "../../filters/parse.ts";
import { shortText } from "../../short-text.ts";

/** What is explained: CAR over the window, or the abnormal return of day 0. The first unless another is asked for. */
export const SIZE_RESPONSES = ["car", "abnormal"] as const;
export type SizeResponse = (typeof SIZE_RESPONSES)[number];

/** What may explain it, in the order of the table. */
export const SIZE_REGRESSORS = ["kind", "role", "hour", "market", "maker"] as const;
export type SizeRegressor = (typeof SIZE_REGRESSORS)[number];
/** Makers are many, and often stand for one company: who wants them asks. */
const DEFAULT_REGRESSORS: readonly SizeRegressor[] = ["kind", "role", "hour", "market"];

/** What an address asks of the regression: `size` and `explain`. */
export interface SizeQuery {
  readonly response: SizeResponse;
  /** In their order, each once, and at least one. */
  readonly regressors: readonly SizeRegressor[];
}

/** Reads `size` and `explain`; what is none of their words is reported and left out. */
export function parseSizeQuery(query: QueryInput): {
  readonly asked: SizeQuery;
  readonly problems: readonly FilterProblem[];
} {
  const problems: FilterProblem[] = [];
  const refuse = (parameter: "size" | "explain", text: string, words: readonly string[]) => {
    const given = shortText(text);
    const message = `${parameter}: "${given}" is not one of ${words.join(", ")}`;
    problems.push({ parameter, code: "bad choice", given, message });
  };
  const [size = SIZE_RESPONSES[0]] = textsOf(query, "size");
  const response = z.enum(SIZE_RESPONSES).safeParse(size);
  if (!response.success) refuse("size", size, SIZE_RESPONSES);
  const words = textsOf(query, "explain").flatMap((text) => text.split(","));
  const bad = words.find((word) => !z.enum(SIZE_REGRESSORS).safeParse(word).success);
  if (bad !== undefined) refuse("explain", bad, SIZE_REGRESSORS);
  const regressors = SIZE_REGRESSORS.filter((name) => words.includes(name));
  return {
    asked: {
      response: response.success ? response.data : SIZE_RESPONSES[0],
      regressors: regressors.length > 0 ? regressors : DEFAULT_REGRESSORS,
    },
    problems,
  };
}

/** The same as it stands in an address, with defaults left out. */
export function sizeQueryText({
  response,
  regressors,
}: SizeQuery): Record<"size" | "explain", string | null> {
  const explain = regressors.join(",");
  return {
    size: response === SIZE_RESPONSES[0] ? null : response,
    explain: explain === DEFAULT_REGRESSORS.join(",") ? null : explain,
  };
}

function textsOf(query: QueryInput, parameter: string): string[] {
  const given = query instanceof URLSearchParams ? query.getAll(parameter) : [query[parameter] ?? []].flat();
  return given.filter((text) => text !== "");
}
