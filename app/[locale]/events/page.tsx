import type { Metadata } from "next";
import { Suspense } from "react";
import { AnnouncedTimes } from "../../../components/figure/timeline/announced-times.tsx";
import { StoreNotice } from "../../../components/page/notices.tsx";
import { PageSkeleton } from "../../../components/page/page-skeleton.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { SignOfLife } from "../../../components/page/sign-of-life.tsx";
import { OriginalTitle } from "../../../components/text/original-title.tsx";
import { readerName } from "../../../components/text/reader-name.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { announcementList, type ListedAnnouncement } from "../../../lib/views/lists.ts";

interface EventsPageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: EventsPageProps): Promise<Metadata> {
  const { event } = messagesIn((await params).locale);
  return { title: event.listTitle, description: event.listHelp };
}

export default async function EventsPage(props: EventsPageProps) {
  return (
    <Suspense fallback={<PageSkeleton locale={(await props.params).locale} shape="list" />}>
      <EventsContent {...props} />
      <SignOfLife />
    </Suspense>
  );
}

async function EventsContent({ params }: EventsPageProps) {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const list = await attempt(() => announcementList(languageOf(locale)));
  if (!list.ok) return <StoreNotice code={list.problem.code} messages={messages} />;
  const { announcements, zones, exportQuery } = list.value;
  return (
    <>
      <div className="my-4 flex flex-wrap items-end gap-3">
        <div>
          <h1 className="text-2xl">{messages.event.listTitle}</h1>
          <p className="text-sm text-muted">{messages.event.listHelp}</p>
        </div>
        <a className="control no-print ms-auto" href={`/api/v1/events.csv?${exportQuery}`} download>
          {messages.filter.exportEvents}
        </a>
      </div>
      {announcements.length === 0 && (
        <p role="status" className="panel my-3 p-10 text-center">
          {messages.states.noAnnouncements}
        </p>
      )}
      <ul className="panel divide-y divide-grid">
        {announcements.map((announced) => (
          <li
            key={announced.slug}
            className="grid gap-x-4 px-3 py-1.5 text-sm sm:grid-cols-[16rem_1fr_10rem] lg:grid-cols-[24rem_1fr_12rem]"
          >
            <span className="text-xs text-muted">
              <AnnouncedTimes
                announced={announced}
                zones={zones}
                locale={locale}
                labels={messages.timeline.times}
                precision={messages.figure.precision[announced.precision]}
              />
            </span>
            <span>
              <a className="target" href={localePath(locale, `/events/${announced.slug}`)} dir="auto">
                {announced.title}
              </a>
              <OriginalTitle title={announced.originalTitle} className="text-xs" />
              <NamedCompanies companies={announced.companies} locale={locale} />
            </span>
            <span className="text-muted">
              {readerName(announced.maker, messages.makerNames)}
              <span className="block text-xs">
                {announced.kinds.map((kind) => readerName(kind, messages.kindNames)).join(", ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <RelatedLinks
        to={["board", "companies", "compare", "reactions", "moves"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}

interface NamedCompaniesProps extends Pick<ListedAnnouncement, "companies"> {
  readonly locale: string;
}

/** The companies that an announcement names, each a link to its page; nothing where it names none. */
function NamedCompanies({ companies, locale }: NamedCompaniesProps) {
  if (companies.length === 0) return null;
  return (
    <span className="block text-xs text-muted">
      {companies.map(({ slug, names }, index) => (
        <span key={slug}>
          {index > 0 && ", "}
          <a href={localePath(locale, `/companies/${slug}`)} className="target text-muted underline">
            {names[languageOf(locale)]}
          </a>
        </span>
      ))}
    </span>
  );
}
