import type { FilterProblem, QueryInput } from "../../filters/parse.ts";
import type { DayParts } from "../../reactions/day-zero/day-parts.ts";
import {
  type OtherInWindow,
  type OthersInWindow,
  othersInWindow,
} from "../../reactions/day-zero/others-in-window.ts";
import { type OwnStudy, type StudiedInstrument, studiedInstruments } from "../../reactions/own/own-pairs.ts";
import { measureReaction, type Reaction } from "../../reactions/reaction.ts";
import { sampleClusters, sampleOf } from "../../reactions/reaction-sample.ts";
import { loadReference, type Reference } from "../../reactions/reference.ts";
import { seriesBehind } from "../../reactions/selection.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Result } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { DAY_ZERO } from "../../study/windows.ts";
import { type SeriesNote, seriesNotes } from "../data/series-notes.ts";
import { type CompanyNames, type ListingReaction, listingReaction } from "../event.ts";
import { type FilterOptions, filterOptions } from "../options.ts";
import { reactionsTogether, type Together, type TogetherRefusal } from "../reactions/reactions-together.ts";
import { type AskedStudy, askedStudy } from "./asked-study.ts";
import { type Asking, canBeAsked, type OutsideProblem } from "./outside-instrument.ts";
import { dateKey, isWhole, type StudyChoice, studyChoice, studyQuery } from "./study-choice.ts";

/** An instrument as a study names it. */
export interface NamedInstrument
  extends Pick<StudiedInstrument, "symbol" | "name" | "kind" | "exchangeCode"> {
  /** Of a share; null of an index or a fund. */
  readonly companyNames: CompanyNames | null;
  /** Its company's slug. */
  readonly company: string | null;
}

/** What the instrument did round one of the dates. */
export interface StudiedDate {
  /** What chooses it among the study's dates. */
  readonly key: string;
  /** Where it can't be told from what is stored that day, `othersInWindow` is without what has its day 0 then. */
  readonly reaction: Reaction;
  /** Stored announcements about the company with the same day 0: perhaps what the date is about. */
  readonly sameDay: readonly OtherInWindow[];
  /** With its charts; null of dates beyond the first few, which are shown in the table alone. */
  readonly full: ListingReaction | null;
  /** The query string that studies this date alone. */
  readonly query: string;
}

/** Everything that `/study` shows. */
export interface StudyView {
  readonly revision: number;
  readonly choice: Omit<StudyChoice, "instrument" | "fitting">;
  readonly problems: readonly FilterProblem[];
  readonly instrument: NamedInstrument | null;
  readonly fitting: readonly NamedInstrument[];
  /**
   * Of what is not stored: the query string that asks Yahoo Finance for it, why that gave nothing, or that the prices
   * are from there. Null where it is stored or is no symbol.
   */
  readonly outside:
    | { readonly kind: "offered"; readonly query: string }
    | { readonly kind: "failed"; readonly problem: OutsideProblem; readonly query: string }
    | { readonly kind: "used" }
    | null;
  /** The benchmark that goes with the instrument unless another is chosen; null where none is stored. */
  readonly ownBenchmark: string | null;
  /** What can be typed as the instrument; of a great many the first. */
  readonly offered: readonly NamedInstrument[];
  /** A study of what is stored, for who comes with nothing in mind; null where nothing is. */
  readonly example: {
    readonly instrument: NamedInstrument;
    readonly date: string;
    readonly query: string;
  } | null;
  readonly options: FilterOptions;
  /** In the order of the dates; empty where nothing is asked for. */
  readonly dates: readonly StudiedDate[];
  /** Null where fewer than two dates could be measured. */
  readonly together: Result<Together, TogetherRefusal> | null;
  /** The query string that restores it. */
  readonly query: string;
  readonly notes: readonly SeriesNote[];
}

/** More sections with charts make a page that is slow to load and long to read. */
export const MOST_IN_FULL = 12;
/** Instruments offered while one types; of more, typing finds the rest once the form is sent. */
const MOST_OFFERED = 300;

/**
 * The query string that says best what an address of `/study` asks for, and whether it says all of it; nothing is
 * measured.
 */
