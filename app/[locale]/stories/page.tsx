import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type PageAddress, queryOf } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { pageMetadata } from "../../../components/social/page-metadata.ts";
import { StoryListing } from "../../../components/stories/story-listing.tsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { isStoryDay } from "../../../lib/views/stories/story-day.ts";
import { storyList } from "../../../lib/views/stories/story-list.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const { title, help } = messages.stories;
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: "/stories",
    title,
    description: help,
    picture: "/og/site.png",
    messages,
  });
}

export default async function StoriesPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = queryOf(await searchParams);
  // The form that asks for a day needs no script: it leads here, and on.
  const asked = query.get("day")?.trim() ?? "";
  if (isStoryDay(asked)) redirect(localePath(locale, `/stories/${asked}`));
  return (
    <ReadingPage locale={locale} shape="list" read={() => storyList(query, languageOf(locale))}>
      {(list, messages) => (
        <>
          <PageHead
            title={messages.stories.title}
            help={messages.stories.help}
            problems={list.problems}
            messages={messages}
          />
          <StoryListing list={list} badDay={asked === "" ? null : asked} locale={locale} />
          <RelatedLinks to={["board", "events", "moves", "reactions"]} locale={locale} messages={messages} />
        </>
      )}
    </ReadingPage>
  );
}
