import { type FilterProblem, parseFilter, type QueryInput } from "../../filters/parse.ts";
import { filterFor, filterQuery } from "../../filters/query.ts";
import type { Filter } from "../../filters.ts";
import {
  isKnownZone,
  type OwnDate,
  type OwnDates,
  ownDatesText,
  ownDateText,
  readOwnDates,
} from "../../reactions/own/own-dates.ts";
import { type StudiedInstrument, studiedInstruments } from "../../reactions/own/own-pairs.ts";
import type { Reference } from "../../reactions/reference.ts";
import { searchable } from "../../searchable.ts";
import { shortText } from "../../short-text.ts";
import { searchInstruments } from "../instrument-search.ts";
import { canBeAsked } from "./outside-instrument.ts";

/** What an address of `/study` asks for. */
export interface StudyChoice {
  /** What was typed as the instrument and as the dates, one a line, so that a form can show it again. */
  readonly typed: { readonly symbol: string; readonly dates: string };
  /** Which of the two the address has at all, if only empty as a form sends it. */
  readonly asked: { readonly symbol: boolean; readonly dates: boolean };
  /** Whether Yahoo Finance is to be asked where nothing stored is called so. */
  readonly isOutside: boolean;
  /** Null where nothing or nothing stored was typed. */
  readonly instrument: StudiedInstrument | null;
  /** The company's other listings; where nothing is called what was typed, what may have been meant. */
  readonly fitting: readonly StudiedInstrument[];
  readonly own: OwnDates;
  /** The clocks of dates that name none; null for those of the instrument's exchange. */
  readonly zone: string | null;
  /** How it is measured. */
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
}

/** Instruments that are named where a text fits several. */
const MOST_FITTING = 8;
/** The longest name or symbol that is looked for. */
const LONGEST_NAME = 60;

/** Reads `symbol`, `dates`, `day`, `zone` and how to measure; what can't be used is named and the rest is kept. */
export function studyChoice(reference: Reference, query: QueryInput): StudyChoice {
  const parsed = parseFilter(query, reference.vocabulary);
  const symbol = valuesOf(query, "symbol")[0]?.trim().slice(0, LONGEST_NAME) ?? "";
  // `day` is what a form's own calendar adds to the others.
  const dates = [...valuesOf(query, "dates"), ...valuesOf(query, "day")].join("\n");
  const own = readOwnDates(dates);
  const { instrument, fitting } = instrumentOf(reference, symbol);
  const problems = [...parsed.problems];
  const zoneText = valuesOf(query, "zone")[0] ?? "";
  const zone = zoneText !== "" && isKnownZone(zoneText) ? zoneText : null;
  if (zoneText !== "" && zone === null) {
    const given = shortText(zoneText);
    problems.push({
      ...{ parameter: "zone", code: "bad choice", given },
      message: `zone: "${given}" is not a time zone such as Asia/Shanghai`,
    });
  }
  let filter = filterFor("study", parsed.filter);
  if (instrument && filter.benchmark === instrument.symbol) {
    const given = instrument.symbol;
    const message = `benchmark: "${given}" can't be measured against itself`;
    problems.push({ parameter: "benchmark", code: "bad choice", given, message });
    filter = { ...filter, benchmark: null };
  }
  // What can be read stands one a line; what can't, as it was typed.
  const isRead = own.problems.length === 0 && own.left === 0;
  const typed = { symbol, dates: isRead ? ownDatesText(own.dates, "\n") : dates.replace(/\r\n?/g, "\n") };
  const asked = { symbol: has(query, "symbol"), dates: has(query, "dates") || has(query, "day") };
  const isOutside = instrument === null && canBeAsked(symbol) && valuesOf(query, "source").includes("yahoo");
  return { typed, asked, isOutside, instrument, fitting, own, zone, filter, problems };
}

/** Whether all that an address has is understood, so that `studyQuery` loses nothing of it. */
export const isWhole = ({ instrument, isOutside, own, problems }: StudyChoice): boolean =>
  (instrument !== null || isOutside) &&
  own.dates.length > 0 &&
  own.left === 0 &&
  own.problems.length + problems.length === 0;

