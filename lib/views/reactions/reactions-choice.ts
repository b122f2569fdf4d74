import { z } from "zod";
import type { FilterProblem, QueryInput } from "../../filters/parse.ts";
import { parseSizeQuery, type SizeQuery, sizeQueryText } from "../../reactions/questions/size-query.ts";
import { shortText } from "../../short-text.ts";

/** The ways to look at one selection of reactions; the first is what a page opens on. */
export const REACTION_VIEWS = ["averages", "dumbbell", "table", "heat", "paths", "explained"] as const;
export type ReactionViewName = (typeof REACTION_VIEWS)[number];

/** What a heat map shows in each cell. */
export const HEAT_MEASURES = ["abnormal", "return", "car"] as const;
export type HeatMeasure = (typeof HEAT_MEASURES)[number];

/** What dumbbells are in order of: abnormal return, its distance from the return, or the announcement's date. */
export const DUMBBELL_ORDERS = ["abnormal", "gap", "date"] as const;
export type DumbbellOrder = (typeof DUMBBELL_ORDERS)[number];

/** What the reactions page's address says beside the filter. */
export interface ReactionsChoice {
  readonly view: ReactionViewName;
  readonly measure: HeatMeasure;
  readonly order: DumbbellOrder;
  /** What is explained by what, where that is the view. */
  readonly size: SizeQuery;
  /** The page of a long view as asked for; `pagePlace` makes a number of it. */
  readonly page: string | undefined;
}

/** Reads `view`, `measure`, `order`, `size`, `explain` and `page`; a word that is none of its choices is reported, its default stays. */
export function parseReactionsChoice(query: QueryInput): {
  readonly choice: ReactionsChoice;
  readonly problems: readonly FilterProblem[];
} {
  const problems: FilterProblem[] = [];
  const one = <Word extends string>(
    parameter: "view" | "measure" | "order",
    words: readonly [Word, ...Word[]],
  ): Word => {
    const given = firstOf(query, parameter);
    const parsed = z.enum(words).safeParse(given ?? words[0]);
    if (parsed.success) return parsed.data;
    const quoted = shortText(given ?? "");
    const message = `${parameter}: "${quoted}" is not one of ${words.join(", ")}`;
    problems.push({ parameter, code: "bad choice", given: quoted, message });
    return words[0];
  };
  const size = parseSizeQuery(query);
  const choice = {
    view: one("view", REACTION_VIEWS),
    measure: one("measure", HEAT_MEASURES),
    order: one("order", DUMBBELL_ORDERS),
    size: size.asked,
    page: firstOf(query, "page"),
  };
  return { choice, problems: [...problems, ...size.problems] };
}

/** The choices that are not the page's first, as its address holds them. */
export function choiceQuery({ view, measure, order, size }: ReactionsChoice): URLSearchParams {
  const query = new URLSearchParams();
  if (view !== REACTION_VIEWS[0]) query.set("view", view);
  if (measure !== HEAT_MEASURES[0]) query.set("measure", measure);
  if (order !== DUMBBELL_ORDERS[0]) query.set("order", order);
  for (const [name, text] of Object.entries(sizeQueryText(size))) if (text !== null) query.set(name, text);
  return query;
}

function firstOf(query: QueryInput, parameter: string): string | undefined {
  const value = query instanceof URLSearchParams ? query.getAll(parameter) : query[parameter];
  const first = typeof value === "string" ? value : value?.[0];
  return first === "" ? undefined : first;
}
