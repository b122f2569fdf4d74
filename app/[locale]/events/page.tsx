import type { Metadata } from "next";
import { cache } from "react";
import {
  AnnouncementFilter,
  AnnouncementOrder,
} from "../../../components/announcements/announcement-filter.tsx";
import { announcementRowTexts } from "../../../components/announcements/announcement-row-texts.ts";
import { AnnouncementRows } from "../../../components/announcements/announcement-rows.tsx";
import { listAddress } from "../../../components/announcements/list-address.ts";
import { filterInWords } from "../../../components/filters/cited-view.ts";
import { EmptyResult } from "../../../components/page/empty-result.tsx";
import { type PageAddress, queryOf } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { bracketed } from "../../../components/text/lists.ts";
import { pack } from "../../../components/text/pack.ts";
import { translator } from "../../../components/text/translator.ts";
import { PageLinks } from "../../../components/ui/page-links.tsx";
import { DEFAULT_FILTER, FILTER_NAMES } from "../../../lib/filters.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { type AnnouncementList, announcementList } from "../../../lib/views/announcement-list.ts";
import { attempt } from "../../../lib/views/attempt.ts";

/** Read once for the page and its title. */
const listOf = cache((query: string, locale: string) =>
  announcementList(new URLSearchParams(query), languageOf(locale)),
);

/** With a filter the list is called by what it is narrowed to. */
export async function generateMetadata({ params, searchParams }: PageAddress): Promise<Metadata> {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const { listTitle, listHelp } = messages.event;
  const query = queryOf(await searchParams);
  const isFiltered = FILTER_NAMES.some((name) => query.has(name));
  const read = isFiltered ? await attempt(() => listOf(query.toString(), locale)) : null;
  const chosen = read?.ok ? filterInWords({ ...read.value, opening: DEFAULT_FILTER }, locale, messages) : "";
  return {
    title: chosen === "" ? listTitle : `${listTitle}${bracketed(locale, chosen)}`,
    description: listHelp,
  };
}

export default async function EventsPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = queryOf(await searchParams).toString();
  return (
    <ReadingPage locale={locale} shape="list" read={() => listOf(query, locale)}>
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
  const t = translator(locale, messages, "announcements");
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
      {rows.length > 0 && (
        <AnnouncementRows
          list={pack({ rows, zones: list.zones })}
          locale={locale}
          texts={announcementRowTexts(messages)}
        />
      )}
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
        to={["stories", "board", "companies", "compare", "reactions", "moves", "claims"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}
