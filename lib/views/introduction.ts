import { DEFAULT_FILTER } from "../filters.ts";
import { LOCALES } from "../i18n/routing.ts";
import { dayNumber } from "../market/session-date.ts";
import type { Lasting } from "../reactions/day-zero/lasting.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { studyReaction } from "../reactions/reaction-study.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { revisionCache } from "../reactions/revision-cache.ts";
import { loadPair } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import { noteLack } from "../request-context.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { Tested } from "../study/types.ts";
import type { CompanyNames } from "./event.ts";
import { type TimelineMark, timelineMark } from "./figure/timeline.ts";
import { namedReactions } from "./named-reactions.ts";
import { type TestedCount, testedCount } from "./reactions/ranking.ts";

/** The case that the introduction walks through, and the one that met a price limit on the same day. */
const CASE = { event: "qwq-32b", company: "alibaba" };
const LIMITED_CASE = { event: "manus", company: "focus-technology" };

/** One real case in three steps: the price, what the market explains, and how sure that is. Returns are fractions. */
export interface IntroductionView {
  readonly revision: number;
  readonly mark: TimelineMark;
  /** Day 0 as days since 1970-01-01. */
  readonly day: number;
  readonly reaction: Reaction;
  readonly close: number;
  readonly previousClose: number;
  readonly change: number;
  readonly benchmark: { readonly symbol: string; readonly name: string };
  readonly benchmarkReturn: number;
  readonly expected: number;
  readonly abnormal: Tested;
  /** How many reactions of main listings to announcements that name them were tested, and how many have a p under 0.05. */
  readonly among: TestedCount;
  /** The reaction that closed at its upper price limit, and what became of it; null where none is stored. */
  readonly limited: {
    readonly reaction: Reaction;
    readonly change: number;
    readonly limit: number;
    readonly lasting: Lasting;
  } | null;
  /** Names of the companies by slug. */
  readonly names: Readonly<Record<string, CompanyNames>>;
}

const kept = revisionCache<IntroductionView | null>(LOCALES.length);
/** Whether it is offered: every page asks, and none waits for all pairs to be measured. */
const offered = revisionCache<boolean>(1);

/** The introduction with figures as stored now; null where its case is not stored or can't be measured. */
export async function introductionView(language: Language, given?: Store): Promise<IntroductionView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  if (given) return readIntroduction(store, reference);
  return kept.get(reference.revision, language, () => readIntroduction(store, reference));
}

/**
 * Whether there is an introduction to link to. It never fails: the foot of a page must not take the page with it,
 * which says and logs by itself what is wrong.
 */
export async function isIntroductionOffered(): Promise<boolean> {
  try {
    const store = await sharedStore();
    const reference = await loadReference(store, "en");
    return await offered.get(reference.revision, "", async () => (await readCase(store, reference)) !== null);
  } catch {
    noteLack();
    return false;
  }
}

async function readIntroduction(store: Store, reference: Reference): Promise<IntroductionView | null> {
  const own = await readCase(store, reference);
  if (own === null) return null;
  const limited = limitedCase((await measuredCase(store, reference, LIMITED_CASE))?.reaction);
  const shown = [own.reaction.company, limited?.reaction.company];
  return {
    ...own,
    revision: reference.revision,
    among: await testedAmong(store, reference),
    limited,
    names: Object.fromEntries(
      reference.companies
        .filter(({ slug }) => shown.includes(slug))
        .map(({ slug, nameEn: en, nameZh: zh, nameAr: ar }) => [slug, { en, zh, ar }]),
    ),
  };
}

/** The case that it walks through; null where it is not stored or can't be measured. */
async function readCase(
  store: Store,
  reference: Reference,
): Promise<Omit<IntroductionView, "revision" | "among" | "limited" | "names"> | null> {
  const announcement = reference.announcements.find(({ slug }) => slug === CASE.event);
  const measured = await measuredCase(store, reference, CASE);
  if (!announcement || !measured) return null;
  const { reaction, expected, abnormal } = measured;
  const { close, previousClose, rawReturn: change, benchmark: symbol, benchmarkReturn, dayZero } = reaction;
  if (close === null || previousClose === null || change === null || dayZero.status !== "found") return null;
  if (symbol === null || benchmarkReturn === null) return null;
  return {
    mark: timelineMark(reference, announcement, []),
    day: dayNumber(dayZero.session),
    reaction,
    close,
    previousClose,
    change,
    benchmark: { symbol, name: reference.instruments.get(symbol)?.name ?? symbol },
    benchmarkReturn,
    expected,
    abnormal,
  };
}

async function testedAmong(store: Store, reference: Reference): Promise<TestedCount> {
  const rows = [...(await namedReactions(store, reference)).values()].flat();
  return testedCount(rows.map(({ pValue }) => ({ abnormalReturn: pValue === null ? null : { pValue } })));
}

function limitedCase(reaction: Reaction | undefined): IntroductionView["limited"] {
  const { limit = null, rawReturn = null, priceLimit = null, lasting = null } = reaction ?? {};
  if (!reaction || limit !== "up" || rawReturn === null || priceLimit === null || !lasting) return null;
  return { reaction, change: rawReturn, limit: priceLimit, lasting };
}

/** A company's main listing round an announcement by the default filter; null where it can't be measured. */
async function measuredCase(store: Store, reference: Reference, { event, company }: typeof CASE) {
  const listing = reference.listings.find((known) => known.company === company);
  const pair = listing && (await loadPair(store, reference, { event, listing }));
  if (!pair || pair.index === null) return null;
  const study = studyReaction(pair, pair.index, DEFAULT_FILTER);
  if (study.status !== "ok") return null;
  const day = study.sessions.find(({ session }) => session === 0);
  if (day?.kind !== "measured") return null;
  return {
    reaction: measureReaction(pair, DEFAULT_FILTER),
    expected: day.expected,
    abnormal: day.abnormal,
  };
}
