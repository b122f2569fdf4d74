import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { markedClaims } from "../../../../components/claims/marked-claims.ts";
import { ReportedSection } from "../../../../components/claims/reported-section.tsx";
import { StaleNote } from "../../../../components/data/stale-note.tsx";
import { FIRST_PIXELS } from "../../../../components/figure/first-width.ts";
import { AnnouncedTimes } from "../../../../components/figure/timeline/announced-times.tsx";
import { FilterBar } from "../../../../components/filters/filter-bar.tsx";
import { filterTexts } from "../../../../components/filters/filter-texts.ts";
import { FilterProblems, SeriesNotes } from "../../../../components/page/notices.tsx";
import type { PageAddress, PageQuery } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { PictureContext } from "../../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../../components/picture/picture-setting.ts";
import { ListingDefinitions, ListingReaction } from "../../../../components/reactions/listing-reaction.tsx";
import { OtherListings } from "../../../../components/reactions/other-listings.tsx";
import { CiteFigures } from "../../../../components/social/cite-figures.tsx";
import { EventShare, EventShareMenu } from "../../../../components/social/event-share.tsx";
import { eventDescription, eventHeading } from "../../../../components/social/figure-texts.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { fill } from "../../../../components/text/fill.ts";
import { comparedTitle } from "../../../../components/text/headline.ts";
import { bracketed, colon, comma, listed } from "../../../../components/text/lists.ts";
import { OriginalTitle } from "../../../../components/text/original-title.tsx";
import { pack } from "../../../../components/text/pack.ts";
import { benchmarkNames, readerName } from "../../../../components/text/reader-name.ts";
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
      <EventHead view={view} locale={locale} />
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
          <Listings view={view} placed={placed} query={query} origin={origin} locale={locale} />
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

interface ListingsProps extends EventPartProps {
  readonly placed: readonly PlacedClaim[];
  readonly query: PageQuery;
  readonly origin: string;
}

/** The companies that it names; the others folded away, so that nobody takes what they did for its doing. */
function Listings({ view, placed, query, origin, locale }: ListingsProps) {
  const { listings, others } = view;
  const messages = messagesIn(locale);
  const { event: texts } = messages;
  const { pageOf, previousPage, nextPage } = messages.data;
  const shown = listings.map((listing) => (
    <ListingReaction
      key={listing.reaction.symbol}
      listing={listing}
      claims={markedClaims(
        placed.filter(({ place }) => place.symbol === listing.reaction.symbol),
        locale,
      )}
      figureWidth={FIRST_PIXELS.wide}
      cite={<CiteFigures listing={listing} view={view} origin={origin} locale={locale} />}
      locale={locale}
      messages={messages}
    />
  ));
  if (others) {
    return (
      <>
        {shown}
        <OtherListings
          others={pack(others)}
          benchmarkNames={benchmarkNames(view.options, messages.instrumentNames)}
          query={query}
          locale={locale}
          texts={{ others: texts.others, othersHelp: texts.othersHelp, inFull: texts.inFull }}
          labels={{ ...messages.table, kindNames: messages.kindNames, makerNames: messages.makerNames }}
          pageTexts={{ pageOf, previousPage, nextPage }}
        />
      </>
    );
  }
  const named = listings.filter(({ reaction }) => reaction.relation !== null).length;
  if (named === listings.length) return shown;
  return (
    <>
      {shown.slice(0, named)}
      <details className="unfolds-in-print mt-4" open={named === 0} data-testid="other-listings">
        <summary className="text-lg font-semibold">
          {fill(texts.others, { count: listings.length - named })}
        </summary>
        <p className="mt-1 max-w-3xl text-sm text-muted">{texts.othersHelp}</p>
        {shown.slice(named)}
      </details>
    </>
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

function EventHead({ view, locale }: EventPartProps) {
  const { announcement, mark, headline, options, zones } = view;
  const language = languageOf(locale);
  const names = new Map(options.companies.map((company) => [company.slug, company.names[language]]));
  const {
    event: texts,
    figure,
    headline: said,
    table,
    timeline,
    kindNames,
    makerNames,
    app,
    stories,
  } = messagesIn(locale);
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
  // Written while the sources were read, in English, for whoever checks them.
  const recorded = [
    ...announcement.sources.flatMap(({ url, evidence }) => (evidence ? `${hostOf(url)}: ${evidence}` : [])),
    ...(announcement.note ? [announcement.note] : []),
  ];
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
  ];
  return (
    <div className="mt-4">
      <h1 className="text-2xl" dir="auto">
        {announcement.title}
      </h1>
      <OriginalTitle title={announcement.originalTitle} className="mt-1 text-sm" />
      {headline && (
        <p className="mt-1 text-lg font-semibold text-pretty" data-testid="lead">
          {comparedTitle(headline, locale)}
          {headline.figures.some(({ isDayOnly }) => isDayOnly) && (
            <span className="ms-2 text-sm font-normal text-muted">{said.dayOnly}</span>
          )}
        </p>
      )}
      <dl className="mt-2 grid max-w-4xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
        <dt className="text-muted">{texts.announced}</dt>
        <dd dir="auto" data-testid="announced">
          <AnnouncedTimes
            announced={mark}
            zones={zones}
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
            {announcement.sources.map(({ url }) => (
              <li key={url} className="wrap-anywhere">
                <a href={url} rel="noreferrer" dir="ltr">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {recorded.length > 0 && (
        <details className="unfolds-in-print mt-2 max-w-4xl text-sm" data-testid="recorded">
          <summary className="text-muted">
            {texts.recorded}
            {language !== "en" && bracketed(locale, app.inEnglish)}
          </summary>
          <ul className="mt-1 list-inside list-disc text-xs text-muted" lang="en" dir="ltr">
            {recorded.map((text) => (
              <li key={text} className="wrap-anywhere">
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="no-print mt-2 text-sm">
        <a href={`${localePath(locale, "/")}?event=${announcement.slug}`}>{texts.onBoard}</a>
        {view.storyDay !== null && (
          <>
            {" · "}
            <a href={localePath(locale, `/stories/${view.storyDay}`)}>{stories.ofDay}</a>
          </>
        )}
      </p>
    </div>
  );
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

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
