import { z } from "zod";
import { listValues, MOST_VALUES } from "./filters/list-values.ts";
import type { NormalReturnModel, SessionWindow } from "./study/types.ts";
import { windowText } from "./window-text.ts";

export type ChartScale = "price" | "indexed" | "log";
/** How a line is drawn; candles need an open, a high and a low. */
export type ChartStyle = "line" | "area" | "candles";
/** What is laid over the prices: each listing's benchmark, what the model expected round announcements. */
export type ChartOverlay = "benchmark" | "expected";
/** Whether the lanes of announcements stand under the prices. */
export type TimelineShown = "shown" | "hidden";
/** `primary` leaves out a company's further listings (BABA beside 9988.HK). */
export type ListingScope = "all" | "primary";
/** `named` leaves out the pairs in which the announcement does not name the company. */
export type RelationScope = "all" | "named";

/** What a person can ask for, on a page, of an endpoint and in an export alike (README, "Every view as CSV"). */
export interface Filter {
  /** Company slugs; empty means all. */
  readonly company: readonly string[];
  /** Announcement slugs; empty means all. */
  readonly event: readonly string[];
  /** Kinds of announcement; empty means all. */
  readonly kind: readonly string[];
  /** ISO dates, both included; null means unbounded. */
  readonly from: string | null;
  readonly to: string | null;
  /** Symbol; null means each listing's own first benchmark. */
  readonly benchmark: string | null;
  readonly model: NormalReturnModel;
  readonly estimation: SessionWindow;
  readonly window: SessionWindow;
  readonly scale: ChartScale;
  readonly listing: ListingScope;
  readonly relation: RelationScope;
  readonly chart: ChartStyle;
  readonly overlay: readonly ChartOverlay[];
  /** Makers of announcements, as they are stored; empty means all. */
  readonly maker: readonly string[];
  readonly timeline: TimelineShown;
}

export const DEFAULT_FILTER: Filter = {
  company: [],
  event: [],
  kind: [],
  from: null,
  to: null,
  benchmark: null,
  model: "market",
  estimation: { start: -120, end: -11 },
  window: { start: -1, end: 1 },
  scale: "indexed",
  listing: "all",
  relation: "all",
  chart: "line",
  overlay: [],
  maker: [],
  timeline: "shown",
};

/** The parameters that hold several values of the store's vocabulary. */
export type FilterList = "company" | "event" | "kind" | "maker";

const CHART_OVERLAYS: readonly ChartOverlay[] = ["benchmark", "expected"];

/** Windows lie within so many sessions of day 0. */
export const WINDOW_LIMIT = 250;

/** The words that the store knows, against which a filter is checked. */
export interface FilterVocabulary {
  readonly companies: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly benchmarks: ReadonlySet<string>;
  readonly makers: ReadonlySet<string>;
}

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
  readonly parameter: keyof Filter | "sigma" | "by" | "view" | "measure" | "order";
  readonly code: FilterProblemCode;
  /** What was given, cut after 200 characters; of many values the first three. */
  readonly given: string;
  /** Of `many unknown`, how many they are; of `too many`, how many may be given. */
  readonly count?: number;
  /** A sentence in English, for the API. */
  readonly message: string;
}