export async function studyHead(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<{ readonly query: string; readonly isWhole: boolean }> {
  const reference = await loadReference(given ?? (await sharedStore()), language);
  const choice = studyChoice(reference, query);
  return { query: studyQuery(choice), isWhole: isWhole(choice) };
}

/**
 * Reads and measures what an address of `/study` asks for; Yahoo Finance is asked for what is not stored where the
 * address says so and `asking` who asks. Nothing of it is kept.
 */
export async function studyView(
  query: QueryInput,
  language: Language,
  given?: Store,
  asking?: Asking,
): Promise<StudyView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const asked = studyChoice(reference, query);
  const { outside, instrument, study } = await askedStudy(store, reference, asked, asking);
  const { instrument: stored, fitting, ...choice } = asked;
  const { filter } = choice;
  const named = (one: StudiedInstrument) => namedInstrument(reference, one);
  const full = { ...choice, instrument };
  return {
    revision: reference.revision,
    choice,
    problems: choice.problems,
    instrument: instrument && named(instrument),
    fitting: outside?.ok ? [] : fitting.map(named),
    outside: outsideState(choice, stored, outside),
    ownBenchmark: instrument?.benchmarkSymbols[0] ?? null,
    offered: studiedInstruments(reference).slice(0, MOST_OFFERED).map(named),
    example: exampleOf(reference),
    options: filterOptions(reference, {}),
    dates: study && instrument ? studiedDates(study, full, named(instrument)) : [],
    together: study && studiedTogether(study, filter),
    query: studyQuery(full),
    notes: study ? seriesNotes(reference, seriesBehind(study.pairs, filter)) : [],
  };
}

function outsideState(
  choice: Omit<StudyChoice, "instrument" | "fitting">,
  stored: StudiedInstrument | null,
  asked: AskedStudy["outside"],
): StudyView["outside"] {
  if (asked?.ok) return { kind: "used" };
  if (stored !== null || !canBeAsked(choice.typed.symbol)) return null;
  const query = studyQuery({ ...choice, instrument: null, isOutside: true });
  return asked ? { kind: "failed", problem: asked.problem, query } : { kind: "offered", query };
}

/** An instrument with the names of its company. */
export function namedInstrument({ companies }: Reference, instrument: StudiedInstrument): NamedInstrument {
  const { symbol, name, kind, exchangeCode } = instrument;
  const company = companies.find(({ slug }) => slug === instrument.company);
  return {
    ...{ symbol, name, kind, exchangeCode },
    company: company?.slug ?? null,
    companyNames: company ? { en: company.nameEn, zh: company.nameZh, ar: company.nameAr } : null,
  };
}

/** The company that the newest announcement with a known day names first, on that day. */
function exampleOf(reference: Reference): StudyView["example"] {
  const main = new Map(reference.listings.toReversed().map((listing) => [listing.company, listing]));
  for (const { companies, time } of reference.announcements.toReversed()) {
    const [listing] = companies.flatMap(({ company }) => main.get(company) ?? []);
    if (!listing || time.precision === "month") continue;
    const { symbol } = listing;
    const query = new URLSearchParams({ symbol, dates: time.localDate }).toString();
    return { instrument: namedInstrument(reference, listing), date: time.localDate, query };
  }
  return null;
}

function studiedDates(
  { pairs }: OwnStudy,
  choice: Omit<StudyChoice, "fitting">,
  { name, companyNames }: NamedInstrument,
): readonly StudiedDate[] {
  const names = companyNames ?? { en: name, zh: name, ar: name };
  return pairs.map((pair, at) => {
    const full = at < MOST_IN_FULL ? listingReaction(pair, choice.filter, names) : null;
    const measured = full?.reaction ?? measureReaction(pair, choice.filter);
    const sameDay = othersInWindow(pair.reference, measured, DAY_ZERO).named.filter(
      ({ offset }) => offset === 0,
    );
    const reaction = { ...measured, othersInWindow: without(sameDay, measured.othersInWindow) };
    const dates = choice.own.dates.slice(at, at + 1);
    return {
      key: dates.map(dateKey).join(),
      reaction,
      sameDay,
      full: full && { ...full, reaction, dayParts: full.dayParts && partsWithout(sameDay, full.dayParts) },
      query: studyQuery({ ...choice, own: { ...choice.own, dates } }),
    };
  });
}

/** A reader's date is often that of a stored announcement: what has the same day 0 is no other. */
function without(sameDay: readonly OtherInWindow[], { count, named }: OthersInWindow): OthersInWindow {
  const others = named.filter(({ slug }) => !sameDay.some((same) => same.slug === slug));
  return { count: count - (named.length - others.length), named: others };
}

const partsWithout = (sameDay: readonly OtherInWindow[], parts: DayParts): DayParts => ({
  ...parts,
  windows: parts.windows.map((sum) => ({ ...sum, others: without(sameDay, sum.others) })),
});

/** The dates studied together; null where fewer than two could be measured. */
function studiedTogether({ loaded, pairs }: OwnStudy, filter: StudyChoice["filter"]): StudyView["together"] {
  const sample = sampleOf([loaded], pairs, filter);
  const measured = sample.events.filter(({ reaction }) => reaction.status === "ok");
  if (measured.length < 2) return null;
  const clusters = sampleClusters(sample, measured, filter.window);
  return reactionsTogether({
    ...{ sample, measured, filter, clusters },
    counts: { limitsHit: measured.filter(({ reaction }) => reaction.limit !== null).length },
  });
}
