import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AnnouncementHead } from "../../../../components/announcements/announcement-head.tsx";
import { AnnouncementListings } from "../../../../components/announcements/announcement-listings.tsx";
import { markedClaims } from "../../../../components/claims/marked-claims.ts";
import { ReportedSection } from "../../../../components/claims/reported-section.tsx";
import { StaleNote } from "../../../../components/data/stale-note.tsx";
import { FilterBar } from "../../../../components/filters/filter-bar.tsx";
import { filterTexts } from "../../../../components/filters/filter-texts.ts";
import { FilterProblems, SeriesNotes } from "../../../../components/page/notices.tsx";
import type { PageAddress, PageQuery } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { PictureContext } from "../../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../../components/picture/picture-setting.ts";
import { ListingDefinitions } from "../../../../components/reactions/listing-reaction.tsx";
import { EventShare, EventShareMenu } from "../../../../components/social/event-share.tsx";
import { eventDescription, eventHeading } from "../../../../components/social/figure-texts.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { colon } from "../../../../components/text/lists.ts";
import { pack } from "../../../../components/text/pack.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { LONGEST_LABEL, ownDateText } from "../../../../lib/reactions/own/own-dates.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { type ClaimsAbout, claimsAbout } from "../../../../lib/views/claims/claims-about.ts";
import { claimsOnChart, type PlacedClaim } from "../../../../lib/views/claims/claims-on-chart.ts";
import { type StaleExchange, staleQuotes } from "../../../../lib/views/data/stale-quotes.ts";
import { type EventView, eventView, isEventKnown } from "../../../../lib/views/event.ts";
import { eventSummary } from "../../../../lib/views/social/social-card.ts";

export async function generateMetadata({ params }: PageAddress<"slug">): Promise<Metadata> {
  const { locale, slug } = await params;
  const messages = messagesIn(locale);
  const found = await attempt(() => eventSummary(slug, languageOf(locale)));
  const event = found.ok ? found.value : null;
  if (!event) return { title: found.ok ? messages.states.notFoundTitle : messages.event.listTitle };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/events/${slug}`,
    title: eventHeading(event, locale, messages),
    description: eventDescription(event, locale, messages),
    picture: `/og/events/${slug}.png?revision=${event.revision}`,
    messages,
  });
}

export default async function EventPage({ params, searchParams }: PageAddress<"slug">) {
  const { locale, slug } = await params;
  // Before anything is sent: an unknown announcement is a 404.
  const known = await attempt(() => isEventKnown(slug));
  if (known.ok && !known.value) notFound();
  const query = await searchParams;
  const read = async () => {
    const [view, stale, about] = await Promise.all([
      eventView(slug, query, languageOf(locale)),
      staleQuotes(),
      claimsAbout({ event: slug }, languageOf(locale)),
    ]);
    const symbols = view?.listings.map(({ reaction }) => reaction.symbol) ?? [];
    return { view, stale, about, placed: await claimsOnChart({ symbols, event: slug }, languageOf(locale)) };
  };
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {({ view, ...read }) =>
        view ? (
          <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
            <Announcement {...read} view={view} query={query} locale={locale} />
          </PictureContext>
        ) : (
          notFound()
        )
      }
    </ReadingPage>
  );
}

async function Announcement({
  view,
  query,
  stale,
  about,
  placed,
  locale,
}: EventPartProps & {
  readonly query: PageQuery;
  readonly stale: readonly StaleExchange[];
  readonly about: ClaimsAbout;
  readonly placed: readonly PlacedClaim[];
}) {
  const messages = messagesIn(locale);
  const origin = siteOrigin(await headers());
  const { slug } = view.announcement;
  const studied = view.mark.precision !== "month";
  return (
    <NuqsAdapter>
      <AnnouncementHead view={view} locale={locale} />
      <FilterProblems problems={view.problems} messages={messages} />
      <h2 className="mt-6 text-lg">{messages.event.reaction}</h2>
      {studied ? (
        <>
          <FilterBar
            filter={view.filter}
            opening={view.opening}
            options={pack(view.options)}
            exports={view.exports}
            shown={null}
            presets={[]}
            locale={locale}
            texts={filterTexts(locale, messages, view.listings.length)}
            fixed="event"
            share={<EventShareMenu view={view} origin={origin} locale={locale} />}
          />
          <AnnouncementListings
            view={view}
            claimsOn={(symbol) =>
              markedClaims(
                placed.filter(({ place }) => place.symbol === symbol),
                locale,
              )
            }
            query={query}
            origin={origin}
            locale={locale}
          />
          <ListingDefinitions messages={messages} />
        </>
      ) : (
        <p className="panel mt-2 p-4 text-sm">{messages.figure.notStudied}</p>
      )}
      <ReportedSection about={about} query={`event=${slug}`} locale={locale} />
      <Neighbours view={view} locale={locale} />
      <RelatedLinks
        own={[
          { path: `/compare?event=${slug}`, text: messages.links.eventCompare },
          ...(studied ? [{ path: `/study?${sameMoment(view)}`, text: messages.links.eventStudy }] : []),
        ]}
        to={["methods", "reactions", "events"]}
        locale={locale}
        messages={messages}
      />
      <EventShare view={view} origin={origin} locale={locale} />
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
      <StaleNote stale={stale} locale={locale} />
    </NuqsAdapter>
  );
}

/** The query of a study of any other share or index round the same moment. */
function sameMoment({ announcement: { title }, mark }: EventView): string {
  const [date = "", time = ""] = (
    mark.announcedAt === null ? "" : new Date(mark.announcedAt).toISOString()
  ).split(/[T.]/);
  const moment =
    date === ""
      ? { date: mark.localDate, time: null, zone: mark.zone }
      : { date, time: time.slice(0, 5), zone: "UTC" };
  return new URLSearchParams({
    dates: ownDateText({ ...moment, label: title.slice(0, LONGEST_LABEL) }),
  }).toString();
}

interface EventPartProps {
  readonly view: EventView;
  readonly locale: string;
}

function Neighbours({ view: { neighbours }, locale }: EventPartProps) {
  const { event: texts } = messagesIn(locale);
  const links = [
    { label: texts.previous, link: neighbours.previous },
    { label: texts.next, link: neighbours.next },
  ];
  return (
    <nav className="no-print mt-6 flex justify-between gap-4 text-sm">
      {links.map(({ label, link }) => (
        <span key={label}>
          {link && (
            <>
              <span className="text-muted">
                {label}
                {colon(locale)}
              </span>
              <a href={localePath(locale, `/events/${link.slug}`)}>{link.title}</a>
            </>
          )}
        </span>
      ))}
    </nav>
  );
}
