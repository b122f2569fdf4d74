import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { AnnouncementFeed, FeedEntry } from "../../lib/views/social/feed.ts";
import { fill } from "../text/fill.ts";
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
${feed.entries.map((entry) => entryOf(entry, setting))}</feed>
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

const tag = (origin: string, path: string): string => `tag:${new URL(origin).hostname},${TAG_DATE}:${path}`;

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
