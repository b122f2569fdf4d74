import { z } from "zod";
import {
  byName,
  DEFAULT_FILTER,
  FILTER,
  type Filter,
  type FilterName,
  type FilterParameter,
  type FilterVocabulary,
} from "../filters.ts";
import { shortText } from "../short-text.ts";
import type { SessionWindow } from "../study/types.ts";
import { windowText } from "../window-text.ts";
import { listValues, MOST_VALUES } from "./list-values.ts";

/** Windows lie within so many sessions of day 0. */
const WINDOW_LIMIT = 250;

export type FilterProblemCode =
  | "unknown"
  | "many unknown"
  | "too many"
  | "bad date"
  | "backward"
  | "bad window"
  | "bad choice"
  | "repeated";

/** One parameter that could not be used, and was left at its default. */
export interface FilterProblem {
  readonly parameter:
    | FilterName
    | "sigma"
    | "by"
    | "base"
    | "axes"
    | "view"
    | "measure"
    | "order"
    | "size"
    | "explain"
    | "zone"
    | "report"
    | "verdict";
  readonly code: FilterProblemCode;
  /** What was given, shortened; of many values the first three. */
  readonly given: string;
  /** Of `many unknown`, how many they are; of `too many`, how many may be given. */
  readonly count?: number;
  /** A sentence in English, for the API. */
  readonly message: string;
}

/** Query parameters as `URLSearchParams` or as Next hands them to a page. */
export type QueryInput = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Unknown values of one list that are each named; more are one problem with their number. */
const MOST_NAMED = 10;

const WINDOW_PATTERN = /^(-?\d{1,4})\.\.(-?\d{1,4})$/;
const windowSchema = z
  .string()
  .regex(WINDOW_PATTERN)
  .transform((text) => {
    const [, start = "", end = ""] = WINDOW_PATTERN.exec(text) ?? [];
    return { start: Number(start), end: Number(end) };
  });

/**
 * Reads a filter. Whatever can't be used is reported and left at its default; the rest is kept, so that a page
 * can show both and an endpoint can refuse. `defaults` is what a page opens on.
 */
export function parseFilter(
  query: QueryInput,
  vocabulary: FilterVocabulary,
  defaults: Filter = DEFAULT_FILTER,
): { readonly filter: Filter; readonly problems: readonly FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const textsOf = (name: FilterName): Texts => ({
    texts: valuesOf(query, name),
    report: (code, text, sentence, count) => problems.push(filterProblem(name, code, text, sentence, count)),
  });
  const range = readRange(textsOf("from"), textsOf("to"), defaults);
  const filter = byName<Filter>((name) => {
    if (name === "from" || name === "to") return range[name];
    return read(FILTER[name], textsOf(name), vocabulary) ?? defaults[name];
  });
  return { filter, problems };
}

/** What an address gives for one parameter, and where to report what can't be used of it. */
interface Texts {
  readonly texts: readonly string[];
  readonly report: (
    code: FilterProblemCode,
    text: string,
    sentence: (given: string) => string,
    count?: number,
  ) => void;
}

/** The value of a parameter; null where none is given that can be used. */
function read(
  parameter: FilterParameter,
  given: Texts,
  vocabulary: Readonly<Record<string, ReadonlySet<string>>>,
): Filter[FilterName] {
  switch (parameter.shape) {
    case "list": {
      const known = vocabulary[parameter.words] ?? new Set();
      return readList(given, known, "unknown", (value) => `there is no ${parameter.noun} "${value}"`);
    }
    case "several": {
      const { words } = parameter;
      const chosen = readList(given, new Set(words), "bad choice", notOneOf(words));
      const inOrder = words.filter((word) => chosen?.includes(word));
      return inOrder.length > 0 ? inOrder : null;
    }
    case "choice":
      return readOne(given, z.enum(parameter.words), "bad choice", notOneOf(parameter.words));
    case "text":
      return readText(given, parameter.longest);
    case "date":
      return readDate(given);
    case "symbol": {
      const known = vocabulary[parameter.words];
      const schema = z.string().refine((symbol) => known?.has(symbol));
      return readOne(given, schema, "unknown", isNot(parameter.noun));
    }
    case "window":
      return readWindow(given);
  }
}

