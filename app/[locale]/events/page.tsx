import type { Metadata } from "next";
import { AnnouncedTimes } from "../../../components/figure/timeline/announced-times.tsx";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { OriginalTitle } from "../../../components/text/original-title.tsx";
import { readerName } from "../../../components/text/reader-name.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import {
  type AnnouncementList,
  announcementList,
  type ListedAnnouncement,
} from "../../../lib/views/lists.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { event } = messagesIn((await params).locale);
  return { title: event.listTitle, description: event.listHelp };
}

export default async function EventsPage({ params }: PageAddress) {
  const { locale } = await params;
  return (
    <ReadingPage locale={locale} shape="list" read={() => announcementList(languageOf(locale))}>
      {(list, messages) => <Announcements list={list} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface AnnouncementsProps {
  readonly list: AnnouncementList;
  readonly locale: string;
  readonly messages: Messages;
}

function Announcements({ list, locale, messages }: AnnouncementsProps) {
  const { announcements, zones, exportQuery } = list;
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
