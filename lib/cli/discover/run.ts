import { discoverFeed, type FeedOutcome } from "../../discover/discover-feed.ts";
import { type Feed, readFeeds } from "../../discover/feeds.ts";
import { environment } from "../../env.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { complain, EXIT } from "../command.ts";
import { stopSignal } from "../stop-signal.ts";
import { withStore } from "../with-store.ts";
import type { DiscoverArguments } from "./arguments.ts";
import { discoverSummary, feedLines } from "./report.ts";

/** Feeds asked at once: one that does not answer must not hold up the others. */
const FEEDS_AT_ONCE = 4;

/**
 * Reads the feeds into the store of the environment, one line on stdout for each. Returns the exit code: 0 done,
 * 1 a feed could not be read, 2 a wrong command or setting, 130 Ctrl-C; what was read before a stop is kept.
 */
export async function runDiscover(given: DiscoverArguments): Promise<number> {
  const feeds = chosenFeeds(given.feeds);
  if (!feeds.ok) return complain(feeds.problem, EXIT.wrongCommand);
  return withStore((store) => discover(store, feeds.value, given));
}

function chosenFeeds(names: readonly string[]): Result<readonly Feed[], string> {
  const known = readFeeds();
  const unknown = names.filter((name) => !known.some((feed) => feed.name === name));
  if (unknown.length > 0) {
    const all = known.map(({ name }) => name).join(", ");
    return fail(`There is no feed ${unknown.join(", ")}. There are: ${all}.`);
  }
  return succeed(names.length === 0 ? known : known.filter(({ name }) => names.includes(name)));
}

async function discover(store: Store, feeds: readonly Feed[], given: DiscoverArguments): Promise<number> {
  const { since, dryRun } = given;
  const origin = given.origin ?? environment().FEEDS_ORIGIN;
  const signal = stopSignal("What was read stays");
  const now = new Date();
  const outcomes: FeedOutcome[] = [];
  const waiting = [...feeds];
  const work = async () => {
    for (let feed = waiting.shift(); feed && !signal.aborted; feed = waiting.shift()) {
      const outcome = await discoverFeed(store, feed, { since, dryRun, now, policy: { origin, signal } });
      outcomes.push(outcome);
      console.log(feedLines(outcome, outcomes.length, feeds.length));
    }
  };
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, work));
  console.log(discoverSummary(outcomes, dryRun));
  if (signal.aborted) return complain("Stopped; what was read before is kept.", EXIT.interrupted);
  const failed = outcomes.filter(({ problem }) => problem !== null).map(({ feed }) => feed);
  if (failed.length === 0) return EXIT.done;
  return complain(`Could not be read: ${failed.join(", ")}. What was stored before is kept.`, EXIT.failed);
}