/** Whether a form made the address, which sends every field; people hand on one that has only what matters. */
export const isOfForm = (query: URLSearchParams): boolean =>
  [...query].some(([name, value]) => value === "" || name === "day" || value.includes("\n"));

/** The query string that restores a study, on the page and at the endpoint alike. */
export function studyQuery({
  instrument,
  isOutside,
  typed,
  own,
  zone,
  filter,
}: Pick<StudyChoice, "instrument" | "isOutside" | "typed" | "own" | "zone" | "filter">): string {
  const query = new URLSearchParams();
  const symbol = instrument?.symbol ?? (isOutside ? typed.symbol.toUpperCase() : typed.symbol);
  if (symbol !== "") query.set("symbol", symbol);
  if (isOutside) query.set("source", "yahoo");
  if (own.dates.length > 0) query.set("dates", ownDatesText(own.dates));
  if (zone !== null) query.set("zone", zone);
  for (const [name, value] of filterQuery(filter)) query.set(name, value);
  return readable(query);
}

/** The query string of the page of one date's fit: the study's own and what chooses the date (`dateKey`). */
export const studyFitQuery = (query: string, date: string): string =>
  `${query}${query === "" ? "" : "&"}${readable(new URLSearchParams({ [DATE]: date }))}`;

/** The parameter that chooses one of a study's dates. */
const DATE = "date";

/** What chooses a date among a study's: the date as it was given, without its label. No two have the same. */
export const dateKey = (own: OwnDate): string => ownDateText({ ...own, label: "" });

/** The date that an address chooses: its place, the first unless one is named, and what was named; -1 for none of them. */
export function chosenDate(
  query: URLSearchParams,
  { dates }: OwnDates,
): { readonly at: number; readonly given: string } {
  const given = valuesOf(query, DATE)[0] ?? "";
  const [wanted] = readOwnDates(given).dates;
  if (given === "") return { at: dates.length > 0 ? 0 : -1, given };
  return { at: wanted ? dates.findIndex((own) => dateKey(own) === dateKey(wanted)) : -1, given };
}

/** An address without the choice of a date. */
export function withoutDate(query: URLSearchParams): string {
  const study = new URLSearchParams(query);
  study.delete(DATE);
  return readable(study);
}

/** With the signs that dates and windows are full of as they are. */
const readable = (query: URLSearchParams): string =>
  query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");

/**
 * The instrument that a text names: by its symbol, its own name, or a company's in any language, of which the main
 * listing stands for all; `fitting` are the others. Where it names none, `fitting` is what a search finds: GOOG is not
 * taken for GOOGL unasked.
 */
function instrumentOf(
  reference: Pick<Reference, "instruments" | "companies" | "listings">,
  typed: string,
): Pick<StudyChoice, "instrument" | "fitting"> {
  if (typed === "") return { instrument: null, fitting: [] };
  const all = studiedInstruments(reference);
  const bySymbol = all.find(({ symbol }) => symbol.toLowerCase() === typed.toLowerCase());
  if (bySymbol) return { instrument: bySymbol, fitting: [] };
  const wanted = searchable(typed);
  const company = reference.companies.find(({ slug, nameEn, nameZh, nameAr }) =>
    [slug, nameEn, nameZh, nameAr].some((name) => searchable(name) === wanted),
  );
  const named = all
    .filter((one) => (company ? one.company === company.slug : searchable(one.name) === wanted))
    .toSorted((a, b) => Number(b.primary) - Number(a.primary));
  const [instrument = null, ...others] = named;
  if (instrument) return { instrument, fitting: others.slice(0, MOST_FITTING) };
  const found = new Set(searchInstruments(reference, typed).map(({ symbol }) => symbol));
  return { instrument: null, fitting: all.filter(({ symbol }) => found.has(symbol)).slice(0, MOST_FITTING) };
}

const has = (query: QueryInput, name: string): boolean =>
  query instanceof URLSearchParams ? query.has(name) : query[name] !== undefined;

function valuesOf(query: QueryInput, name: string): readonly string[] {
  const values = query instanceof URLSearchParams ? query.getAll(name) : [query[name] ?? []].flat();
  return values.filter((value) => value.trim() !== "");
}
