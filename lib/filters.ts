import { LONGEST_SEARCH } from "./searchable.ts";
import type { SessionWindow } from "./study/types.ts";
import { ESTIMATION_WINDOW, EVENT_WINDOW } from "./study/windows.ts";
import { windowText } from "./window-text.ts";

/** What a parameter's text can be. Lists are empty, dates and symbols null where they are left out. */
type Shape =
  /** Values that the store knows, repeated or separated by commas; none means all. */
  | { readonly shape: "list"; readonly words: string; readonly noun: string }
  /** Some of a few words. */
  | { readonly shape: "several"; readonly words: readonly string[] }
  /** One of a few words; the address need not say the default where every page opens on it (`pagesAgree`). */
  | {
      readonly shape: "choice";
      readonly words: readonly [string, ...string[]];
      readonly default: string;
      readonly pagesAgree: boolean;
    }
  /** What somebody types to find something, of so many letters at most; none finds everything. */
  | { readonly shape: "text"; readonly longest: number }
  /** An ISO date, included in the range; none means unbounded. */
  | { readonly shape: "date" }
  /** One symbol that the store knows. */
  | { readonly shape: "symbol"; readonly words: string; readonly noun: string }
  /** Sessions from day 0, both included, as `-1..1`. */
  | { readonly shape: "window"; readonly default: SessionWindow; readonly suggestions: readonly string[] };

/**
 * What a parameter chooses, from which follow what applies it (reactions/selection.ts) and what an export sends. A
 * reading asks one question more of figures that stay as they are.
 */
interface Subject {
  readonly about: "companies" | "listings" | "announcements" | "pairs" | "measure" | "reading" | "drawing";
}

/**
 * What reads a part of the filter: the feed, the list of announcements, an announcement's page, comparisons, unexplained
 * moves, a study of the reader's own dates, claims. All else reads it whole.
 */
export type FilterReader = "feed" | "list" | "event" | "compare" | "moves" | "study" | "claims";

export type FilterParameter = Shape &
  Subject & {
    readonly readBy: readonly FilterReader[];
    /** Its place among the chips of what differs from a page's opening; null for none. */
    readonly chip: number | null;
  };

/**
 * Everything a person can ask for, on a page, of an endpoint, on the command line and in an export alike, in the
 * order of an address. What a reader calls it is in the messages: `filter`, `filter.names` and `filter.words`.
 */
