import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { verdictPhrase } from "../../../../../components/claims/claim-figures.ts";
import { claimReviewData } from "../../../../../components/claims/claim-review.ts";
import { ClaimWorking } from "../../../../../components/claims/claim-working.tsx";
import type { PageAddress } from "../../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../../components/page/related-links.tsx";
import { JsonLd } from "../../../../../components/social/json-ld.tsx";
import { pageMetadata } from "../../../../../components/social/page-metadata.ts";
import { fill } from "../../../../../components/text/fill.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../../../lib/site-origin.ts";
import { attempt } from "../../../../../lib/views/attempt.ts";
import { type ClaimView, claimView } from "../../../../../lib/views/claims/claim.ts";

type ClaimAddress = PageAddress<"report" | "claim">;

/** A claim of a report; null where there is none, or it is another report's. */
async function claimOf(report: string, slug: string, locale: string): Promise<ClaimView | null> {
  const claim = await claimView(slug, languageOf(locale));
  return claim?.report.slug === report ? claim : null;
}

export async function generateMetadata({ params }: ClaimAddress): Promise<Metadata> {
  const { locale, report, claim } = await params;
  const messages = messagesIn(locale);
  const read = await attempt(() => claimOf(report, claim, locale));
  const view = read.ok ? read.value : null;
  if (!view) return { title: messages.claims.noSuch };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/claims/${report}/${claim}`,
    title: view.paraphrase,
    description: `${messages.claims.columns.verdict}: ${verdictPhrase(view.verdict, locale, messages.claims)}`,
    picture: "/og/site.png",
    messages,
  });
}

export default async function ClaimPage({ params }: ClaimAddress) {
  const { locale, report, claim } = await params;
  return (
    <ReadingPage locale={locale} shape={null} read={() => claimOf(report, claim, locale)}>
      {(view) => (view ? <Claim view={view} locale={locale} /> : notFound())}
    </ReadingPage>
  );
}

async function Claim({ view, locale }: { readonly view: ClaimView; readonly locale: string }) {
  const messages = messagesIn(locale);
  const data = claimReviewData(view, { origin: siteOrigin(await headers()), locale, messages });
  const { claims: texts } = messages;
  return (
    <>
      <ClaimWorking claim={view} locale={locale} />
      <RelatedLinks
        to={["claims", "data", "methods"]}
        own={[
          { path: `/claims/${view.report.slug}`, text: texts.otherClaims },
          ...(view.session === null
            ? []
            : [{ path: `/stories/${view.session}`, text: messages.links.stories }]),
        ]}
        locale={locale}
        messages={messages}
      />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
      {data !== null && <JsonLd data={data} />}
    </>
  );
}
