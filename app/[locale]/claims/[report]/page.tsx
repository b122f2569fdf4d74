import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ClaimList } from "../../../../components/claims/claim-list.tsx";
import { isPageAddress } from "../../../../components/claims/claim-review.ts";
import { reportPhrase, scorePhrase } from "../../../../components/claims/report-phrase.ts";
import type { PageAddress } from "../../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { fill } from "../../../../components/text/fill.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { type ClaimReportView, claimReportView } from "../../../../lib/views/claims/claim.ts";

type ReportAddress = PageAddress<"report">;

export async function generateMetadata({ params }: ReportAddress): Promise<Metadata> {
  const { locale, report } = await params;
  const messages = messagesIn(locale);
  const read = await attempt(() => claimReportView(report, languageOf(locale)));
  const view = read.ok ? read.value : null;
  if (!view) return { title: messages.claims.noSuchReport };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/claims/${report}`,
    title: reportPhrase(view.report, locale),
    description: view.claims.length === 0 ? messages.claims.noClaimYet : scorePhrase(view.score, locale),
    picture: "/og/site.png",
    messages,
  });
}

export default async function ReportPage({ params }: ReportAddress) {
  const { locale, report } = await params;
  return (
    <ReadingPage locale={locale} shape={null} read={() => claimReportView(report, languageOf(locale))}>
      {(view) => (view ? <Report view={view} locale={locale} /> : notFound())}
    </ReadingPage>
  );
}

interface ReportProps {
  readonly view: ClaimReportView;
  readonly locale: string;
}

function Report({ view: { report, claims, score, revision }, locale }: ReportProps) {
  const messages = messagesIn(locale);
  const { claims: texts } = messages;
  return (
    <>
      <PageHead
        title={reportPhrase(report, locale)}
        help={texts.reportHelp}
        problems={[]}
        messages={messages}
      />
      <p className="mt-2 text-lg font-semibold" data-testid="score">
        {claims.length === 0 ? texts.noClaimYet : scorePhrase(score, locale)}
      </p>
      <p className="mb-3 flex flex-wrap gap-x-4 text-sm text-muted">
        {report.url !== null && (
          <a href={report.url} rel="noreferrer nofollow" className="target">
            {isPageAddress(report.url) ? texts.link : texts.onlySite}
          </a>
        )}
        {report.note !== null && <bdi lang={report.note.language}>{report.note.text}</bdi>}
        <a href={localePath(locale, `/admin/reports/${report.slug}`)} className="when-signed-in target">
          {texts.edit}
        </a>
        <a href={`/api/v1/claims.csv?report=${report.slug}`} download className="target ms-auto">
          {texts.export1}
        </a>
      </p>
      {claims.length > 0 && <ClaimList claims={claims} namesReport={false} locale={locale} />}
      <RelatedLinks to={["claims", "events", "methods"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision })}</p>
    </>
  );
}
