import type { Metadata } from "next";
import { headers } from "next/headers";
import { ActionsTable } from "../../../components/data/actions-table.tsx";
import { CalendarsTable } from "../../../components/data/calendars-table.tsx";
import { FindingsTable } from "../../../components/data/findings-table.tsx";
import { RefreshSection } from "../../../components/data/refresh-section.tsx";
import { RevisionsTable } from "../../../components/data/revisions-table.tsx";
import { RunsTable } from "../../../components/data/runs-table.tsx";
import { SeriesTable } from "../../../components/data/series-table.tsx";
import { ListSearch } from "../../../components/page/list-search.tsx";
import type { PageAddress, PageQuery } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { JsonLd } from "../../../components/social/json-ld.tsx";
import { datasetData } from "../../../components/social/linked-data.ts";
import { fill } from "../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { storedData } from "../../../lib/views/data/data-status.ts";
import { refreshView } from "../../../lib/views/data/refresh-view.ts";
import { SERIES_ORDERS } from "../../../lib/views/data/series-list.ts";
import { currentAdmin } from "../admin/current-admin.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { data } = messagesIn((await params).locale);
  return { title: data.title, description: data.help };
}

export default async function DataPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="tables" read={() => readData(query)}>
      {(stored, messages) => <StoredData stored={stored} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

const readData = (query: PageQuery) => Promise.all([storedData(query), refreshView()]);

interface StoredDataProps {
  readonly stored: Awaited<ReturnType<typeof readData>>;
  readonly locale: string;
  readonly messages: Messages;
}

async function StoredData({ stored, locale, messages }: StoredDataProps) {
  const [view, refresh] = stored;
  const admin = (await currentAdmin()) !== null;
  const { data, app, company } = messages;
  const dataset = {
    name: data.title,
    path: "/data",
    exports: { bars: "", events: "", reactions: "" },
    range: view.range,
    revision: view.revision,
  };
  const path = localePath(locale, "/data");
  return (
    <>
      <PageHead title={data.title} help={data.help} problems={view.problems} messages={messages} />
      <p className="text-xs text-muted">{fill(app.revision, { revision: view.revision })}</p>
      <RefreshSection view={refresh} locale={locale} messages={messages} admin={admin} />
      <ListSearch
        asked={view}
        path={path}
        orders={SERIES_ORDERS}
        texts={data}
        locale={locale}
        total={view.series.total}
        anchor="series"
      />
      <FindingsTable stored={view} locale={locale} messages={messages} />
      <SeriesTable stored={view} locale={locale} messages={messages} />
      <ActionsTable stored={view} locale={locale} messages={messages} />
      <CalendarsTable calendars={view.calendars} messages={messages} />
      <RunsTable runs={view.runs} locale={locale} messages={messages} />
      <RevisionsTable stored={view} texts={data} symbol={company.symbol} />
      <RelatedLinks to={["companies", "methods", "moves"]} locale={locale} messages={messages} />
      <JsonLd data={datasetData(dataset, { origin: siteOrigin(await headers()), locale, messages })} />
    </>
  );
}
