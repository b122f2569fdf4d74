import { readFeeds } from "../../discover/feeds.ts";
import { type Comparable, isPerhapsKnown } from "../../discover/known-announcement.ts";
import { localInstant } from "../../market/session-date.ts";
import { type KnownAnnouncement, loadReference, type Reference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { type Candidate, type CandidateStatus, readCandidates } from "../../store/people/candidates.ts";
import { sharedStore } from "../../store/shared.ts";

/** Candidates on one page. */
const PAGE_ROWS = 50;

/** A candidate as the review list shows it. */
export interface ReviewedCandidate {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly maker: string;
  /** The lane of the maker's announcements; null where none of its is stored. */
  readonly lane: string | null;
  readonly feed: string;
  /** `2025-03-05 18:55`, in UTC; null where the feed gives no date. */
  readonly publishedAt: string | null;
  readonly status: string;
  readonly decidedBy: string | null;
  /** The slug of the announcement that it became. */
  readonly announcement: string | null;
  /** A stored announcement that it perhaps is. */
  readonly perhaps: { readonly slug: string; readonly title: string } | null;
  /** The query that fills the form of a new announcement from it. */
  readonly formQuery: string;
}

/** One page of the review list. */
export interface CandidatesView {
  readonly status: CandidateStatus;
  readonly candidates: readonly ReviewedCandidate[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** The candidates with a status, newest first, a page at a time; a page beyond the last shows the last. */
export async function candidatesView(
  { status, page }: { readonly status: CandidateStatus; readonly page: number },
  language: Language,
  given?: Store,
): Promise<CandidatesView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const { total } = await readCandidates(store, status, { skip: 0, limit: 1 });
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const rows = await readCandidates(store, status, { skip: (shown - 1) * PAGE_ROWS, limit: PAGE_ROWS });
  const stored = reference.announcements.map((one) => ({ one, comparable: comparableOf(one) }));
  return {
    status,
    candidates: rows.candidates.map((candidate) => reviewed(candidate, reference, stored)),
    total,
    page: shown,
    pages,
  };
}

type Stored = readonly { readonly one: KnownAnnouncement; readonly comparable: Comparable }[];

function reviewed(candidate: Candidate, reference: Reference, stored: Stored): ReviewedCandidate {
  const { id, title, url, maker, feed, publishedAt, status, decidedBy, announcement } = candidate;
  const lane = reference.announcements.find((one) => one.maker === maker)?.lane ?? null;
  const compared = { title, maker, urls: [url], instant: publishedAt?.getTime() ?? null };
  const perhaps = stored.find(({ comparable }) => isPerhapsKnown(compared, comparable))?.one;
  return {
    id,
    title,
    url,
    maker,
    lane,
    feed,
    publishedAt: publishedAt?.toISOString().slice(0, 16).replace("T", " ") ?? null,
    status,
    decidedBy,
    announcement,
    perhaps: perhaps ? { slug: perhaps.slug, title: perhaps.title } : null,
    formQuery: formQuery(candidate, lane),
  };
}

/**
 * What the form of a new announcement takes over. A repository is often made days before it is opened, so of
 * Hugging Face's dates only the day is taken, for a person to check.
 */
function formQuery({ id, title, url, maker, feed, publishedAt }: Candidate, lane: string | null): string {
  const query = new URLSearchParams({ candidate: String(id), title, maker, url });
  if (lane !== null) query.set("lane", lane);
  if (publishedAt !== null) {
    const text = publishedAt.toISOString();
    query.set("date", text.slice(0, 10));
    query.set("zone", "UTC");
    const kind = readFeeds().find(({ name }) => name === feed)?.kind;
    if (kind !== "huggingface") query.set("time", text.slice(11, 16));
  }
  return query.toString();
}

function comparableOf({ titles: { title }, maker, sources, time }: KnownAnnouncement): Comparable {
  const { announcedAt, localDate, zone, precision } = time;
  const noon = () => (precision === "month" ? null : localInstant(localDate, "12:00", zone));
  return { title, maker, urls: sources.map(({ url }) => url), instant: announcedAt ?? noon() };
}
