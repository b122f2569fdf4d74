import type { Metadata } from "next";
import { headers } from "next/headers";
import { pageMetadata } from "../components/social/page-metadata.ts";
import { messagesIn } from "../lib/i18n/messages.ts";
import { languageOf } from "../lib/i18n/routing.ts";
import { siteOrigin } from "../lib/site-origin.ts";

/**
 * The head of every page that has none of its own: addresses in each language by the path that lib/server passes
 * on, the feed, and a picture of the site. Titles and descriptions are the page's, and Next repeats them for networks.
 */
export async function siteMetadata(given: string): Promise<Metadata> {
  const locale = languageOf(given);
  const asked = await headers();
  return pageMetadata({
    origin: siteOrigin(asked),
    locale,
    path: asked.get("x-path") ?? "/",
    picture: "/og/site.png",
    messages: messagesIn(locale),
  });
}
