import type { RequestPolicy } from "../quotes/http/patient-fetch.ts";
import type { Result } from "../result.ts";
import type { Store } from "../store/client.ts";
import { type NewCandidate, newCandidates, saveCandidates } from "../store/people/candidates.ts";
import type { Feed } from "./feeds.ts";
import { fetchText, type TextPolicy } from "./fetch-text.ts";
import { parseHuggingFace } from "./parse-huggingface.ts";
import { parseAtom, parseRss } from "./parse-xml.ts";
import type { FeedEntry, FeedProblem, ParsedFeed } from "./parsed-feed.ts";

/** What became of one feed. */
export interface FeedOutcome {
  readonly feed: string;
  /** New candidates; in a dry run, what would have been. */
  readonly added: number;
  readonly known: number;
  /** Entries left out: dated before `since`, derived repositories, unreadable. */
  readonly older: number;
  readonly derived: number;
  readonly bad: number;
  /** What a dry run would have stored. */
  readonly listed: readonly NewCandidate[];
  readonly problem: FeedProblem | null;
}

/** How a feed is to be read. `since`: milliseconds since the epoch; entries without a date are kept. */
export interface DiscoverOptions {
  readonly since: number;
  readonly dryRun: boolean;
  readonly now: Date;
  readonly policy?: RequestPolicy;
}

/** Reads one feed and keeps what is new in it as open candidates. A feed that can't be read is an outcome too. */
export async function discoverFeed(
  store: Store,
  feed: Feed,
  { since, dryRun, now, policy }: DiscoverOptions,
): Promise<FeedOutcome> {
  const nothing = { feed: feed.name, added: 0, known: 0, older: 0, derived: 0, bad: 0, listed: [] };
  const read = await readFeed(feed, policy);
  if (!read.ok) return { ...nothing, problem: read.problem };
  const { entries, derived, bad } = read.value;
  const recent = entries.filter(({ publishedAt }) => publishedAt === null || publishedAt >= since);
  const counts = { ...nothing, older: entries.length - recent.length, derived, bad, problem: null };
  const candidates = recent.map((entry) => candidateOf(feed, entry));
  if (dryRun) {
    const listed = await newCandidates(store, feed.name, candidates);
    return { ...counts, added: listed.length, known: candidates.length - listed.length, listed };
  }
  return { ...counts, ...(await saveCandidates(store, feed.name, candidates, now)) };
}

function candidateOf({ maker }: Feed, { publishedAt, ...entry }: FeedEntry): NewCandidate {
  return { ...entry, maker, publishedAt: publishedAt === null ? null : new Date(publishedAt) };
}

const PARSERS: Readonly<Record<Feed["kind"], (body: string) => Result<ParsedFeed, FeedProblem>>> = {
  huggingface: parseHuggingFace,
  rss: parseRss,
  atom: parseAtom,
};

/** Fetches one feed and reads its entries; nothing is stored. */
export async function readFeed(
  { kind, url }: Feed,
  policy: TextPolicy = {},
): Promise<Result<ParsedFeed, FeedProblem>> {
  const body = await fetchText(url, policy);
  return body.ok ? PARSERS[kind](body.value) : body;
}
