import type { Metadata } from "next";
import { createTranslator } from "next-intl";
import {
  AnnouncementFilter,
  AnnouncementOrder,
} from "../../../components/announcements/announcement-filter.tsx";
import { AnnouncementRows } from "../../../components/announcements/announcement-rows.tsx";
import { listAddress } from "../../../components/announcements/list-address.ts";
import { EmptyResult } from "../../../components/page/empty-result.tsx";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { PageLinks } from "../../../components/ui/page-links.tsx";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { type AnnouncementList, announcementList } from "../../../lib/views/announcement-list.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { event } = messagesIn((await params).locale);
  return { title: event.listTitle, description: event.listHelp };
}

export default async function EventsPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="list" read={() => announcementList(query, languageOf(locale))}>
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
  const { rows, page, pages, total, filter, empty, exportQuery } = list;
  const t = createTranslator({ locale, messages, namespace: "announcements" });
  return (
    <>
      <PageHead
        title={messages.event.listTitle}
        help={messages.event.listHelp}
        problems={list.problems}
        messages={messages}
      />
      <AnnouncementFilter list={list} locale={locale} messages={messages} />
      <div className="mt-4 mb-1 flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="text-sm font-semibold" data-testid="announcement-count">
          {t("count", { count: total })}
        </p>
        <AnnouncementOrder list={list} locale={locale} messages={messages} />
        <a className="control no-print ms-auto" href={`/api/v1/events.csv?${exportQuery}`} download>
          {messages.filter.exportEvents}
        </a>
      </div>
      {list.order === "strongest" && (
        <p className="mb-2 max-w-3xl text-xs text-muted">{messages.announcements.strongestHelp}</p>
      )}
      {rows.length > 0 && <AnnouncementRows list={list} locale={locale} messages={messages} />}
      {empty && (
        <EmptyResult
          empty={empty}
          filter={filter}
          options={list.options}
          path={localePath(locale, "/events")}
          locale={locale}
        />
      )}
      {rows.length === 0 && !empty && (
        <p role="status" className="panel my-3 p-10 text-center">
          {messages.states.noAnnouncements}
        </p>
      )}
      <PageLinks
        page={page}
        pages={pages}
        total={total}
        address={(other) => listAddress(list, locale, { page: other })}
        texts={messages.data}
      />
      <RelatedLinks
        to={["board", "companies", "compare", "reactions", "moves"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}
