import type { Result } from "../result.ts";
import type { Feed } from "./feeds.ts";
import { fetchText, type TextPolicy } from "./fetch-text.ts";
import { parseHuggingFace } from "./parse-huggingface.ts";
import { parseAtom, parseRss } from "./parse-xml.ts";
import type { FeedProblem, ParsedFeed } from "./parsed-feed.ts";

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
