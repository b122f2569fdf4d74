import type { FeedOutcome } from "../../discover/discover-feed.ts";

/** What became of one feed, as one line for a person; a dry run's finds stand below it. Times are UTC. */
export function feedLines(outcome: FeedOutcome, position: number, total: number): string {
  const place = `[${String(position).padStart(String(total).length)}/${total}]`;
  return [
    `${place} ${outcome.feed.padEnd(18)} ${whatHappened(outcome)}`,
    ...outcome.listed.map(({ publishedAt, title, url }) => {
      const time = publishedAt
        ? `${publishedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`
        : "no date";
      return `    ${time.padEnd(20)} ${title}  ${url}`;
    }),
  ].join("\n");
}

function whatHappened({ added, known, older, derived, bad, problem }: FeedOutcome): string {
  if (problem) return `failed: ${problem.message}`;
  const skipped = older + derived + bad;
  if (added + known + skipped === 0) return "has no entries; is its address still right?";
  const reasons = [
    [older, "older"],
    [derived, "in another form"],
    [bad, "unreadable"],
  ] as const;
  const why = reasons.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(", ");
  return `${added} new, ${known} known, ${skipped} skipped${why === "" ? "" : ` (${why})`}`;
}

/** All feeds in one line. */
export function discoverSummary(outcomes: readonly FeedOutcome[], dryRun: boolean): string {
  const added = outcomes.reduce((sum, one) => sum + one.added, 0);
  const failed = outcomes.filter(({ problem }) => problem !== null).length;
  const stored = dryRun ? "would be new; nothing was stored" : "new candidates to review";
  return `${outcomes.length} feeds read: ${added} ${stored}${failed > 0 ? `; ${failed} failed` : ""}`;
}