const isNot = (expected: string) => (given: string) => `"${given}" is not ${expected}`;

/** `"x" is not price, indexed or log`. */
const notOneOf = (words: readonly string[]) => isNot(`${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);

/** The known values of a list; null where none is given or they are too many. */
function readList(
  { texts, report }: Texts,
  known: ReadonlySet<string>,
  code: FilterProblemCode,
  sentence: (given: string) => string,
): readonly string[] | null {
  const values = listValues(texts, known);
  if (!values.ok) {
    report("too many", "", () => `more than ${MOST_VALUES} values are given`, MOST_VALUES);
    return null;
  }
  const unknown = values.value.filter((value) => !known.has(value));
  if (unknown.length <= MOST_NAMED) {
    for (const value of unknown) report(code, value, sentence);
  } else {
    const several = unknown.slice(0, 3).join(", ");
    const counted = (given: string) => `${unknown.length} values are unknown, "${given}" among them`;
    report("many unknown", several, counted, unknown.length);
  }
  return values.value.length === 0 ? null : values.value.filter((value) => known.has(value));
}

/** The first value given; null where none is, or none that the schema takes. */
function readOne<Value>(
  { texts, report }: Texts,
  schema: z.ZodType<Value, string>,
  code: FilterProblemCode,
  sentence: (given: string) => string,
): Value | null {
  const values = texts.filter((value) => value !== "");
  const [value] = values;
  if (value === undefined) return null;
  if (values.length > 1) report("repeated", values.join(","), () => "is given more than once");
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  report(code, value, sentence);
  return null;
}

/** What is typed, without the space round it. */
const readText = (given: Texts, longest: number) =>
  readOne(
    given,
    z.string().trim().max(longest),
    "bad choice",
    isNot(`a text of at most ${longest} characters`),
  ) || null;

const readDate = (given: Texts) =>
  readOne(given, z.iso.date(), "bad date", isNot("a date such as 2025-03-06"));

/** Both ends of the range; both at their default where it runs backward. */
function readRange(first: Texts, last: Texts, defaults: Filter): Pick<Filter, "from" | "to"> {
  const from = readDate(first) ?? defaults.from;
  const to = readDate(last) ?? defaults.to;
  if (from === null || to === null || from <= to) return { from, to };
  last.report("backward", to, () => `the range ends on ${to}, before it starts on ${from}`);
  return { from: defaults.from, to: defaults.to };
}

function readWindow(given: Texts): SessionWindow | null {
  const window = readOne(given, windowSchema, "bad window", isNot("a window such as -1..1"));
  if (window === null) return null;
  const text = windowText(window);
  if (window.start > window.end) {
    given.report("backward", text, () => `"${text}" ends before it starts`);
    return null;
  }
  if (window.start < -WINDOW_LIMIT || window.end > WINDOW_LIMIT) {
    given.report("bad window", text, () => `"${text}" reaches beyond -${WINDOW_LIMIT}..${WINDOW_LIMIT}`);
    return null;
  }
  return window;
}

function filterProblem(
  parameter: FilterProblem["parameter"],
  code: FilterProblemCode,
  text: string,
  sentence: (given: string) => string,
  count: number | undefined,
): FilterProblem {
  const given = shortText(text);
  const message = `${parameter}: ${sentence(given)}`;
  return { parameter, code, given, message, ...(count === undefined ? {} : { count }) };
}

function valuesOf(query: QueryInput, parameter: string): readonly string[] {
  if (query instanceof URLSearchParams) return query.getAll(parameter);
  const value = query[parameter];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
