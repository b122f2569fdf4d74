import type { Metadata } from "next";
import { headers } from "next/headers";
import { ActionsTable } from "../../../components/data/actions-table.tsx";
import { CalendarsTable } from "../../../components/data/calendars-table.tsx";
import { FindingsTable } from "../../../components/data/findings-table.tsx";
import { RefreshSection } from "../../../components/data/refresh-section.tsx";
import { RevisionsTable } from "../../../components/data/revisions-table.tsx";
import { RunsTable } from "../../../components/data/runs-table.tsx";
import { SeriesTable } from "../../../components/data/series-table.tsx";
import type { PageAddress, PageQuery } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { JsonLd } from "../../../components/social/json-ld.tsx";
import { datasetData } from "../../../components/social/linked-data.ts";
import { fill } from "../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { storedData } from "../../../lib/views/data/data-status.ts";
import { refreshView } from "../../../lib/views/data/refresh-view.ts";
import { storedFindings } from "../../../lib/views/data/stored-findings.ts";
import { storedRevisions } from "../../../lib/views/data/stored-revisions.ts";
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

const readData = ({ findings, revisions }: PageQuery) =>
  Promise.all([storedData(), storedFindings(findings), storedRevisions(revisions), refreshView()]);

interface StoredDataProps {
  readonly stored: Awaited<ReturnType<typeof readData>>;
  readonly locale: string;
  readonly messages: Messages;
}

async function StoredData({ stored, locale, messages }: StoredDataProps) {
  const [view, findings, revisions, refresh] = stored;
  const admin = (await currentAdmin()) !== null;
  const { data, app, company } = messages;
  const ranges = view.series.flatMap(({ range }) => range ?? []);
  const first = ranges
    .map((range) => range.first)
    .toSorted()
    .at(0);
  const last = ranges
    .map((range) => range.last)
    .toSorted()
    .at(-1);
  const dataset = {
    name: data.title,
    path: "/data",
    exports: { bars: "", events: "", reactions: "" },
    range: first !== undefined && last !== undefined ? { first, last } : null,
    revision: view.revision,
  };
  const shown = { findings: findings.page, revisions: revisions.page };
  return (
    <>
      <PageHead title={data.title} help={data.help} problems={[]} messages={messages} />
      <p className="text-xs text-muted">{fill(app.revision, { revision: view.revision })}</p>
      <RefreshSection view={refresh} locale={locale} messages={messages} admin={admin} />
      <FindingsTable findings={findings} shown={shown} locale={locale} messages={messages} />
      <SeriesTable series={view.series} locale={locale} messages={messages} />
      <ActionsTable actions={view.actions} locale={locale} messages={messages} />
      <CalendarsTable calendars={view.calendars} messages={messages} />
      <RunsTable runs={view.runs} locale={locale} messages={messages} />
      <RevisionsTable revisions={revisions} shown={shown} texts={data} symbol={company.symbol} />
      <RelatedLinks to={["companies", "methods", "moves"]} locale={locale} messages={messages} />
      <JsonLd data={datasetData(dataset, { origin: siteOrigin(await headers()), locale, messages })} />
    </>
  );
}
