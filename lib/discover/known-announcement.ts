/** A candidate or an announcement, as far as the two can be compared. */
export interface Comparable {
  readonly title: string;
  readonly maker: string;
  readonly urls: readonly string[];
  /** Milliseconds since the epoch; null where not even the day is known. */
  readonly instant: number | null;
}

/** Further apart, two of the same name are two announcements. */
const NEAR_MILLISECONDS = 3 * 86_400_000;

/**
 * Whether a candidate is perhaps a stored announcement: it has the same address, or the same maker and within
 * three days a title whose words are all in the other's ("Introducing GPT-4o" and "GPT-4o"). A guess for a person
 * to check, so it errs to yes.
 */
export function isPerhapsKnown(candidate: Comparable, announcement: Comparable): boolean {
  const addresses = addressesOf(announcement);
  if ([...addressesOf(candidate)].some((address) => addresses.has(address))) return true;
  if (candidate.instant === null || announcement.instant === null) return false;
  if (Math.abs(candidate.instant - announcement.instant) > NEAR_MILLISECONDS) return false;
  return isSameMaker(candidate.maker, announcement.maker) && shareTitle(candidate.title, announcement.title);
}

/** Each is compared with many others; its addresses are made plain once. */
const plainAddresses = new WeakMap<Comparable, ReadonlySet<string>>();

function addressesOf(one: Comparable): ReadonlySet<string> {
  const made = plainAddresses.get(one) ?? new Set(one.urls.map(plainAddress));
  plainAddresses.set(one, made);
  return made;
}

/** An address without what leads to the same page: scheme, `www.`, query, fragment, a slash at its end. */
function plainAddress(url: string): string {
  const [path = ""] = url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .split(/[?#]/, 1);
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

/** "Alibaba" and "Alibaba (Qwen)" are one; "Meta" and "Metaso" are not. */
const isSameMaker = (one: string, other: string): boolean => contains(wordsOf(one), wordsOf(other));

const shareTitle = (one: string, other: string): boolean => contains(wordsOf(one), wordsOf(other));

/** Whether all words of the shorter text are in the longer one. */
function contains(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  return fewer.size > 0 && [...fewer].every((word) => more.has(word));
}

/** Words in lower case; a point between digits belongs to its number (`v3.1`). */
function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:\.\p{N}+)*/gu) ?? []);
}
