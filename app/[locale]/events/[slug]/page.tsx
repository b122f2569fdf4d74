import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { StaleNote } from "../../../../components/data/stale-note.tsx";
import { AnnouncedTimes } from "../../../../components/figure/timeline/announced-times.tsx";
import { FilterBar } from "../../../../components/filters/filter-bar.tsx";
import { filterTexts } from "../../../../components/filters/filter-texts.ts";
import { FilterProblems, SeriesNotes } from "../../../../components/page/notices.tsx";
import type { PageAddress } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { ListingReaction } from "../../../../components/reactions/listing-reaction.tsx";
import { EventShare } from "../../../../components/social/event-share.tsx";
import { eventDescription, eventHeading } from "../../../../components/social/figure-texts.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { EnglishText } from "../../../../components/text/english-text.tsx";
import { bracketed, colon, comma, listed } from "../../../../components/text/lists.ts";
import { OriginalTitle } from "../../../../components/text/original-title.tsx";
import { readerName } from "../../../../components/text/reader-name.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { type StaleExchange, staleQuotes } from "../../../../lib/views/data/stale-quotes.ts";
import { type EventView, eventView, isEventKnown } from "../../../../lib/views/event.ts";
import { eventSummary } from "../../../../lib/views/social/social-card.ts";

export async function generateMetadata({ params }: PageAddress<"slug">): Promise<Metadata> {
  const { locale, slug } = await params;
  const messages = messagesIn(locale);
  const found = await attempt(() => eventSummary(slug, languageOf(locale)));
  const event = found.ok ? found.value : null;
  if (!event) return { title: messages.event.listTitle };
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
  const read = () => Promise.all([eventView(slug, query, languageOf(locale)), staleQuotes()]);
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {([view, stale]) => (view ? <Announcement view={view} stale={stale} locale={locale} /> : notFound())}
    </ReadingPage>
  );
}

async function Announcement({
  view,
  stale,
  locale,
}: EventPartProps & { readonly stale: readonly StaleExchange[] }) {
  const messages = messagesIn(locale);
  const { slug } = view.announcement;
  const studied = view.mark.precision !== "month";
  return (
    <NuqsAdapter>
      <EventHead view={view} locale={locale} />
      <FilterProblems problems={view.problems} messages={messages} />
      <h2 className="mt-6 text-lg">{messages.event.reaction}</h2>
      {studied ? (
        <>
          <FilterBar
            filter={view.filter}
            opening={view.opening}
            options={view.options}
            exports={view.exports}
            shown={null}
            presets={[]}
            locale={locale}
            texts={filterTexts(locale, messages, view.listings.length)}
            fixed="event"
          />
          {view.listings.map((listing) => (
            <ListingReaction
              key={listing.reaction.symbol}
              listing={listing}
              axis={view.pathAxis}
              locale={locale}
              messages={messages}
            />
          ))}
        </>
      ) : (
        <p className="panel mt-2 p-4 text-sm">{messages.figure.notStudied}</p>
      )}
      <Neighbours view={view} locale={locale} />
      <RelatedLinks
        own={[{ path: `/compare?event=${slug}`, text: messages.links.eventCompare }]}
        to={["methods", "reactions", "events"]}
        locale={locale}
        messages={messages}
      />
      <EventShare view={view} origin={siteOrigin(await headers())} locale={locale} />
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
      <StaleNote stale={stale} locale={locale} />
    </NuqsAdapter>
  );
}

interface EventPartProps {
  readonly view: EventView;
  readonly locale: string;
}

function EventHead({ view: { announcement, mark, options, listings }, locale }: EventPartProps) {
  const language = languageOf(locale);
  const names = new Map(options.companies.map((company) => [company.slug, company.names[language]]));
  const { event: texts, figure, table, timeline, kindNames, makerNames, app } = messagesIn(locale);
  const english = (text: string) => <EnglishText text={text} locale={locale} summary={app.inEnglish} />;
  const precisions: Readonly<Record<string, string>> = figure.precision;
  const roles: Readonly<Record<string, string>> = table.roles;
  const concerned =
    announcement.companies.length === 0
      ? texts.concernsNone
      : announcement.companies.map(({ company, role }, index) => (
          <span key={company}>
            {index > 0 && comma(locale)}
            <a href={localePath(locale, `/companies/${company}`)}>{names.get(company) ?? company}</a>
            {bracketed(locale, roles[role] ?? role)}
          </span>
        ));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [texts.maker, readerName(announcement.maker, makerNames)],
    [
      texts.kind,
      listed(
        locale,
        announcement.kinds.map((kind) => readerName(kind, kindNames)),
      ),
    ],
    [texts.concerns, concerned],
    ...(announcement.note ? [[texts.note, english(announcement.note)] as const] : []),
  ];
  return (
    <div className="mt-4">
      <h1 className="text-2xl" dir="auto">
        {announcement.title}
      </h1>
      <OriginalTitle title={announcement.originalTitle} className="mt-1 text-sm" />
      <dl className="mt-2 grid max-w-4xl gap-x-4 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
        <dt className="text-muted">{texts.announced}</dt>
        <dd dir="auto" data-testid="announced">
          <AnnouncedTimes
            announced={mark}
            zones={listings.map(({ reaction }) => reaction.zone)}
            locale={locale}
            labels={timeline.times}
            precision={precisions[mark.precision] ?? mark.precision}
          />
        </dd>
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        <dt className="text-muted">{texts.sources}</dt>
        <dd>
          <ul>
            {announcement.sources.map(({ url, evidence }) => (
              <li key={url} className="break-words">
                <a href={url} rel="noreferrer" dir="ltr">
                  {url}
                </a>
                {evidence && (
                  <span className="block text-xs text-muted">
                    {texts.evidence}
                    {colon(locale)}
                    {english(evidence)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <p className="no-print mt-2 text-sm">
        <a href={`${localePath(locale, "/")}?event=${announcement.slug}`}>{texts.onBoard}</a>
      </p>
    </div>
  );
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
