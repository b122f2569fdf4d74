import { type Comparison, knownComparison } from "../../claims/verdict.ts";
import { type FilterProblem, parseFilter } from "../../filters/parse.ts";
import { type Filter, namesReadBy } from "../../filters.ts";
import { type JudgedClaim, judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import { companyOf } from "../../reactions/claims/claims-query.ts";
import { type KnownAnnouncement, loadReference, type Reference } from "../../reactions/reference.ts";
import { revisionCaches } from "../../reactions/revision-cache.ts";
import { announcementsNaming, select } from "../../reactions/selection.ts";
import type { Language } from "../../reactions/titles.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { readBarRuns } from "../../store/bars/bar-runs.ts";
import { readVerdicts, type StoredVerdict } from "../../store/claims/claim-verdicts.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { paraphraseIn } from "../claims/claim-row.ts";
import { type AnnouncementFigure, announcementFigures } from "./announcement-figures.ts";

/** The newest announcements that a feed holds; older ones are on the site. */
export const FEED_ENTRIES = 50;
/** The newest changed verdicts that a feed holds. */
const VERDICT_ENTRIES = 20;

/** One announcement in the feed. Instants are milliseconds since the epoch. */
export interface FeedEntry {
  readonly slug: string;
  readonly title: string;
  readonly maker: string;
  readonly kinds: readonly string[];
  /** Where only the day or month is known, its first instant in UTC. */
  readonly published: number;
  /** The later of `published` and the storing of the bars of its days 0. */
  readonly updated: number;
  /** ISO date, or `YYYY-MM`. */
  readonly announcedOn: string;
  readonly figures: readonly AnnouncementFigure[];
  readonly source: string | null;
}

/** A claim whose verdict changed when data were revised. */
export interface VerdictEntry {
  readonly claim: string;
  readonly report: string;
  readonly publisher: string;
  /** In the reader's language. */
  readonly paraphrase: string;
  readonly reported: string;
  /** When it changed, milliseconds since the epoch. */
  readonly at: number;
  readonly before: Comparison;
  /** The data revision of the verdict before, and that of the new one. */
  readonly earlier: number;
  readonly now: Comparison;
  readonly later: number;
}

export interface AnnouncementFeed {
  readonly revision: number;
  readonly updated: number;
  readonly entries: readonly FeedEntry[];
  /** The newest changed verdicts, newest first; none where kinds or makers are asked for. */
  readonly verdicts: readonly VerdictEntry[];
}

const KEPT_FEEDS = 32;
const feedsOf = revisionCaches<AnnouncementFeed>(KEPT_FEEDS);

/**
 * The newest announcements with what the listings did, newest first. `company` keeps the announcements that name
 * one and its listings' figures, `kind` those of a kind and `maker` those of a maker; other parameters are left aside.
 */
export async function announcementFeed(
  query: URLSearchParams,
  language: Language,
  given?: Store,
): Promise<Result<AnnouncementFeed, readonly FilterProblem[]>> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const names = namesReadBy("feed");
  const asked = new URLSearchParams([...query].filter(([name]) => names.some((known) => known === name)));
  const { filter, problems } = parseFilter(asked, reference.vocabulary);
  if (problems.length > 0) return fail(problems);
  const key = JSON.stringify([language, ...names.map((name) => [filter[name]].flat().toSorted())]);
  return succeed(await feedsOf(store).get(reference.revision, key, () => makeFeed(store, reference, filter)));
}

async function makeFeed(store: Store, reference: Reference, filter: Filter): Promise<AnnouncementFeed> {
  const announcements = announcementsNaming(select(reference, filter))
    .toSorted((a, b) => publishedAt(b) - publishedAt(a))
    .slice(0, FEED_ENTRIES);
  const event = announcements.map(({ slug }) => slug);
  const figures = await announcementFigures(store, reference, { ...filter, event });
  const measured = [...figures.values()].flat();
  const runs = await readBarRuns(
    store,
    [...new Set(measured.map(({ symbol }) => symbol))],
    [...new Set(measured.map(({ session }) => session))],
  );
  const storedAt = new Map(runs.map(({ symbol, session, at }) => [`${symbol} ${session}`, at.getTime()]));
  const entries = announcements.map((announcement): FeedEntry => {
    const own = figures.get(announcement.slug) ?? [];
    const published = publishedAt(announcement);
    const stored = own.map(({ symbol, session }) => storedAt.get(`${symbol} ${session}`) ?? published);
    const { slug, title, maker, kinds, localDate, sources } = announcement;
    return {
      slug,
      title,
      maker,
      kinds,
      published,
      updated: Math.max(published, ...stored),
      announcedOn: localDate,
      figures: own,
      source: sources[0]?.url ?? null,
    };
  });
  const verdicts = await changedVerdicts(store, reference, filter);
  return {
    revision: reference.revision,
    updated: Math.max(0, ...entries.map(({ updated }) => updated), ...verdicts.map(({ at }) => at)),
    entries,
    verdicts,
  };
}

/** The newest changes of verdicts on claims about the companies asked for. */
async function changedVerdicts(
  store: Store,
  reference: Reference,
  { company, kind, maker }: Filter,
): Promise<readonly VerdictEntry[]> {
  if (kind.length + maker.length > 0) return [];
  const kept = await readVerdicts(store);
  if ([...kept.values()].every((own) => own.length < 2)) return [];
  const judged = await judgedClaims(store, reference);
  return judged
    .filter((one) => {
      const own = companyOf(reference, one);
      return company.length === 0 || (own !== null && company.includes(own));
    })
    .flatMap((one) => verdictEntries(one, kept.get(one.claim.id) ?? [], reference.language))
    .sort((a, b) => b.at - a.at)
    .slice(0, VERDICT_ENTRIES);
}

/** Each verdict of a claim that differs in kind from the one kept before it. */
function verdictEntries(
  { claim, report }: JudgedClaim,
  kept: readonly StoredVerdict[],
  language: Language,
): VerdictEntry[] {
  return kept.flatMap((now, index): VerdictEntry[] => {
    const before = kept[index + 1];
    if (!before || before.comparison === now.comparison) return [];
    return [
      {
        claim: claim.slug,
        report: claim.report,
        publisher: report.publisher,
        paraphrase: paraphraseIn(claim, language),
        reported: claim.reported,
        at: now.at.getTime(),
        before: knownComparison(before.comparison),
        earlier: before.revision,
        now: knownComparison(now.comparison),
        later: now.revision,
      },
    ];
  });
}

/** The instant of an announcement, or the first one (UTC) of its day or month. */
const publishedAt = ({ time }: KnownAnnouncement): number => time.announcedAt ?? Date.parse(time.localDate);
