import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ClaimList } from "../../../../components/claims/claim-list.tsx";
import { FIRST_PIXELS } from "../../../../components/figure/first-width.ts";
import { SeriesNotes } from "../../../../components/page/notices.tsx";
import { type PageAddress, type PageQuery, queryOf } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { PictureContext } from "../../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../../components/picture/picture-setting.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { StoryDay } from "../../../../components/stories/story-day.tsx";
import { StoryExports } from "../../../../components/stories/story-exports.tsx";
import { StoryShare, storyTitle } from "../../../../components/stories/story-share.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { fullDay } from "../../../../components/text/format.ts";
import { storySentences } from "../../../../components/text/story-text.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../lib/i18n/routing.ts";
import { dayNumber } from "../../../../lib/market/session-date.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { type StoryView, storyView } from "../../../../lib/views/stories/story.ts";
import { isStoryDay } from "../../../../lib/views/stories/story-day.ts";

export async function generateMetadata({ params }: PageAddress<"day">): Promise<Metadata> {
  const { locale, day } = await params;
  const messages = messagesIn(locale);
  if (!isStoryDay(day)) return { title: messages.stories.noSuchDay };
  const read = await attempt(() => storyView(day, {}, languageOf(locale)));
  const view = read.ok ? read.value : null;
  if (!view) return { title: storyTitle(day, locale, messages) };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/stories/${day}`,
    title: storyTitle(day, locale, messages),
    description: fill(messages.stories.dayDescription, {
      day: fullDay(locale, dayNumber(day)),
      said: storySentences(view, locale)[0]?.sentences[0] ?? "",
    }),
    picture: `/og/stories/${day}.png?revision=${view.revision}`,
    messages,
  });
}

export default async function StoryPage({ params, searchParams }: PageAddress<"day">) {
  const { locale, day } = await params;
  // Before anything is sent: a day that no calendar has is a 404.
  if (!isStoryDay(day)) notFound();
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="tables" read={() => storyView(day, query, languageOf(locale))}>
      {(view) =>
        view ? (
          <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
            <Story view={view} query={query} locale={locale} />
          </PictureContext>
        ) : (
          notFound()
        )
      }
    </ReadingPage>
  );
}

interface StoryProps {
  readonly view: StoryView;
  readonly query: PageQuery;
  readonly locale: string;
}

async function Story({ view, query, locale }: StoryProps) {
  const messages = messagesIn(locale);
  return (
    <>
      <StoryDay
        view={view}
        query={queryOf(query)}
        reported={<Reported view={view} locale={locale} />}
        figureWidth={FIRST_PIXELS.wide}
        locale={locale}
      />
      <StoryExports exports={view.exports} locale={locale} />
      <RelatedLinks to={["stories", "events", "reactions", "methods"]} locale={locale} messages={messages} />
      <StoryShare view={view} origin={siteOrigin(await headers())} locale={locale} />
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
    </>
  );
}

/** What reports say of the day, and how it compares; nothing where none does. */
function Reported({ view: { day, claims, otherClaims }, locale }: Omit<StoryProps, "query">) {
  const { claims: texts } = messagesIn(locale).stories;
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby="reported" className="mt-6" data-testid="day-claims">
      <h2 id="reported" className="text-lg">
        {texts.title}
      </h2>
      <p className="mb-2 max-w-3xl text-xs text-muted">{texts.help}</p>
      <ClaimList claims={claims} locale={locale} />
      {otherClaims.length > 0 && (
        <details className="unfolds-in-print mt-2" data-testid="other-claims">
          <summary className="text-sm font-semibold">{texts.others}</summary>
          <p className="mt-1 mb-2 max-w-3xl text-xs text-muted">{texts.othersHelp}</p>
          <ClaimList claims={otherClaims} label={texts.others} locale={locale} />
        </details>
      )}
      <p className="no-print mt-1 text-sm">
        <a className="target" href={`/api/v1/claims.csv?from=${day}&to=${day}`} download>
          {texts.csv}
        </a>
      </p>
    </section>
  );
}