/** Query parameters as `URLSearchParams` or as Next hands them to a page. */
export type QueryInput = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Characters of a value that a problem repeats. */
const LONGEST_GIVEN = 200;
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
  const report = (
    parameter: keyof Filter,
    code: FilterProblemCode,
    text: string,
    sentence: (given: string) => string,
    count?: number,
  ) => {
    const given = text.length > LONGEST_GIVEN ? `${text.slice(0, LONGEST_GIVEN)}…` : text;
    const message = `${parameter}: ${sentence(given)}`;
    problems.push({ parameter, code, given, message, ...(count === undefined ? {} : { count }) });
  };

  /** The known values of a list, or null where none is given or they are too many. */
  const values = (
    parameter: FilterList | "overlay",
    known: ReadonlySet<string>,
    code: FilterProblemCode,
    sentence: (given: string) => string,
  ): readonly string[] | null => {
    const read = listValues(valuesOf(query, parameter), known);
    if (!read.ok) {
      report(parameter, "too many", "", () => `more than ${MOST_VALUES} values are given`, MOST_VALUES);
      return null;
    }
    const unknown = read.value.filter((value) => !known.has(value));
    if (unknown.length <= MOST_NAMED) {
      for (const value of unknown) report(parameter, code, value, sentence);
    } else {
      const several = unknown.slice(0, 3).join(", ");
      const counted = (given: string) => `${unknown.length} values are unknown, "${given}" among them`;
      report(parameter, "many unknown", several, counted, unknown.length);
    }
    return read.value.length === 0 ? null : read.value.filter((value) => known.has(value));
  };
  const list = (parameter: FilterList, known: ReadonlySet<string>, noun: string) =>
    values(parameter, known, "unknown", (given) => `there is no ${noun} "${given}"`) ?? defaults[parameter];
  const overlays = (): readonly ChartOverlay[] => {
    const words = new Set<string>(CHART_OVERLAYS);
    const given = values("overlay", words, "bad choice", (word) => `"${word}" is not benchmark or expected`);
    const chosen = CHART_OVERLAYS.filter((known) => given?.includes(known));
    return chosen.length > 0 ? chosen : defaults.overlay;
  };
  const single = <Value>(
    parameter: keyof Filter,
    schema: z.ZodType<Value, string>,
    fallback: Value,
    code: FilterProblemCode,
    expected: string,
  ): Value => {
    const values = valuesOf(query, parameter).filter((value) => value !== "");
    const [value] = values;
    if (value === undefined) return fallback;
    if (values.length > 1) report(parameter, "repeated", values.join(","), () => "is given more than once");
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    report(parameter, code, value, (given) => `"${given}" is not ${expected}`);
    return fallback;
  };
  const window = (parameter: "estimation" | "window"): SessionWindow => {
    const fallback = defaults[parameter];
    const parsed = single(parameter, windowSchema, fallback, "bad window", "a window such as -1..1");
    const given = `${parsed.start}..${parsed.end}`;
    if (parsed.start > parsed.end) {
      report(parameter, "backward", given, () => `"${given}" ends before it starts`);
      return fallback;
    }
    if (parsed.start < -WINDOW_LIMIT || parsed.end > WINDOW_LIMIT) {
      report(
        parameter,
        "bad window",
        given,
        () => `"${given}" reaches beyond -${WINDOW_LIMIT}..${WINDOW_LIMIT}`,
      );
      return fallback;
    }
    return parsed;
  };
  const date = (parameter: "from" | "to") =>
    single<string | null>(
      parameter,
      z.iso.date(),
      defaults[parameter],
      "bad date",
      "a date such as 2025-03-06",
    );

  let [from, to] = [date("from"), date("to")];
  if (from !== null && to !== null && from > to) {
    const sentence = `the range ends on ${to}, before it starts on ${from}`;
    report("to", "backward", to, () => sentence);
    [from, to] = [defaults.from, defaults.to];
  }
  const filter: Filter = {
    company: list("company", vocabulary.companies, "company"),
    event: list("event", vocabulary.events, "announcement"),
    kind: list("kind", vocabulary.kinds, "kind of announcement"),
    from,
    to,
    benchmark: single<string | null>(
      "benchmark",
      z.string().refine((symbol) => vocabulary.benchmarks.has(symbol)),
      defaults.benchmark,
      "unknown",
      "a stored benchmark",
    ),
    model: single(
      "model",
      z.enum(["market", "adjusted", "mean"]),
      defaults.model,
      "bad choice",
      "market, adjusted or mean",
    ),
    estimation: window("estimation"),
    window: window("window"),
    scale: single(
      "scale",
      z.enum(["price", "indexed", "log"]),
      defaults.scale,
      "bad choice",
      "price, indexed or log",
    ),
    listing: single("listing", z.enum(["all", "primary"]), defaults.listing, "bad choice", "all or primary"),
    relation: single("relation", z.enum(["all", "named"]), defaults.relation, "bad choice", "all or named"),
    chart: single(
      "chart",
      z.enum(["line", "area", "candles"]),
      defaults.chart,
      "bad choice",
      "line, area or candles",
    ),
    overlay: overlays(),
    maker: list("maker", vocabulary.makers, "maker"),
    timeline: single(
      "timeline",
      z.enum(["shown", "hidden"]),
      defaults.timeline,
      "bad choice",
      "shown or hidden",
    ),
  };
  return { filter, problems };
}

/**
 * The query string of a filter, its parameters always in this order, with everything at its default left out.
 * `opening` is what the page at the address opens on: whatever differs from that is said too.
 */
export function filterQuery(filter: Filter, opening: Filter = DEFAULT_FILTER): URLSearchParams {
  const query = new URLSearchParams();
  for (const list of ["company", "event", "kind"] as const) {
    if (filter[list].length > 0) query.set(list, filter[list].join(","));
  }
  for (const text of ["from", "to", "benchmark"] as const) {
    const value = filter[text];
    if (value !== null) query.set(text, value);
  }
  for (const choice of ["model", "scale", "listing", "relation", "chart"] as const) {
    const value = filter[choice];
    if (value !== DEFAULT_FILTER[choice] || value !== opening[choice]) query.set(choice, value);
  }
  for (const window of ["estimation", "window"] as const) {
    const text = windowText(filter[window]);
    if (text !== windowText(DEFAULT_FILTER[window])) query.set(window, text);
  }
  for (const list of ["overlay", "maker"] as const) {
    if (filter[list].length > 0) query.set(list, filter[list].join(","));
  }
  if (filter.timeline !== DEFAULT_FILTER.timeline) query.set("timeline", filter.timeline);
  return query;
}

function valuesOf(query: QueryInput, parameter: string): readonly string[] {
  if (query instanceof URLSearchParams) return query.getAll(parameter);
  const value = query[parameter];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