export const FILTER = {
  /** Slugs. On the page of an announcement: whose listings it shows in full beside those that it names. */
  company: {
    shape: "list",
    words: "companies",
    noun: "company",
    about: "companies",
    readBy: ["feed", "list", "event", "compare", "moves", "claims"],
    chip: 1,
  },
  /** Slugs of announcements. */
  event: {
    shape: "list",
    words: "events",
    noun: "announcement",
    about: "announcements",
    readBy: ["list", "compare", "claims"],
    chip: 2,
  },
  kind: {
    shape: "list",
    words: "kinds",
    noun: "kind of announcement",
    about: "announcements",
    readBy: ["feed", "list"],
    chip: 3,
  },
  from: { shape: "date", about: "announcements", readBy: ["list", "moves", "claims"], chip: 6 },
  to: { shape: "date", about: "announcements", readBy: ["list", "moves", "claims"], chip: 7 },
  /** None means each listing's own first benchmark. */
  benchmark: {
    shape: "symbol",
    words: "benchmarks",
    noun: "a stored benchmark",
    about: "measure",
    readBy: ["event", "compare", "study"],
    chip: 8,
  },
  model: {
    shape: "choice",
    words: ["market", "adjusted", "mean", "huber", "garch", "egarch"],
    default: "market",
    pagesAgree: true,
    about: "measure",
    readBy: ["event", "compare", "study"],
    chip: 11,
  },
  scale: {
    shape: "choice",
    words: ["price", "indexed", "log"],
    default: "indexed",
    pagesAgree: true,
    about: "drawing",
    readBy: [],
    chip: 12,
  },
  /** `primary` leaves out a company's further listings (BABA beside 9988.HK). */
  listing: {
    shape: "choice",
    words: ["all", "primary"],
    default: "all",
    pagesAgree: false,
    about: "listings",
    readBy: ["compare", "moves"],
    chip: 13,
  },
  /** `named` leaves out the pairs in which the announcement does not name the company. */
  relation: {
    shape: "choice",
    words: ["all", "named"],
    default: "all",
    pagesAgree: false,
    about: "pairs",
    readBy: [],
    chip: 14,
  },
  /** How a line is drawn; candles need an open, a high and a low. */
  chart: {
    shape: "choice",
    words: ["line", "area", "candles"],
    default: "line",
    pagesAgree: true,
    about: "drawing",
    readBy: [],
    chip: 15,
  },
  estimation: {
    shape: "window",
    default: ESTIMATION_WINDOW,
    suggestions: [windowText(ESTIMATION_WINDOW), "-250..-11", "-60..-11", "-110..-21"],
    about: "measure",
    readBy: ["event", "compare", "study"],
    chip: 10,
  },
  window: {
    shape: "window",
    default: EVENT_WINDOW,
    suggestions: ["0..0", windowText(EVENT_WINDOW), "0..1", "-2..2", "-5..5", "-10..10"],
    about: "measure",
    readBy: ["event", "compare", "study"],
    chip: 9,
  },
  /** What is laid over the prices: each listing's benchmark, what the model expected round announcements, what reports said of them. */
  overlay: {
    shape: "several",
    words: ["benchmark", "expected", "volume", "claims"],
    about: "drawing",
    readBy: [],
    chip: 5,
  },
  /** Makers of announcements, as they are stored, or with `(all)` every one of a group: `Alibaba (all)`. */
  maker: {
    shape: "list",
    words: "makers",
    noun: "maker",
    about: "announcements",
    readBy: ["feed", "list"],
    chip: 4,
  },
  /** Words that an announcement's titles, maker, kinds, companies or slug have, each of them, in any language. */
  search: {
    shape: "text",
    longest: LONGEST_SEARCH,
    about: "announcements",
    readBy: ["list"],
    chip: 0,
  },
  /** What companies live from, as it is stored: `chips`. */
  sector: {
    shape: "list",
    words: "sectors",
    noun: "sector",
    about: "companies",
    readBy: [],
    chip: 17,
  },
  /** Where listings trade, by the exchanges' records: `Shenzhen and Shanghai`. */
  place: {
    shape: "list",
    words: "places",
    noun: "place of an exchange",
    about: "listings",
    readBy: [],
    chip: 18,
  },
  /** Whether the lanes of announcements stand under the prices. */
  timeline: {
    shape: "choice",
    words: ["shown", "hidden"],
    default: "shown",
    pagesAgree: true,
    about: "drawing",
    readBy: [],
    chip: null,
  },
  /** Announcements of which only the day is known: shown but not ranked, ranked with the others, or left out. */
  dayonly: {
    shape: "choice",
    words: ["unranked", "ranked", "excluded"],
    default: "unranked",
    pagesAgree: true,
    about: "announcements",
    readBy: [],
    chip: 16,
  },
  /**
   * Which other announcements take their CAR windows out of the estimation window: none, those of the same company, or
   * all; `cluster` moves it before those of the company whose windows chain with this one's.
   */
  exclude: {
    shape: "choice",
    words: ["none", "company", "all", "cluster"],
    default: "none",
    pagesAgree: true,
    about: "measure",
    readBy: ["event", "compare", "study"],
    chip: 19,
  },
  /** Percent: whether a page says that an effect is shown to be smaller (two one-sided tests). */
  bound: {
    shape: "choice",
    words: ["none", "1", "2", "3", "5", "10"],
    default: "none",
    pagesAgree: true,
    about: "reading",
    readBy: ["event", "study"],
    chip: 20,
  },
} as const satisfies Readonly<Record<string, FilterParameter>>;

type Table = typeof FILTER;
export type FilterName = keyof Table;

