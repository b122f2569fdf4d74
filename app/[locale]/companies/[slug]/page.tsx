import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { MarketPage } from "../../../../components/board/market-page.tsx";
import { StoreNotice } from "../../../../components/page/notices.tsx";
import { PageSkeleton } from "../../../../components/page/page-skeleton.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { SignOfLife } from "../../../../components/page/sign-of-life.tsx";
import { CompanyShare } from "../../../../components/social/company-share.tsx";
import { companyDescription, companyHeading } from "../../../../components/social/figure-texts.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { fill } from "../../../../components/text/fill.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { companyView, isCompanyKnown } from "../../../../lib/views/company.ts";
import { MOST_COMPARED } from "../../../../lib/views/compare-choice.ts";
import { staleQuotes } from "../../../../lib/views/data/stale-quotes.ts";
import { companySummary } from "../../../../lib/views/social/social-card.ts";

interface CompanyPageProps {
  readonly params: Promise<{ locale: string; slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: CompanyPageProps): Promise<Metadata> {
  const { locale, slug } = await params;
  const messages = messagesIn(locale);
  const found = await attempt(() => companySummary(slug));
  const company = found.ok ? found.value : null;
  if (!company) return { title: messages.company.listTitle };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/companies/${slug}`,
    title: companyHeading(company, locale, messages),
    description: companyDescription(company, locale, messages),
    picture: `/og/companies/${slug}.png?revision=${company.revision}`,
    messages,
  });
}

export default async function CompanyPage(props: CompanyPageProps) {
  const { locale, slug } = await props.params;
  // Before anything is sent: an unknown company is a 404.
  const known = await attempt(() => isCompanyKnown(slug));
  if (known.ok && !known.value) notFound();
  return (
    <Suspense fallback={<PageSkeleton locale={locale} shape="chart" />}>
      <Company {...props} />
      <SignOfLife />
    </Suspense>
  );
}

async function Company({ params, searchParams }: CompanyPageProps) {
  const { locale, slug } = await params;
  const messages = messagesIn(locale);
  const query = await searchParams;
  const company = await attempt(() =>
    Promise.all([companyView(slug, query, languageOf(locale)), staleQuotes()]),
  );
  if (!company.ok) return <StoreNotice code={company.problem.code} messages={messages} />;
  const [view, stale] = company.value;
  if (!view) notFound();
  const language = languageOf(locale);
  const others = view.options.companies.flatMap((company) => (company.slug === slug ? [] : company.slug));
  return (
    <>
      <MarketPage
        locale={locale}
        view={view}
        stale={stale}
        fixed="company"
        headings={{ reactions: messages.company.reactions, reactionsHelp: messages.board.reactionsHelp }}
        title={
          <div className="mt-4">
            <h1 className="text-2xl">{view.names[language]}</h1>
            <p className="text-sm text-muted">
              {view.listings.map(({ symbol, exchange, currency }, index) => (
                <span key={symbol}>
                  {index > 0 && " · "}
                  <bdi>{symbol}</bdi>, {messages.exchanges[exchange]}, {currency}
                </span>
              ))}
            </p>
          </div>
        }
      />
      <RelatedLinks
        own={[
          {
            path: `/compare?company=${slug}&by=event`,
            text: fill(messages.links.companyEvents, { name: view.names[language] }),
          },
          ...(view.options.companies.length > 1
            ? [
                {
                  path: `/compare?company=${[slug, ...others].slice(0, MOST_COMPARED).join(",")}&by=company`,
                  text: fill(messages.links.companyOthers, { name: view.names[language] }),
                },
              ]
            : []),
          {
            path: `/reactions?company=${slug}`,
            text: fill(messages.links.companyReactions, { name: view.names[language] }),
          },
        ]}
        to={["events", "data", "methods"]}
        locale={locale}
        messages={messages}
      />
      <CompanyShare view={view} origin={siteOrigin(await headers())} locale={locale} />
    </>
  );
}
