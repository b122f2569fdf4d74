import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { AnnouncementFeed, FeedEntry, VerdictEntry } from "../../lib/views/social/feed.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { eventDescription, eventHeading, figureSentences } from "./figure-texts.ts";
import { type Markup, markup } from "./markup.ts";

/** The day from which the authority of the ids counts (RFC 4151); never to be changed. */
const TAG_DATE = "2025-01-01";

interface FeedSetting {
  readonly locale: string;
  readonly messages: Messages;
  /** Absolute, without a slash at its end; its host is the authority of the ids. */
  readonly origin: string;
  /** The query that the feed was asked with, `?` included; empty without one. */
  readonly query: string;
}

/** The announcements as an Atom 1.0 document (RFC 4287). */
export function atomFeed(feed: AnnouncementFeed, setting: FeedSetting): string {
  const { locale, messages, origin, query } = setting;
  const { app, meta } = messages;
  const path = localePath(locale, "/feed.xml") + query;
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${tag(origin, path)}</id>
<title>${fill(meta.feedTitle, { name: app.name })}</title>
<subtitle>${app.description}</subtitle>
<updated>${instant(feed.updated)}</updated>
<author><name>${app.name}</name><uri>${origin}${localePath(locale, "/")}</uri></author>
<link rel="self" type="application/atom+xml" href="${origin}${path}"/>
<link rel="alternate" type="text/html" hreflang="${locale}" href="${origin}${localePath(locale, "/events")}"/>
${feed.verdicts.map((entry) => verdictEntryOf(entry, setting))}${feed.entries.map((entry) => entryOf(entry, setting))}</feed>
`.text;
}

function entryOf(entry: FeedEntry, { locale, messages, origin }: FeedSetting): Markup {
  const path = localePath(locale, `/events/${entry.slug}`);
  const heading = eventHeading(entry, locale, messages);
  const summary =
    figureSentences(entry.figures, locale, messages) || eventDescription(entry, locale, messages);
  return markup`<entry>
<id>${tag(origin, path)}</id>
<title>${heading}</title>
<link rel="alternate" type="text/html" href="${origin}${path}"/>
${entry.source === null ? null : markup`<link rel="via" href="${entry.source}"/>\n`}<published>${instant(entry.published)}</published>
<updated>${instant(entry.updated)}</updated>
${entry.kinds.map((kind) => markup`<category term="${kind}"/>\n`)}<summary type="text">${summary}</summary>
</entry>
`;
}

/** A changed verdict: an entry of its own for each data revision, which leads to the claim in its report. */
function verdictEntryOf(entry: VerdictEntry, { locale, messages: { meta }, origin }: FeedSetting): Markup {
  const path = localePath(locale, `/claims/${entry.report}`);
  const summary = fill(meta.feedVerdictSummary, {
    publisher: leftToRight(locale, entry.publisher),
    reported: leftToRight(locale, entry.reported),
    before: meta.feedComparisons[entry.before],
    earlier: String(entry.earlier),
    now: meta.feedComparisons[entry.now],
    later: String(entry.later),
  });
  return markup`<entry>
<id>${tag(origin, `${path}/${entry.claim}/${entry.later}`)}</id>
<title>${fill(meta.feedVerdict, { claim: entry.paraphrase })}</title>
<link rel="alternate" type="text/html" href="${origin}${path}#${entry.claim}"/>
<published>${instant(entry.at)}</published>
<updated>${instant(entry.at)}</updated>
<summary type="text">${summary}</summary>
</entry>
`;
}

const tag = (origin: string, path: string): string => `tag:${new URL(origin).hostname},${TAG_DATE}:${path}`;

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
