import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { fail, type Result, succeed } from "../result.ts";
import { bodyKind } from "./body-kind.ts";
import { feedInstant } from "./feed-date.ts";
import type { FeedEntry, FeedProblem, ParsedFeed } from "./parsed-feed.ts";
import { decodeEntities, plainText } from "./plain-text.ts";

const LISTS = new Set(["rss.channel.item", "feed.entry", "feed.entry.link", "rss.channel.item.link"]);

/** Entities are never expanded here: a declaration of the feed's own could make one word a gigabyte. */
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: 60,
  isArray: (_name, path) => LISTS.has(String(path)),
});

/** The text of an element, which is an object where it carries attributes. */
const text = z
  .union([z.string(), z.object({ "#text": z.string() }).transform((element) => element["#text"])])
  .catch("");

/** A title as markup: one that says it is HTML has its markup escaped once more. */
const titleMarkup = z
  .union([
    z.string(),
    z
      .object({ "#text": z.string(), "@_type": z.string().default("text") })
      .transform((title) => (title["@_type"] === "html" ? decodeEntities(title["#text"]) : title["#text"])),
  ])
  .catch("");

const itemSchema = z.object({
  title: titleMarkup,
  link: z.array(text).default([]),
  guid: text,
  pubDate: text,
  "dc:date": text,
});
const entrySchema = z.object({
  title: titleMarkup,
  link: z
    .array(
      z
        .object({ "@_href": z.string(), "@_rel": z.string().default("alternate") })
        .catch({ "@_href": "", "@_rel": "" }),
    )
    .default([]),
  id: text,
  published: text,
  updated: text,
});

const rssSchema = z.object({
  rss: z.object({ channel: z.object({ item: z.array(z.unknown()).default([]) }) }),
});
const atomSchema = z.object({
  feed: z.union([
    z.literal("").transform(() => ({ entry: [] })),
    z.object({ entry: z.array(z.unknown()).default([]) }),
  ]),
});

/** Reads an RSS 2.0 feed. */
export function parseRss(body: string): Result<ParsedFeed, FeedProblem> {
  const document = rssSchema.safeParse(documentOf(body));
  if (!document.success) return notA("RSS", body);
  return collected(document.data.rss.channel.item, (item) => {
    const read = itemSchema.safeParse(item);
    if (!read.success) return null;
    const { title, link, guid, pubDate } = read.data;
    const address = [...link, guid].map((one) => webAddress(decodeEntities(one))).find((one) => one !== null);
    return entry(guid, title, address, pubDate || read.data["dc:date"]);
  });
}

/** Reads an Atom feed. */
export function parseAtom(body: string): Result<ParsedFeed, FeedProblem> {
  const document = atomSchema.safeParse(documentOf(body));
  if (!document.success) return notA("Atom", body);
  return collected(document.data.feed.entry, (one) => {
    const read = entrySchema.safeParse(one);
    if (!read.success) return null;
    const { title, link, id, published, updated } = read.data;
    const address = link.find((candidate) => candidate["@_rel"] === "alternate")?.["@_href"] ?? "";
    return entry(id, title, webAddress(decodeEntities(address)) ?? undefined, published || updated);
  });
}

function entry(identifier: string, title: string, url: string | undefined, date: string): FeedEntry | null {
  const plain = plainText(title);
  if (plain === "" || url === undefined) return null;
  return {
    externalId: (decodeEntities(identifier) || url).slice(0, 500),
    title: plain,
    url,
    publishedAt: feedInstant(date),
  };
}

function collected(
  rows: readonly unknown[],
  read: (row: unknown) => FeedEntry | null,
): Result<ParsedFeed, FeedProblem> {
  const entries = rows.map(read).filter((one) => one !== null);
  return succeed({ entries, bad: rows.length - entries.length, derived: 0 });
}

function documentOf(body: string): unknown {
  if (XMLValidator.validate(body, { allowBooleanAttributes: true }) !== true) return undefined;
  try {
    return parser.parse(body);
  } catch {
    return undefined;
  }
}

function notA(kind: string, body: string): Result<ParsedFeed, FeedProblem> {
  const message = `It was to send an ${kind} feed and sent ${bodyKind(body)}.`;
  return fail({ code: "unreadable", message });
}

const LONGEST_ADDRESS = 2000;

/** An absolute http or https address in its normal form, without user name or password; null for anything else. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const address = new URL(trimmed);
  address.username = "";
  address.password = "";
  return address.href.length <= LONGEST_ADDRESS ? address.href : null;
}