/** The value of a parameter as its shape says. */
type ValueOf<Parameter> = Parameter extends { readonly shape: "list" }
  ? readonly string[]
  : Parameter extends { readonly shape: "several"; readonly words: readonly (infer Word)[] }
    ? readonly Word[]
    : Parameter extends { readonly shape: "choice"; readonly words: readonly (infer Word)[] }
      ? Word
      : Parameter extends { readonly shape: "window" }
        ? SessionWindow
        : string | null;

/** What a person asks for. */
export type Filter = { readonly [Name in FilterName]: ValueOf<Table[Name]> };

/** The parameters of which something holds: of a shape, about a subject, with a chip. */
export type NameWhere<Trait> = {
  [Name in FilterName]: Table[Name] extends Trait ? Name : never;
}[FilterName];
export type NameAbout<About extends FilterParameter["about"]> = NameWhere<{ readonly about: About }>;
/** The parameters that hold several values of the store's vocabulary. */
export type FilterList = NameWhere<{ readonly shape: "list" }>;
export type FilterChoice = NameWhere<{ readonly shape: "choice" }>;
/** The parameters that one of the readers of a part understands. */
export type NameReadBy<Reader extends FilterReader> = {
  [Name in FilterName]: Reader extends Table[Name]["readBy"][number] ? Name : never;
}[FilterName];

export type ChartScale = Filter["scale"];
export type ChartStyle = Filter["chart"];
export type ChartOverlay = Filter["overlay"][number];

/** The words that the store knows, by what a parameter's `words` calls them. */
export type FilterVocabulary = Readonly<
  Record<Table[FilterList | NameWhere<{ readonly shape: "symbol" }>]["words"], ReadonlySet<string>>
>;

/** Every parameter's name, in the order of an address. */
export const FILTER_NAMES: readonly FilterName[] = Object.keys(FILTER).filter(
  (name): name is FilterName => name in FILTER,
);

/** The names of the parameters of a shape, in the order of an address. */
export const namesOf = <Name extends Shape["shape"]>(shape: Name) =>
  FILTER_NAMES.filter((name) => hasShape(name, shape));
/** The names of those about a subject. */
export const namesAbout = <About extends Subject["about"]>(about: About) =>
  FILTER_NAMES.filter((name): name is NameAbout<About> => FILTER[name].about === about);
/** The names of those that a reader of a part of the filter reads. */
export const namesReadBy = <Reader extends FilterReader>(reader: Reader) => {
  const parameters: Readonly<Record<FilterName, FilterParameter>> = FILTER;
  return FILTER_NAMES.filter((name): name is NameReadBy<Reader> => parameters[name].readBy.includes(reader));
};

/** Whether a parameter has one of these shapes. */
export const hasShape = <Name extends Shape["shape"]>(
  name: FilterName,
  ...shapes: readonly Name[]
): name is NameWhere<{ readonly shape: Name }> => shapes.some((shape) => shape === FILTER[name].shape);

/** A value for each parameter, such as a whole filter. */
export function byName<Values extends Readonly<Record<FilterName, unknown>>>(
  make: (name: FilterName) => Values[FilterName],
): Values {
  const entries = FILTER_NAMES.map((name) => [name, make(name)]);
  return Object.fromEntries(entries);
}

/** What an address without any parameter asks for: everything stored. */
export const DEFAULT_FILTER = byName<Filter>((name) => {
  const parameter: FilterParameter = FILTER[name];
  if ("default" in parameter) return parameter.default;
  return parameter.shape === "list" || parameter.shape === "several" ? [] : null;
});

/** The scales in the order of their controls: what pages open on first. */
export const SCALES: readonly ChartScale[] = [
  FILTER.scale.default,
  ...FILTER.scale.words.filter((scale) => scale !== FILTER.scale.default),
];

type AgreedName = NameWhere<{ readonly pagesAgree: true }>;

/** What a page opens on: everything stored but for what the page says; no page changes what all agree on. */
export const openingFilter = (own: Partial<Omit<Filter, AgreedName>>): Filter => ({
  ...DEFAULT_FILTER,
  ...own,
});
