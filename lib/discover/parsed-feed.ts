/** One entry of a feed, ready to be a candidate. */
export interface FeedEntry {
  /** The feed's own identifier. */
  readonly externalId: string;
  /** Plain text of 300 characters at most. */
  readonly title: string;
  /** An http or https address. */
  readonly url: string;
  /** Milliseconds since the epoch; null where the feed gives no date, or one without a zone. */
  readonly publishedAt: number | null;
}

/** What a feed's answer holds: its usable entries, and how many of the others there were. */
export interface ParsedFeed {
  readonly entries: readonly FeedEntry[];
  /** Entries that could not be read: no title, no usable address. */
  readonly bad: number;
  /** Repositories left out by rule, because they repeat a model in another form. */
  readonly derived: number;
}

export type FeedProblemCode = "unreachable" | "refused" | "unreadable";

/** Why a feed could not be read. */
export interface FeedProblem {
  readonly code: FeedProblemCode;
  /** A sentence for a person. */
  readonly message: string;
}
